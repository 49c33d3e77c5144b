namespace Tipoff.Engine.Models;

/// <summary>How residuals are pooled into intervals.</summary>
public sealed record ConformalOptions
{
    /// <summary>Where predicted levels are divided: outcomes spread more where more is expected.</summary>
    public IReadOnlyList<double> TierEdges { get; init; } = [5, 10, 15, 20, 25];

    /// <summary>The share of results the interval aims to hold.</summary>
    public double Coverage { get; init; } = .8;

    /// <summary>Residuals remembered per tier: enough for steady quantiles, few enough to follow a drift.</summary>
    public int ResidualsMax { get; init; } = 5000;

    /// <summary>Below this a tier borrows the pool of all tiers, and below this too there is no interval.</summary>
    public int ResidualsMin { get; init; } = 200;
}
