namespace Tipoff.Engine.Checks;

/// <summary>What somebody decides about rejected rows of one cell, as it travels.</summary>
/// <param name="Check">Only rows that this check rejected; null: every check.</param>
/// <param name="Key">Only rows of this key, or of this part of it; null: every row.</param>
/// <param name="FileRow">Only the row of this number in its file; null: every row.</param>
/// <param name="LeavesOut">Whether the rows are wrong and stay out; otherwise they are right and pass the check.</param>
public sealed record ReleaseOrder(string Table, string Partition, string? Check, string? Key, long? FileRow, bool LeavesOut, string By, string Why)
{
    /// <summary>Whether it speaks of the row.</summary>
    public bool Concerns(RejectedRow row) =>
        (Check is null || row.Check == Check) && (Key is null || $" {row.Key} ".Contains($" {Key} ", StringComparison.Ordinal)) && (FileRow is null || row.FileRow == FileRow);
}
