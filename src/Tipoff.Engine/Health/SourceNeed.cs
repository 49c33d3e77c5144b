using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Health;

/// <summary>Something that every expected unit needs from outside, and the tables that may bring it.</summary>
/// <param name="Calendar">Which units need it.</param>
/// <param name="Reader">The table that takes it from the first that has it; it reads all of them, some through others.</param>
/// <param name="Chain">The first is the primary; the others stand in for it, in this order.</param>
/// <param name="IsRequired">Whether a unit without it is a gap; otherwise it is only counted.</param>
public sealed record SourceNeed(string Name, string Meaning, Expectation Calendar, Type Reader, IReadOnlyList<Type> Chain, bool IsRequired);

/// <summary>How much of a need is covered in a period.</summary>
/// <param name="Primary">Units that the primary has.</param>
/// <param name="Covered">Units that any table of the chain has.</param>
/// <param name="Links">Units that each table of the chain has, in its order.</param>
public sealed record NeedCoverage(SourceNeed Need, int Period, long Units, long Primary, long Covered, IReadOnlyList<long> Links)
{
    /// <summary>Rounded down, so that 100 means all.</summary>
    public double PrimaryPercent => Percent(Primary);

    /// <summary>Rounded down, so that 100 means all.</summary>
    public double CoveredPercent => Percent(Covered);

    double Percent(long units) => Units == 0 ? 100 : Math.Floor(10_000d * units / Units) / 100;
}

/// <summary>A partition of which no table of a need's chain has some units.</summary>
public sealed record NeedGap(SourceNeed Need, string Partition, IReadOnlyList<string> Units);
