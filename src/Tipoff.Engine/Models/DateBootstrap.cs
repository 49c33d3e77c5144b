namespace Tipoff.Engine.Models;

/// <summary>A mean over rows with its 95 % interval.</summary>
public sealed record Estimate(double Mean, double Low95, double High95, int Rows, int Dates);

/// <summary>How far a mean over rows could have come out otherwise: whole dates are drawn again, because rows of one date err together.</summary>
public static class DateBootstrap
{
    public const int DefaultDraws = 4000;

    public static Estimate Mean(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values, int draws = DefaultDraws, int seed = 1)
    {
        if (dates.Length != values.Length)
            throw new ArgumentException($"{values.Length} values and {dates.Length} dates do not pair.", nameof(values));
        if (values.IsEmpty)
            throw new ArgumentException("There are no rows.", nameof(values));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);

        var groups = ByDate(dates, values);
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
        return new(groups.Sum(group => group.Sum) / values.Length, Quantile(means, .025), Quantile(means, .975), values.Length, groups.Length);
    }

    static (double Sum, int Rows)[] ByDate(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values)
    {
        SortedDictionary<DateOnly, (double Sum, int Rows)> byDate = [];
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(values[row]))
                throw new ArgumentException($"Row {row} has no value.", nameof(values));
            var (sum, rows) = byDate.GetValueOrDefault(dates[row]);
            byDate[dates[row]] = (sum + values[row], rows + 1);
        }

        return [.. byDate.Values];
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
