using System.Globalization;
using Tipoff.Native.XGBoost;

namespace Tipoff.Engine.Models;

/// <summary>Trains boosted trees: stops early by the latest dates, then trains again on all of them.</summary>
/// <remarks>Equal rows, options and library version give an equal model, bit for bit.</remarks>
public static class Trainer
{
    const int ReferenceRowsMax = 20;

    public static TrainedModel Fit(
        FeatureMatrix matrix, TrainingOptions? options = null, Action<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        options ??= new();
        options.Validate();
        DemandLabels(matrix);

        var (early, heldOut) = Split(matrix, options.HeldOutShare);
        var search = new BoostingRun(early, options, progress, cancel);
        Booster? final = null;
        try
        {
            var best = search.UntilNoBetter(heldOut);
            var heldOutPredictions = search.Predict(heldOut, best);
            if (options.RefitOnAllRows)
            {
                using var refit = new BoostingRun(matrix, options, progress, cancel);
                refit.Rounds(Math.Max(1, (int)(best * (1 + options.RefitGrowth))));
                final = refit.Take();
            }
            else
            {
                final = search.Take(best);
            }

            final.FeatureNames = matrix.FeatureNames;
            var card = Card(matrix, heldOut, options, final, best) with { HeldOut = Scores.Of(heldOutPredictions, heldOut.Labels.Span) };
            return new TrainedModel(final, card) { HeldOut = heldOutPredictions };
        }
        catch
        {
            final?.Dispose();
            throw;
        }
        finally
        {
            search.Dispose();
        }
    }

    /// <summary>The rows of the earlier dates, and of the last share of the dates: a date is never on both sides.</summary>
    internal static (FeatureMatrix Early, FeatureMatrix HeldOut) Split(FeatureMatrix matrix, double heldOutShare)
    {
        var dates = matrix.Dates.ToArray().Distinct().Order().ToArray();
        var place = (int)(dates.Length * (1 - heldOutShare) + 1e-9);
        if (place < 1 || place >= dates.Length)
            throw new Problem(
                $"The training rows have too few dates ({dates.Length})",
                $"early stopping holds out the last {heldOutShare:P0} of the dates and needs at least one on either side",
                "Backfill more dates with `tipoff backfill` and train again.");
        return (matrix.Before(dates[place]), matrix.From(dates[place]));
    }

    static void DemandLabels(FeatureMatrix matrix)
    {
        var labels = matrix.Labels.Span;
        for (var row = 0; row < labels.Length; row++)
            if (!float.IsFinite(labels[row]))
                throw new ArgumentException($"Row {row} of {matrix.Dates.Span[row]:yyyy-MM-dd} has label {labels[row]}; training rows need their results.", nameof(matrix));
        foreach (var weight in matrix.Weights.Span)
            if (!(weight >= 0 && float.IsFinite(weight))) throw new ArgumentException($"A weight is {weight}; weights are finite and not negative.", nameof(matrix));
    }

    static ModelCard Card(FeatureMatrix matrix, FeatureMatrix heldOut, TrainingOptions options, Booster booster, int best)
    {
        var (from, to) = (DateOnly.MaxValue, DateOnly.MinValue);
        foreach (var date in matrix.Dates.Span) (from, to) = (date < from ? date : from, date > to ? date : to);
        var trainedOn = options.RefitOnAllRows ? matrix : matrix.Before(heldOut.Dates.ToArray().Min());
        return new()
        {
            FeatureNames = matrix.FeatureNames,
            Objective = options.Objective switch
            {
                Objective.SquaredError => "squared_error",
                Objective.SmoothedAbsolute soft => string.Create(CultureInfo.InvariantCulture, $"smoothed_absolute(delta {soft.Delta})"),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            Parameters = BoostingRun.Parameters(trainedOn, options),
            Seed = options.Seed,
            Threads = options.Threads,
            XGBoostVersion = XGBoostLibrary.Version.ToString(),
            Rounds = booster.Rounds,
            RoundsBest = best,
            IsRefitOnAllRows = options.RefitOnAllRows,
            TrainingHash = matrix.ContentHash,
            TrainingRows = matrix.Rows,
            TrainingFrom = from,
            TrainingTo = to,
            HeldOutFrom = heldOut.Dates.ToArray().Min(),
            HeldOut = new(0, 0, 0, null, 0, null),
            ReferenceRows = References(matrix, booster),
        };
    }

    static ReferenceRow[] References(FeatureMatrix matrix, Booster booster)
    {
        var count = Math.Min(ReferenceRowsMax, matrix.Rows);
        var chosen = Enumerable.Range(0, count).Select(i => (int)((long)i * matrix.Rows / count)).ToHashSet();
        var rows = matrix.Where(chosen.Contains);
        using var native = new DMatrix(rows.Values, rows.Rows, rows.Columns, threads: 1);
        var predictions = booster.Predict(native);
        return [.. Enumerable.Range(0, count).Select(row => new ReferenceRow(Nullable(rows.Row(row)), predictions[row]))];
    }

    static float?[] Nullable(ReadOnlySpan<float> values)
    {
        var nullable = new float?[values.Length];
        for (var i = 0; i < values.Length; i++) nullable[i] = float.IsNaN(values[i]) ? null : values[i];
        return nullable;
    }
}
