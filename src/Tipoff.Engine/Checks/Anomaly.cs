namespace Tipoff.Engine.Checks;

/// <summary>A partition whose measure is far from those before it.</summary>
/// <param name="Column">Null for the rows of the table.</param>
/// <param name="Expected">The median of the partitions it was compared with.</param>
/// <param name="Score">Robust deviations from it, of its sign.</param>
/// <param name="Compared">Partitions that it was compared with: neither itself nor labelled ones are among them.</param>
public sealed record Anomaly(string Table, DateOnly Date, string? Column, Measure Measure, double Value, double Expected, double Score, int Compared)
{
    /// <summary>Why it is known to be off; null while nobody has said so.</summary>
    public string? Label { get; init; }
}
