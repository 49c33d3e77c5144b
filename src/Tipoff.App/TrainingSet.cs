using System.Diagnostics;
using Tipoff.App.Cli;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Predictions;

namespace Tipoff.App;

/// <summary>What the models of a season learn from, and are judged by.</summary>
/// <param name="Frame">The rows with everything that gates compare with, oldest first.</param>
/// <param name="Matrix">The same rows, features and label alone.</param>
sealed record TrainingSet(Frame Frame, FeatureMatrix Matrix)
{
    /// <summary>Rows that the trees of shuffled results learn from, and rounds they grow: enough to find a leak, quick enough for each training.</summary>
    const int PermutedRowsMax = 20_000, PermutedRowsMin = 2_000, PermutedRounds = 40;

    public static TrainingSet Read(Session session, int season, CancellationToken cancel)
    {
        using var connection = session.Warehouse.Connect();
        return Of(Frame.Read(connection, TrainingRows.Query(season), cancel));
    }

    public static TrainingSet Of(Frame frame) => new(frame, frame.Matrix(FeatureGroups.Baseline, "actual_points", "game_date"));

    /// <summary>A pair of fitted models, about to be judged on the held-out rows.</summary>
    /// <param name="champion">The champion of the median; null when there is none.</param>
    public PromotionCase Case(TrainedModel median, TrainedModel mean, TrainedModel? champion, CancellationToken cancel)
    {
        var dates = Frame.Dates("game_date");
        var start = Array.FindIndex(dates, date => date >= median.Card.HeldOutFrom);
        return new PromotionCase(Matrix, Frame.Slice(start..), median.HeldOut, mean.HeldOut, champion is null ? null : Said(champion, start, dates), PermutedRSquared(cancel), SlateMilliseconds(median));
    }

    float[] Said(TrainedModel champion, int start, DateOnly[] dates)
    {
        var points = champion.Predict(Frame.Matrix(champion.Card.FeatureNames, "actual_points", "game_date", start..));
        for (var row = 0; row < points.Length; row++)
        {
            if (dates[start + row] <= champion.Card.TrainingTo)
                points[row] = float.NaN;
        }

        return points;
    }

    /// <summary>R² on later rows of trees that learned from the results of other rows; null when there are too few.</summary>
    double? PermutedRSquared(CancellationToken cancel)
    {
        if (Matrix.Rows < PermutedRowsMin)
            return null;

        var step = (Matrix.Rows + PermutedRowsMax - 1) / PermutedRowsMax;
        var sample = Matrix.Where(row => row % step == 0);
        var labels = sample.Labels.ToArray();
        new Random(Seed).Shuffle(labels);
        FeatureMatrix shuffled = new(sample.FeatureNames, sample.Values.ToArray(), labels, sample.Dates.ToArray());
        using var model = Trainer.Fit(shuffled, new TrainingOptions { Objective = new Objective.SquaredError(), RoundsMax = PermutedRounds, RefitOnAllRows = false }, cancel: cancel);
        return model.Card.HeldOut.RSquared;
    }

    const int Seed = 7;

    double SlateMilliseconds(TrainedModel model)
    {
        var slate = Matrix.Where(row => row >= Matrix.Rows - PromotionGates.SlateRows);
        model.Predict(slate);
        var watch = Stopwatch.StartNew();
        model.Predict(slate);
        return watch.Elapsed.TotalMilliseconds;
    }
}
