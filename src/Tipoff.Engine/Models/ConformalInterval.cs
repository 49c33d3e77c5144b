namespace Tipoff.Engine.Models;

/// <summary>Turns predictions into intervals and probabilities by how far earlier predictions of the same level were off.</summary>
/// <remarks>
/// Split conformal: the interval runs between ranks of earlier residuals, with the finite-sample correction (n + 1). Dates are
/// observed one at a time, and a question about a date that has been observed is refused: a row can only see earlier dates.
/// </remarks>
public sealed class ConformalInterval
{
    readonly ConformalOptions _options;
    readonly ResidualPool[] _tiers;
    readonly ResidualPool _all;

    public ConformalInterval(ConformalOptions? options = null)
    {
        _options = options ?? new();
        if (_options.Coverage is not (> 0 and < 1)) throw new ArgumentException($"Coverage {_options.Coverage} is not in (0, 1).", nameof(options));
        if (_options.ResidualsMin < 1 || _options.ResidualsMax < _options.ResidualsMin)
            throw new ArgumentException($"ResidualsMin {_options.ResidualsMin} and ResidualsMax {_options.ResidualsMax} are not 1 <= min <= max.", nameof(options));
        if (!_options.TierEdges.Zip(_options.TierEdges.Skip(1), (low, high) => low < high).All(isRising => isRising))
            throw new ArgumentException($"The tier edges {string.Join(", ", _options.TierEdges)} do not rise.", nameof(options));
        _tiers = [.. Enumerable.Range(0, _options.TierEdges.Count + 1).Select(_ => new ResidualPool(_options.ResidualsMax))];
        _all = new ResidualPool(_options.ResidualsMax);
    }

    /// <summary>The newest date whose residuals are known.</summary>
    public DateOnly? ObservedTo { get; private set; }

    /// <summary>Null while too few residuals are known.</summary>
    public Interval? For(DateOnly date, double predicted)
    {
        if (PoolFor(date, predicted) is not { } pool) return null;
        var tail = (1 - _options.Coverage) / 2;
        var low = Math.Max(1, (int)Math.Floor((pool.Count + 1) * tail + 1e-9));
        var high = Math.Min(pool.Count, (int)Math.Ceiling((pool.Count + 1) * (1 - tail) - 1e-9));
        return new(predicted + pool.Ranked(low), predicted + pool.Ranked(high), pool.Count);
    }

    /// <summary>The share of earlier residuals that would carry this prediction over the line; a tie counts half. Null while too few are known.</summary>
    public double? ProbabilityOver(DateOnly date, double predicted, double line) => PoolFor(date, predicted)?.ShareAbove(line - predicted);

    /// <summary>Adds one date's outcomes; rows whose result is not known (NaN) are left out. Dates must rise.</summary>
    public void Observe(DateOnly date, ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual)
    {
        if (predicted.Length != actual.Length)
            throw new ArgumentException($"{predicted.Length} predictions and {actual.Length} results do not pair.", nameof(predicted));
        if (ObservedTo is { } last && date <= last)
            throw new InvalidOperationException($"{date:yyyy-MM-dd} comes after {last:yyyy-MM-dd} was observed; dates are observed once and in order.");

        var byTier = Array.ConvertAll(_tiers, _ => new List<double>());
        List<double> all = [];
        for (var row = 0; row < actual.Length; row++)
        {
            var residual = (double)actual[row] - predicted[row];
            if (double.IsNaN(residual)) continue;
            byTier[TierOf(predicted[row])].Add(residual);
            all.Add(residual);
        }

        for (var tier = 0; tier < _tiers.Length; tier++) _tiers[tier].Add(byTier[tier]);
        _all.Add(all);
        ObservedTo = date;
    }

    /// <summary>Walks through the dates in order and gives every row the interval that the dates before its own allow.</summary>
    public static Interval?[] Walk(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual, ConformalOptions? options = null)
    {
        if (dates.Length != actual.Length || predicted.Length != actual.Length)
            throw new ArgumentException($"{dates.Length} dates, {predicted.Length} predictions and {actual.Length} results do not pair.", nameof(dates));
        var order = Enumerable.Range(0, dates.Length).ToArray();
        Array.Sort(dates.ToArray(), order);
        var walker = new ConformalInterval(options);
        var intervals = new Interval?[dates.Length];
        for (var start = 0; start < order.Length;)
        {
            var date = dates[order[start]];
            var end = start;
            while (end < order.Length && dates[order[end]] == date) end++;
            var today = order.AsSpan(start, end - start);
            var (forecast, result) = (new float[today.Length], new float[today.Length]);
            for (var i = 0; i < today.Length; i++)
            {
                (forecast[i], result[i]) = (predicted[today[i]], actual[today[i]]);
                intervals[today[i]] = walker.For(date, forecast[i]);
            }

            walker.Observe(date, forecast, result);
            start = end;
        }

        return intervals;
    }

    ResidualPool? PoolFor(DateOnly date, double predicted)
    {
        if (ObservedTo is { } last && date <= last)
            throw new InvalidOperationException($"A row of {date:yyyy-MM-dd} may not see residuals up to {last:yyyy-MM-dd}.");
        if (double.IsNaN(predicted)) throw new ArgumentException("The prediction is NaN.", nameof(predicted));
        var tier = _tiers[TierOf(predicted)];
        if (tier.Count >= _options.ResidualsMin) return tier;
        return _all.Count >= _options.ResidualsMin ? _all : null;
    }

    int TierOf(double predicted)
    {
        var tier = 0;
        while (tier < _options.TierEdges.Count && predicted >= _options.TierEdges[tier]) tier++;
        return tier;
    }
}
