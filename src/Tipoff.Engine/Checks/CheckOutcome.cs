using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Checks;

/// <summary>How a check over published rows ended. What was not looked at never passes for good.</summary>
public enum Verdict
{
    /// <summary>Every row is as it should be.</summary>
    Pass,

    /// <summary>Rows violate a check that is a warning.</summary>
    Warn,

    /// <summary>Rows violate a check that keeps rows from being published: they were published before it was declared, or behind the ledger's back.</summary>
    Fail,

    /// <summary>It could not be asked.</summary>
    Error,

    /// <summary>It had nothing to judge.</summary>
    Skipped,
}

/// <summary>What one check found among the published rows of a range.</summary>
/// <param name="Rows">Rows of the table in the range.</param>
/// <param name="Violations">Those that should not exist; null when it could not be asked.</param>
public sealed record CheckOutcome(string Table, string Check, Severity Severity, Verdict Verdict, long Rows, long? Violations)
{
    /// <summary>Why it was not asked, or could not be.</summary>
    public string? Why { get; init; }

    /// <summary>Partitions with such rows, and the first and last of them; null without any.</summary>
    public ViolatedPartitions? Partitions { get; init; }

    /// <summary>Keys of some such rows, of the latest partitions first.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

/// <summary>Where the rows that violate a check lie.</summary>
public sealed record ViolatedPartitions(long Count, string First, string Last);
