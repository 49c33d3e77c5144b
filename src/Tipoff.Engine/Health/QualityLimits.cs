namespace Tipoff.Engine.Health;

/// <summary>With what, and how, the fill of a range's columns is compared; each number stands beside its reason.</summary>
public sealed record QualityLimits
{
    /// <summary>Days before a range that it is compared with. Ninety: long enough for a stable share, short enough to be the same code and sources.</summary>
    public int BaselineDays { get; init; } = 90;

    /// <summary>Percent of the share before, below which it is a regression. Ninety: a tenth of the rows does not lose a column by chance.</summary>
    public double RegressionPercent { get; init; } = 90;

    /// <summary>Percent of the share before, below which it is a degradation. Ninety-five: halfway to a regression somebody should have looked.</summary>
    public double DegradationPercent { get; init; } = 95;

    /// <summary>Percent of the share before, from which it is an improvement. 105: as far above as a degradation is below.</summary>
    public double ImprovementPercent { get; init; } = 105;
}
