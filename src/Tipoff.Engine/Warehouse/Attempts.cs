using System.Data.Common;

namespace Tipoff.Engine.Warehouse;

/// <summary>The append-only history of tries: the ledger keeps how a cell stands, this keeps how it came to that.</summary>
/// <remarks>Cells that are made at the first try leave nothing here: a rebuild makes a hundred thousand of them.</remarks>
static class Attempts
{
    /// <summary>Whether the outcome is part of a story: it failed, or it ends failures.</summary>
    public static bool IsNotable(Cell? before, Cell after) => !after.IsServed || before is { IsServed: false, Attempt: > 0, Failure: not null };

    /// <summary>Adds the notable outcomes on a connection whose transaction the caller commits together with the cells.</summary>
    public static void Write(DbConnection connection, Ledger before, IReadOnlyCollection<Cell> cells)
    {
        var notable = cells.Where(cell => IsNotable(before[cell.Table, cell.Partition], cell)).Select(cell => RowOf(cell, before[cell.Table, cell.Partition])).ToList();
        if (notable.Count > 0)
            RowAppender.Append(connection, "orchestration.attempts", notable);
    }

    /// <summary>A success is numbered after the failures that it ends.</summary>
    static Row RowOf(Cell cell, Cell? before) => new(
        cell.Table, cell.Partition, cell.Run, cell.IsServed ? before!.Attempt + 1 : cell.Attempt, Cell.Word(cell.Presence),
        cell.IsServed ? null : cell.Failure is { } kind ? Failures.Word(kind) : null, cell.Error ?? cell.Reason, cell.Tried?.RetryAt, cell.UpdatedAt);

    /// <summary>The columns of orchestration.attempts, in their order.</summary>
    sealed record Row(
        string TableName, string Partition, string? Run, int Attempt, string Presence, string? Failure, string? Reason, DateTimeOffset? RetryAt, DateTimeOffset EndedAt);
}
