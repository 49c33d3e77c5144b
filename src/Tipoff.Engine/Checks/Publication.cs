using System.Data.Common;
using System.Diagnostics;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>A cell about to be published: what the plan knows of it.</summary>
/// <param name="Expected">Units that it must hold; null when nothing is demanded.</param>
/// <param name="Rule">Why it may be empty.</param>
public sealed record PendingCell(string Partition, string? Inputs, IReadOnlySet<string>? Expected, string? Rule)
{
    /// <summary>What its rows do without, in words; null when nothing.</summary>
    public string? Lacks { get; init; }
}

/// <summary>What became of a batch of cells.</summary>
public sealed record Published(IReadOnlyList<Cell> Cells, long Rows, IReadOnlyList<Violation> Violations)
{
    public long Quarantined { get; init; }
}

/// <summary>The one door to a table: checks staged rows, puts bad ones aside, swaps the others in with their ledger entries.</summary>
public sealed class Publication(DuckDbWarehouse warehouse, DbConnection connection, Table table, string run)
{
    /// <summary>Name of a file that the rows come from, for the quarantine; the relation then has the column <c>file_row</c>.</summary>
    public string? File { get; init; }

    /// <summary>What people decided about rows of the relation, where it has been applied to it before; null otherwise.</summary>
    internal Waiver? Waiver { get; init; }

    /// <summary>Written in the same transaction as the rows.</summary>
    public Action? Also { get; init; }

    /// <summary>Publishes the cells from the rows of <paramref name="relation"/>, a temporary table with the table's columns.</summary>
    /// <remarks>
    /// A cell with a row that violates an error check keeps its previous version; its bad rows go to quarantine. A cell whose rows did
    /// not change is only re-stamped. Either all of this becomes visible or nothing.
    /// </remarks>
    /// <param name="seconds">How long it took to fill the relation.</param>
    public Published Publish(string relation, IReadOnlyList<PendingCell> pending, double seconds)
    {
        var watch = Stopwatch.StartNew();
        var waiver = Waiver ?? new Waiver(warehouse, connection, table, relation, File is not null);
        waiver.TakeOut();
        pending = waiver.Explain(pending);
        var violations = CheckRun.Find(connection, table, relation, waiver.Excuse);
        var errors = violations.Where(violation => violation.Check.Severity == Severity.Error).ToList();
        Quarantine quarantine = new(connection, table, relation, File is not null);
        if (errors.Count > 0)
            quarantine.Collect(errors.Select(error => error.Check), warehouse.Workspace.Options.QuarantineRowsMax, waiver.Excuse);

        var contents = ContentHash.Of(connection, table, relation);
        var units = Units(relation);
        List<Cell> cells = [];
        List<string> replace = [], settled = [];
        foreach (var cell in pending)
        {
            var (rowsBuilt, hash) = contents.GetValueOrDefault(cell.Partition);
            var held = units[cell.Partition].ToHashSet();
            var missing = table.Expectation.UnitColumn is null ? [] : cell.Expected?.Where(unit => !held.Contains(unit)).Order().ToList();
            var next = Next(cell, (rowsBuilt, held.Count, hash), missing, quarantine, seconds / pending.Count);
            cells.Add(Retries.Close(warehouse.Workspace.Options, warehouse.Ledger[table.FullName, cell.Partition], next.Cell, table.Fingerprint, cell.Inputs, warehouse.Now));
            if (next.Replaces)
                replace.Add(cell.Partition);
            if (next.Cell.Presence is Presence.Ok or Presence.OkDegraded or Presence.SkippedByRule or Presence.WaitingUpstream && next.Cell.ContentHash == hash)
                settled.Add(cell.Partition);
        }

        var rows = cells.Where(cell => replace.Contains(cell.Partition)).Sum(cell => cell.Rows);
        warehouse.Publish(connection, cells, () =>
        {
            Revisions.Write(warehouse, connection, table, relation, cells.Where(cell => replace.Contains(cell.Partition)));
            Transform.Replace(connection, table, relation, replace, replace.Exists(partition => warehouse.Ledger[table.FullName, partition] is { Rows: > 0 }));
            PublishedRows.Write(connection, table, relation, replace, run, warehouse.Now);
            quarantine.Close(warehouse, settled, waiver);
            quarantine.Write(warehouse, run, File);
            Attempts.Write(connection, warehouse.Ledger, cells);
            WriteResults(violations);
            Also?.Invoke();
            WriteStep(cells, rows, seconds, watch.Elapsed.TotalSeconds);
        });
        quarantine.Dispose();
        return new Published(cells, rows, violations) { Quarantined = quarantine.Rows };
    }

