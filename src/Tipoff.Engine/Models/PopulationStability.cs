namespace Tipoff.Engine.Models;

/// <summary>How far a distribution moved from an earlier one: the population stability index over bins of the earlier one.</summary>
/// <remarks>
/// Sum over bins of (share now - share before) times the logarithm of their ratio. The usual reading: below 0.1 the same population, from 0.25
/// on another one. Half a row is added to each bin, so that an empty one weighs much and not infinitely.
/// </remarks>
public static class PopulationStability
{
    /// <summary>From here on the populations count as different.</summary>
    public const double Drift = 0.25;

    public static double Index(IReadOnlyList<long> before, IReadOnlyList<long> now)
    {
        if (before.Count != now.Count)
            throw new ArgumentException($"{before.Count} bins before and {now.Count} now; expected the same bins");

        var (sumBefore, sumNow) = (before.Sum() + 0.5 * before.Count, now.Sum() + 0.5 * now.Count);
        return before.Zip(now).Sum(bin => Move((bin.First + 0.5) / sumBefore, (bin.Second + 0.5) / sumNow));
    }

    static double Move(double before, double now) => (now - before) * Math.Log(now / before);
}
