namespace Tipoff.Engine.Models;

/// <summary>How predictions met their results; bias is prediction minus result, coverage the share of results inside their interval.</summary>
/// <param name="RSquared">Null when all results are equal.</param>
/// <param name="Coverage">Null when no row has an interval.</param>
public sealed record Scores(int Rows, double Mae, double Rmse, double? RSquared, double Bias, double? Coverage)
{
    /// <param name="intervals">One per row, null where a row has none; empty when there are none at all.</param>
    public static Scores Of(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual, ReadOnlySpan<Interval?> intervals = default)
    {
        if (predicted.Length != actual.Length || (!intervals.IsEmpty && intervals.Length != actual.Length))
            throw new ArgumentException($"{actual.Length} results, {predicted.Length} predictions and {intervals.Length} intervals do not pair.", nameof(predicted));
        if (actual.IsEmpty) throw new ArgumentException("There are no rows to score.", nameof(actual));

        double sum = 0, sumAbsolute = 0, sumSquares = 0, level = 0, spread = 0;
        foreach (var value in actual) level += value;
        level /= actual.Length;
        int covered = 0, withInterval = 0;
        for (var row = 0; row < actual.Length; row++)
        {
            var error = (double)predicted[row] - actual[row];
            if (double.IsNaN(error)) throw new ArgumentException($"Row {row} has prediction {predicted[row]} and result {actual[row]}.", nameof(predicted));
            sum += error;
            sumAbsolute += Math.Abs(error);
            sumSquares += error * error;
            spread += (actual[row] - level) * (actual[row] - level);
            if (intervals.IsEmpty || intervals[row] is not { } interval) continue;
            withInterval++;
            if (interval.Low <= actual[row] && actual[row] <= interval.High) covered++;
        }

        return new(
            actual.Length,
            sumAbsolute / actual.Length,
            Math.Sqrt(sumSquares / actual.Length),
            spread > 0 ? 1 - sumSquares / spread : null,
            sum / actual.Length,
            withInterval > 0 ? (double)covered / withInterval : null);
    }
}
