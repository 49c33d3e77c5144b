using Tipoff.App.Cli;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.App;

/// <summary>
/// The window behind the best figure that the system before Tipoff published, a mean error of 4.27 points: trained before it, judged in it.
/// </summary>
static class HistoricalProtocol
{
    public static DateOnly From { get; } = new(2024, 2, 4);

    public static DateOnly To { get; } = new(2024, 4, 14);

    /// <summary>The figure, and why nobody can reach it honestly (docs/reference/accuracy.md).</summary>
    public const string Published = "Published for these dates: 4.27 on 9,829 rows, by a rule whose windows ended on the game's own date and so held its result.";

    /// <summary>The name of the trees that also saw the first months of the season, beside xgboost, which saw earlier seasons only.</summary>
    const string Name = "xgboost_to_february";

    /// <summary>Trains on everything before the window, keeps no model, and says what it predicts in the window.</summary>
    public static OtherPredictions Predict(Session session, Action<string> progress, CancellationToken cancel)
    {
        using var connection = session.Warehouse.Connect();
        var set = TrainingSet.Of(Frame.Read(connection, TrainingRows.Before(From), cancel));
        var asked = Frame.Read(connection, TrainingRows.Between(From, To), cancel);
        if (set.Matrix.Rows < Training.RowsMin || asked.Rows == 0)
            throw new Problem("the historical protocol cannot be run", $"{set.Matrix.Rows:N0} rows before {From:yyyy-MM-dd} and {asked.Rows:N0} until {To:yyyy-MM-dd}", "Import the seasons 2018-19 to 2023-24 and run `tipoff backfill` over them") { Exit = Exit.TryLater };

        var (median, mean) = (Said(0), Said(1));
        var (games, players) = (asked.Texts("game_id"), asked.Numbers("player_id"));
        return new OtherPredictions(Name, Enumerable.Range(0, asked.Rows).ToDictionary(row => (games[row]!, (int)players[row]), row => (median[row], mean[row])));

        double[] Said(int target)
        {
            using var model = Training.Fit(set.Matrix, Training.Targets[target], Training.ThreadsUsual, "until February", progress, cancel);
            return [.. model.Predict(asked.Matrix(model.Card.FeatureNames, "actual_points", "game_date")).Select(points => (double)BoostedTrees.Possible(points))];
        }
    }
}
