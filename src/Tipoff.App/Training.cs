using Tipoff.App.Cli;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Predictions;

namespace Tipoff.App;

/// <summary>Walk-forward training: a season's models see earlier seasons only.</summary>
static class Training
{
    /// <summary>Fewer rows teach nothing that the moving average does not know.</summary>
    const int RowsMin = 500;

    /// <summary>The seasons that have games after at least one earlier season with features.</summary>
    public static IReadOnlyList<int> Seasons(Session session)
    {
        using var connection = session.Warehouse.Connect();
        var seasons = Frame.Read(
            connection,
            """
            select distinct season_year from reference.games g
            where season_type = 'regular' and exists (
              select 1 from precompute.ml_feature_store f where f.season_year < g.season_year and f.season_year >= 2018)
            order by 1
            """);
        return [.. seasons.Numbers("season_year").Select(season => (int)season)];
    }

    /// <summary>Those of the seasons that have no model yet.</summary>
    public static IReadOnlyList<int> Untrained(Session session)
    {
        var registry = new ModelRegistry(session.Warehouse);
        using var connection = session.Warehouse.Connect();
        return [.. Seasons(session).Where(season => registry.Active(connection, TrainingRows.NoMarket, "mean", season) is null)];
    }

    /// <summary>Trains the median and the mean model of a season and registers both.</summary>
    /// <exception cref="Problem">There are too few rows of earlier seasons.</exception>
    public static IReadOnlyList<(RegisteredModel Entry, ModelCard Card)> Train(Session session, int season, Action<string> progress, CancellationToken cancel)
    {
        var matrix = Matrix(session, season, cancel);
        if (matrix.Rows < RowsMin)
        {
            throw new Problem(
                $"cannot train for {Season.Name(season)}",
                $"{matrix.Rows} rows of earlier seasons, expected at least {RowsMin}",
                "Run `tipoff backfill --from … --to …` over earlier seasons first");
        }

        var registry = new ModelRegistry(session.Warehouse);
        List<(RegisteredModel, ModelCard)> trained = [];
        foreach (var (target, objective) in Targets)
        {
            var options = new TrainingOptions { Objective = objective };
            using var fitted = Trainer.Fit(
                matrix, options, step => progress($"{Season.Name(season)} {target}: round {step.Round}, {matrix.Rows:N0} rows"), cancel);
            using var model = fitted.WithMetrics(new SortedDictionary<string, double>(StringComparer.Ordinal) { [BoostedTrees.OpenersLearned] = BoostedTrees.Openers(matrix) });
            trained.Add((registry.Add(model, TrainingRows.NoMarket, target, season), model.Card));
        }

        return trained;
    }

    /// <summary>
    /// Points within which an error counts by its square. Half a point lies below the steps in which points come; 2, the peer's, pulls the median
    /// towards the mean: on 2020-21 and 2021-22, each trained on earlier seasons, P1 4.517 and P2 5.045 instead of 4.511 and 5.040.
    /// </summary>
    const float MedianDelta = 0.5f;

    /// <summary>What each model of a season aims at: absolute error finds the median, squared error the mean.</summary>
    static readonly (string Target, Objective Objective)[] Targets = [("median", new Objective.SmoothedAbsolute(MedianDelta)), ("mean", new Objective.SquaredError())];

    public static FeatureMatrix Matrix(Session session, int season, CancellationToken cancel)
    {
        using var connection = session.Warehouse.Connect();
        return Frame.Read(connection, TrainingRows.Query(season), cancel).Matrix(FeatureGroups.Baseline, "actual_points", "game_date");
    }
}
