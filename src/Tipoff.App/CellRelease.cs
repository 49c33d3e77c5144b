using System.Data.Common;
using System.Globalization;
using Tipoff.App.Cli;
using Tipoff.Engine;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App;

/// <summary>What a release did.</summary>
/// <param name="Rows">Rows that were decided about, each once.</param>
/// <param name="Published">Whether the cell has been published with the decision; none of the rows waits then.</param>
/// <param name="StillWaiting">Rejected rows of the cell that wait on.</param>
/// <param name="Fault">Why the cell could not be made again; null when nothing broke.</param>
/// <param name="Downstream">How the cells of its date ended that read it; null where none was made anew.</param>
/// <param name="Next">What is to be run still; null when nothing is.</param>
sealed record ReleaseReceipt(
    string Table, string Date, string Outcome, IReadOnlyList<string> Checks, int Rows, string By, string Why, bool Published, string? Presence, string? Reason, int StillWaiting, string? Fault, Receipt? Downstream, string? Next);

/// <summary>A release as users mean it: written down, the cell made again at once, and what reads it on the same date.</summary>
static class CellRelease
{
    static readonly DateOnly Earliest = new(1946, 11, 1);

    static readonly DateOnly Latest = new(2100, 1, 1);

    /// <summary>Writes the decision down.</summary>
    /// <returns>The rows that it is about.</returns>
    /// <exception cref="Problem">There is none, or the check cannot be passed.</exception>
    public static IReadOnlyList<RejectedRow> Record(DuckDbWarehouse warehouse, ReleaseOrder order)
    {
        using var connection = warehouse.Connect();
        var rows = QuarantineLog.Choose(sql => ReadOnlyQuery.Run(connection, sql), warehouse.Catalog[order.Table], order);
        QuarantineLog.Record(warehouse, connection, order, rows);
        return rows;
    }

    /// <summary>Makes the cell again from wherever its rejected rows came from.</summary>
    public static ReleaseReceipt Rebuild(Session session, ReleaseOrder order, IReadOnlyList<RejectedRow> rows, string command, TimeProvider clock, CancellationToken cancel)
    {
        var table = session.Warehouse.Catalog[order.Table];
        using var connection = session.Warehouse.Connect();
        QueryResult Query(string sql) => ReadOnlyQuery.Run(connection, sql, cancel);
        string? fault = null;
        try
        {
            if (order.Partition != Releases.NoPartition)
                Make(session, connection, table, order, rows, command, clock, cancel);
        }
        catch (Problem problem)
        {
            // The decision stands; what hinders the cell is told with the command that goes on from here.
            fault = $"{problem.What}: {problem.Because}";
        }

        var waiting = QuarantineLog.Rows(Query, table, order.Partition);
        var isPublished = !waiting.Any(row => rows.Any(decided => decided.Check == row.Check && decided.Key == row.Key && decided.Digest == row.Digest));
        var (downstream, later) = isPublished ? Downstream(session, table, order.Partition, command, cancel) : (null, null);
        var cell = session.Warehouse.Ledger[table.FullName, order.Partition];
        return Receipt(order, rows) with
        {
            Published = isPublished,
            Presence = cell is null ? null : Cell.Word(cell.Presence),
            Reason = cell?.Reason,
            StillWaiting = waiting.Count,
            Fault = fault,
            Downstream = downstream,
            Next = isPublished ? later : Next(Query, session.Warehouse, table, order, rows, waiting),
        };
    }

    /// <summary>What an order is about, before anything of it is done.</summary>
    public static ReleaseReceipt Receipt(ReleaseOrder order, IReadOnlyList<RejectedRow> rows) => new(
        order.Table, order.Partition, order.LeavesOut ? Releases.LeftOut : Releases.Released, [.. rows.Select(row => row.Check).Distinct()], rows.DistinctBy(row => (row.Key, row.Digest)).Count(),
        order.By, order.Why, false, null, null, 0, null, null, null);

    /// <summary>The command that makes a cell again from where a rejected row came from.</summary>
    /// <param name="file">As the quarantine has it; null for a row that was made here.</param>
    /// <param name="path">Where the archive lay when it was imported; null when nobody knows.</param>
    public static string Command(string table, string partition, string? file, bool isFetched, string? path)
    {
        var range = DateOf(partition) is { } date ? $" --from {date:yyyy-MM-dd} --to {date:yyyy-MM-dd}" : "";
        return file is null ? $"tipoff backfill{(range.Length > 0 ? range : $" --from {Earliest:yyyy-MM-dd} --to {Latest:yyyy-MM-dd}")} --tables {table} --only failed"
            : isFetched ? $"tipoff source replay{range} --sources {file.Split(' ')[0]} --publish"
            : $"tipoff import {path ?? file}";
    }

