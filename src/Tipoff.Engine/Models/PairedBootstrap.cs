namespace Tipoff.Engine.Models;

/// <summary>MAE(a) - MAE(b) on identical rows, negative when a is better, with a 95 % interval.</summary>
public sealed record PairedDifference(double Difference, double Low95, double High95, int Rows, int Dates);

/// <summary>Compares two predictions of the same rows by resampling whole dates, because rows of one date err together.</summary>
public static class PairedBootstrap
{
    public const int DefaultDraws = 4000;

    public static PairedDifference Compare(
        ReadOnlySpan<DateOnly> dates, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> actual, int draws = DefaultDraws, int seed = 1)
    {
        if (dates.Length != actual.Length || a.Length != actual.Length || b.Length != actual.Length)
            throw new ArgumentException($"{actual.Length} results, {a.Length} and {b.Length} predictions and {dates.Length} dates do not pair.", nameof(a));
        if (actual.IsEmpty) throw new ArgumentException("There are no rows to compare.", nameof(actual));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);

        var byDate = new SortedDictionary<DateOnly, (double Sum, int Rows)>();
        for (var row = 0; row < actual.Length; row++)
        {
            var difference = Math.Abs((double)a[row] - actual[row]) - Math.Abs((double)b[row] - actual[row]);
            if (double.IsNaN(difference)) throw new ArgumentException($"Row {row} has predictions {a[row]}, {b[row]} and result {actual[row]}.", nameof(a));
            var (sum, rows) = byDate.GetValueOrDefault(dates[row]);
            byDate[dates[row]] = (sum + difference, rows + 1);
        }

        var groups = byDate.Values.ToArray();
        var random = new Random(seed);
        var means = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            var (sum, rows) = (0.0, 0);
            for (var i = 0; i < groups.Length; i++)
            {
                var group = groups[random.Next(groups.Length)];
                sum += group.Sum;
                rows += group.Rows;
            }

            means[draw] = sum / rows;
        }

        Array.Sort(means);
        return new(groups.Sum(group => group.Sum) / actual.Length, Quantile(means, .025), Quantile(means, .975), actual.Length, groups.Length);
    }

    /// <summary>Linear between the two neighbours, as numpy has it.</summary>
    static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }
}
