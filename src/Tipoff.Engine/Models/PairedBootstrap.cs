namespace Tipoff.Engine.Models;

/// <summary>MAE(a) - MAE(b) on identical rows, negative when a is better, with a 95 % interval.</summary>
public sealed record PairedDifference(double Difference, double Low95, double High95, int Rows, int Dates);

/// <summary>Compares two predictions of the same rows by resampling whole dates.</summary>
public static class PairedBootstrap
{
    public static PairedDifference Compare(
        ReadOnlySpan<DateOnly> dates, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> actual, int draws = DateBootstrap.DefaultDraws, int seed = 1)
    {
        if (dates.Length != actual.Length || a.Length != actual.Length || b.Length != actual.Length)
            throw new ArgumentException($"{actual.Length} results, {a.Length} and {b.Length} predictions and {dates.Length} dates do not pair.", nameof(a));

        var differences = new double[actual.Length];
        for (var row = 0; row < actual.Length; row++)
        {
            differences[row] = Math.Abs((double)a[row] - actual[row]) - Math.Abs((double)b[row] - actual[row]);
            if (double.IsNaN(differences[row]))
                throw new ArgumentException($"Row {row} has predictions {a[row]}, {b[row]} and result {actual[row]}.", nameof(a));
        }

        var mean = DateBootstrap.Mean(dates, differences, draws, seed);
        return new(mean.Mean, mean.Low95, mean.High95, mean.Rows, mean.Dates);
    }
}
