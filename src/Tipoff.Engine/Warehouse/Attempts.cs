using System.Data.Common;

namespace Tipoff.Engine.Warehouse;

/// <summary>The append-only history of tries: the ledger keeps how a cell stands, this keeps how it came to that.</summary>
/// <remarks>Cells that are made at the first try leave nothing here: a rebuild makes a hundred thousand of them.</remarks>
static class Attempts
{
    const int RowsPerStatement = 500;

    /// <summary>Whether the outcome is part of a story: it failed, or it ends failures.</summary>
    public static bool IsNotable(Cell? before, Cell after) => !after.IsServed || before is { IsServed: false, Attempt: > 0, Failure: not null };

    /// <summary>Adds the notable outcomes on a connection whose transaction the caller commits together with the cells.</summary>
    public static void Write(DbConnection connection, Ledger before, IReadOnlyCollection<Cell> cells)
    {
        foreach (var chunk in cells.Where(cell => IsNotable(before[cell.Table, cell.Partition], cell)).Chunk(RowsPerStatement))
            connection.Run($"insert into orchestration.attempts values {string.Join(", ", chunk.Select(cell => Values(cell, before[cell.Table, cell.Partition])))}");
    }

    /// <summary>A success is numbered after the failures that it ends.</summary>
    static string Values(Cell cell, Cell? before)
    {
        var attempt = cell.IsServed ? before!.Attempt + 1 : cell.Attempt;
        var failure = cell.IsServed ? null : cell.Failure is { } kind ? Failures.Word(kind) : null;
        return $"({Sql.Literal(cell.Table)}, {Sql.Literal(cell.Partition)}, {Sql.Literal(cell.Run)}, {attempt}, {Sql.Literal(Cell.Word(cell.Presence))}, "
            + $"{Sql.Literal(failure)}, {Sql.Literal(cell.Error ?? cell.Reason)}, {Sql.Literal(cell.Tried?.RetryAt)}, {Sql.Literal(cell.UpdatedAt)})";
    }
}
