namespace Tipoff.Engine.Warehouse;

/// <summary>A cell's rows replaced by others: by which run, in whose place, why, and how much changed.</summary>
/// <param name="Version">Which version of the cell it made; the first one, which replaced nothing, is 1.</param>
/// <param name="ReplacedRun">The run that made, or last confirmed, what was replaced.</param>
/// <param name="IsCodeChanged">Whether the declaration or its SQL was another.</param>
/// <param name="IsInputChanged">Whether anything that it is built from was another.</param>
/// <param name="Inputs">Upstream tables whose contents were others; empty where that cannot be told.</param>
/// <param name="NotKept">Rows and values that changed beyond those that are kept.</param>
public sealed record Revision(
    string Table,
    string Partition,
    int Version,
    string Run,
    string? ReplacedRun,
    bool IsCodeChanged,
    bool IsInputChanged,
    IReadOnlyList<string> Inputs,
    long RowsBefore,
    long RowsAfter,
    long RowsAdded,
    long RowsRemoved,
    long RowsChanged,
    long ValuesChanged,
    long NotKept,
    IReadOnlyList<RevisedColumn> Columns,
    DateTimeOffset RevisedAt);

/// <summary>What changed in one column, over the rows that stood before and stand after; exact, however few values are kept.</summary>
/// <param name="MeanDifference">Mean of the absolute differences where both values are finite numbers; null where none are.</param>
/// <param name="LargestDifference">The largest of them.</param>
public sealed record RevisedColumn(string Column, long Values, double? MeanDifference, double? LargestDifference);

/// <summary>What became of a row between two versions.</summary>
public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One value that changed, or the mark of a row that came or went.</summary>
/// <param name="Column">Null for the mark of a row.</param>
/// <param name="Old">In words that lead back to it to the last bit; null: not observed, or no row.</param>
public sealed record Change(ChangeKind Kind, string RowKey, string? Column, string? Old, string? New);