    /// <summary>Units that the relation holds, by partition; none where the table counts none.</summary>
    ILookup<string, string> Units(string relation)
    {
        var rows = table.Expectation.UnitColumn is { } unit
            ? connection.Rows(
                $"select distinct {ContentHash.Partition(table)}, cast({unit} as varchar) from {relation} where {unit} is not null",
                row => (Partition: row.Text(0) ?? "", Unit: row.GetString(1)))
            : [];
        return rows.ToLookup(row => row.Partition, row => row.Unit);
    }

    (Cell Cell, bool Replaces) Next(
        PendingCell pending, (long Rows, int Units, string? Hash) built, List<string>? missing, Quarantine quarantine, double seconds)
    {
        var before = warehouse.Ledger[table.FullName, pending.Partition];
        var cell = (before ?? new Cell(table.FullName, pending.Partition)) with
        {
            Run = run,
            Seconds = seconds,
            UpdatedAt = warehouse.Now,
            Freshness = Cell.Fresh,
            Error = null,
            Reason = null,
        };
        if (quarantine.ReasonOf(pending.Partition) is { } reason)
            return (cell with { Presence = Presence.Quarantined, Reason = reason, Freshness = before?.Freshness ?? Cell.Fresh }, false);

        cell = cell with { Fingerprint = table.Fingerprint, Inputs = pending.Inputs };
        if (built.Rows == 0 && pending.Expected is not { Count: > 0 })
            return (Empty(cell, pending), before?.Rows > 0);

        var isSame = before?.ContentHash == built.Hash && before?.Rows == built.Rows;
        if (missing is { Count: > 0 })
        {
            var keepsBefore = before is not null && before.Units > built.Units;
            var why = $"lacks {missing.Count} of {pending.Expected!.Count}: {string.Join(", ", missing.Take(5))}";
            cell = cell with { Presence = Presence.WaitingUpstream, Reason = why };
            return keepsBefore ? (cell, false) : (Holding(cell, built), !isSame);
        }

        if (built.Rows == 0)
            return (cell with { Presence = Presence.FailedRetryable, Reason = "no rows where rows are expected" }, false);
        cell = Holding(cell, built) with { Presence = pending.Lacks is null ? Presence.Ok : Presence.OkDegraded, Reason = pending.Lacks };
        return (cell, !isSame);
    }

    static Cell Holding(Cell cell, (long Rows, int Units, string? Hash) built) =>
        cell with { Rows = built.Rows, Units = built.Units, ContentHash = built.Hash };

    static Cell Empty(Cell cell, PendingCell pending) => cell with
    {
        Presence = pending.Expected is null || pending.Rule is not null ? Presence.SkippedByRule : Presence.FailedRetryable,
        Reason = pending.Rule ?? (pending.Expected is null ? "no_rows" : "no rows where a cell is expected"),
        Rows = 0,
        Units = 0,
        ContentHash = null,
    };

    /// <summary>What a stage cost; only the commit itself comes after it.</summary>
    void WriteStep(List<Cell> cells, long rows, double fillSeconds, double publishSeconds)
    {
        if (cells.Count == 0)
            return;

        var partitions = cells.Select(cell => cell.Partition).Order(StringComparer.Ordinal).ToList();
        connection.Run(
            $"""
            insert into orchestration.steps values ({Sql.Literal(run)}, {Sql.Literal(table.FullName)}, {Sql.Literal(partitions[0])},
              {Sql.Literal(partitions[^1])}, {cells.Count}, {rows}, {Sql.Literal(Math.Round(fillSeconds, 6))}, {Sql.Literal(Math.Round(publishSeconds, 6))},
              {Sql.Literal(warehouse.Now)})
            """);
    }

    void WriteResults(List<Violation> violations)
    {
        foreach (var violation in violations)
        {
            connection.Run(
                $"""
                insert into orchestration.check_results values ({Sql.Literal(table.FullName)}, {Sql.Literal(violation.Check.Name)},
                  {Sql.Literal(violation.Check.Severity.ToString().ToLowerInvariant())}, {violation.Rows}, {Sql.Literal(run)},
                  {Sql.Literal(warehouse.Now)})
                """);
        }
    }
}