    static void Make(
        Session session, DbConnection connection, Table table, ReleaseOrder order, IReadOnlyList<RejectedRow> rows, string command, TimeProvider clock, CancellationToken cancel)
    {
        var endpoints = Sources.Endpoints(session.Warehouse);
        var files = rows.Select(row => row.File).Distinct().ToList();
        if (files.Contains(null))
            Build(session, connection, table, order, rows, command, cancel);
        if (files.Exists(file => IsFetched(endpoints, file)))
        {
            var run = $"{RunLog.NewRun(session.Warehouse.Now)}-release";
            new Replay(session.Warehouse, endpoints, run, _ => throw new InvalidOperationException("Nothing is compared.")).Publish([.. endpoints.Feeding(table)], DateOf(order.Partition), DateOf(order.Partition), null, cancel);
            Sources.Settle(session, command, cancel);
        }

        foreach (var file in files.OfType<string>().Where(file => !IsFetched(endpoints, file)))
        {
            if (Imported(sql => ReadOnlyQuery.Run(connection, sql, cancel), table.FullName, file) is (var path, var format) && File.Exists(path))
                Archives.Import(session, path, format, command, clock, cancel);
        }
    }

    static void Build(Session session, DbConnection connection, Table table, ReleaseOrder order, IReadOnlyList<RejectedRow> rows, string command, CancellationToken cancel)
    {
        var (from, to) = Range(order.Partition);
        var plan = session.Runner.Plan(new PlanRequest(from, to, table.FullName, Only: Only.Failed) { Cells = [CellList.Name(table.FullName, order.Partition)] });
        if (!plan.IsEmpty)
            session.Runner.Apply(plan, command, cancel: cancel);
        else if (session.Warehouse.Ledger[table.FullName, order.Partition] is { IsServed: true } cell && cell.UpdatedAt >= rows.Max(row => row.RejectedAt))
            QuarantineLog.Close(connection, table, rows, session.Warehouse.Now);
    }

    /// <summary>Brings up to date what reads the cell on its date.</summary>
    /// <returns>How that ended, and the command for later dates that read it too; null where there is none.</returns>
    static (Receipt? Made, string? Later) Downstream(Session session, Table table, string partition, string command, CancellationToken cancel)
    {
        if (DateOf(partition) is not { } date)
            return (null, null);

        var made = session.Runner.Plan(new PlanRequest(date, date, table.FullName, Downstream: true)) is { IsEmpty: false } plan ? session.Runner.Apply(plan, command, cancel: cancel) : null;
        var later = session.Runner.Plan(new PlanRequest(date, Latest, table.FullName, Downstream: true, Only.Stale)).Cells.Select(cell => DateOf(cell.Partition)).OfType<DateOnly>().ToList();
        return (made, later.Count == 0 ? null : $"tipoff backfill --from {date:yyyy-MM-dd} --to {later.Max():yyyy-MM-dd} --tables {table} --downstream");
    }

    /// <summary>Other rows that still block the cell come first; otherwise it only has to be made.</summary>
    static string Next(Func<string, QueryResult> query, DuckDbWarehouse warehouse, Table table, ReleaseOrder order, IReadOnlyList<RejectedRow> rows, IReadOnlyList<RejectedRow> waiting)
    {
        var isBlocked = warehouse.Ledger[table.FullName, order.Partition] is { Presence: Presence.Quarantined } && waiting.Any(row => !rows.Any(decided => decided.Check == row.Check && decided.Key == row.Key));
        if (isBlocked)
            return $"tipoff quarantine show {table} {order.Partition}";

        var file = rows[0].File;
        return Command(table.FullName, order.Partition, file, IsFetched(Sources.Endpoints(warehouse), file), file is null ? null : Imported(query, table.FullName, file)?.Path);
    }

    /// <summary>Where an imported archive lay, and as what it was read; null when nobody knows.</summary>
    public static (string Path, string Format)? Imported(Func<string, QueryResult> query, string table, string file)
    {
        var found = query($"select path, format from orchestration.imports where table_name = {ReadOnlyQuery.Literal(table)} and file = {ReadOnlyQuery.Literal(file)} and path is not null order by imported_at desc limit 1").Rows;
        return found.Count == 0 ? null : ($"{found[0][0]}", $"{found[0][1]}");
    }

    /// <summary>Whether the quarantine's word for where a row came from names an endpoint.</summary>
    public static bool IsFetched(EndpointCatalog endpoints, string? file) => file is not null && endpoints.Find(file.Split(' ')[0]) is not null;

    static DateOnly? DateOf(string partition) => DateOnly.TryParseExact(partition, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    static (DateOnly From, DateOnly To) Range(string partition) => DateOf(partition) is { } date ? (date, date) : (Earliest, Latest);
}
