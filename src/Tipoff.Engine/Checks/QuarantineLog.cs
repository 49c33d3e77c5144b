using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>Rejected rows, and what people decided about them; decisions are only ever added.</summary>
public static partial class QuarantineLog
{
    const int Shown = 5;

    const int RowsPerInsert = 500;

    /// <summary>The rejected rows of a cell that wait, in the order of their keys; a row stands once for each check that rejected it.</summary>
    /// <param name="query">Reads the warehouse, through whoever holds it.</param>
    public static IReadOnlyList<RejectedRow> Rows(Func<string, QueryResult> query, Table table, string partition) => Rows(query, table, partition, "q.released_at is null");

    /// <summary>The rows of a cell that wait no more and that people decided about, at last otherwise than <paramref name="kind"/>.</summary>
    public static IReadOnlyList<RejectedRow> Decided(Func<string, QueryResult> query, Table table, string partition, string? kind) => Rows(
        query, table, partition,
        $"""
        q.released_at is not null and (q.row_key, {RejectedRow.DigestOfText(table, "q.row_text")}) in (
          select (row_key, row_digest) from orchestration.releases
          where table_name = {Sql.Literal(table.FullName)} and partition = {Sql.Literal(partition)}
          group by row_key, row_digest having arg_max(kind, rowid) is distinct from {Sql.Literal(kind)})
        """);

    static IReadOnlyList<RejectedRow> Rows(Func<string, QueryResult> query, Table table, string partition, string which) =>
    [
        .. query(
            $"""
            select q.check_name, q.row_key, arg_max(q.row_text, q.rowid), {RejectedRow.DigestOfText(table, "q.row_text")} as digest, arg_max(q.file, q.rowid), arg_max(q.file_row, q.rowid),
              arg_max(q.run, q.rowid), max(q.rejected_at)
            from orchestration.quarantine q
            where q.table_name = {Sql.Literal(table.FullName)} and coalesce(q.partition, '{Releases.NoPartition}') = {Sql.Literal(partition)} and {which}
            group by q.check_name, q.row_key, digest order by q.row_key, min(q.file_row), digest, q.check_name
            """).Rows.Select(row => new RejectedRow(
                $"{row[0]}", partition, $"{row[1]}", $"{row[2]}", $"{row[3]}", row[4]?.ToString(), row[5] is null ? null : Convert.ToInt64(row[5], CultureInfo.InvariantCulture),
                $"{row[6]}", QueryResult.Instant(row[7])!.Value)),
    ];

    /// <summary>The rows that an order is about: those that wait, or, where none does, those that were decided about otherwise before.</summary>
    /// <exception cref="Problem">There is none, or the check cannot be passed.</exception>
    public static IReadOnlyList<RejectedRow> Choose(Func<string, QueryResult> query, Table table, ReleaseOrder order)
    {
        var rows = Rows(query, table, order.Partition);
        if (rows.Count == 0)
            rows = Decided(query, table, order.Partition, KindOf(order));
        var chosen = Among(query, table, order, rows);
        if (order.LeavesOut)
            return chosen;

        foreach (var check in chosen.Select(row => row.Check).Distinct())
        {
            if (CheckRun.Unreleasable(table, check) is { } why)
            {
                throw new Problem(
                    $"'{check}' cannot be released", why,
                    $"Leave rows out instead with --leave-out, mend the source, or name another check with --check; `tipoff quarantine show {table} {order.Partition}` shows the rows")
                { Exit = Exit.Usage };
            }
        }

        return chosen;
    }

    /// <summary>The rows that are published now under keys of a cell, each as a JSON object of its columns.</summary>
    public static IReadOnlyDictionary<string, string> Published(Func<string, QueryResult> query, Table table, string partition, IEnumerable<string> keys)
    {
        var key = RejectedRow.KeyOf(table);
        var rows = query($"select {key} as k, {RejectedRow.TextOf(table)} from {table.FullName} where {ContentHash.Partition(table)} = {Sql.Literal(partition)} and {key} in ({string.Join(", ", keys.Select(Sql.Literal))})").Rows;
        return rows.GroupBy(row => $"{row[0]}").ToDictionary(group => group.Key, group => $"{group.First()[1]}");
    }

    /// <summary>The columns that a check of the table speaks of, in their order.</summary>
    public static IReadOnlyList<string> ColumnsOf(Table table, string check)
    {
        var text = CheckRun.All(table).FirstOrDefault(known => known.Name == check) is { } found
            ? string.Join(' ', found.Patterns.Select(pattern => pattern.Sql).Append(check == CheckRun.UniqueKey ? "" : found.Violation(table)))
            : check;
        var words = Word().Matches(text).Select(match => match.Value).ToHashSet();
        return [.. table.Columns.Select(column => column.Name).Where(words.Contains)];
    }

    /// <summary>Those of the rows of a cell that an order speaks of.</summary>
    /// <exception cref="Problem">There is none.</exception>
    public static IReadOnlyList<RejectedRow> Among(Func<string, QueryResult> query, Table table, ReleaseOrder order, IReadOnlyList<RejectedRow> rows)
    {
        if (rows.Count == 0)
            throw None(query, table, order.Partition);

        var chosen = rows.Where(order.Concerns).ToList();
        if (chosen.Count > 0)
            return chosen;

        // The first word that none of them has is what was mistaken.
        if (order.Check is { } check && !rows.Any(row => row.Check == check))
            throw Unknown("check", check, rows.Select(row => row.Check), table, order);
        var ofCheck = rows.Where(row => order.Check is null || row.Check == order.Check).ToList();
        throw order.Key is { } key && !ofCheck.Any(row => (order with { FileRow = null }).Concerns(row))
            ? Unknown("key", key, ofCheck.Select(row => row.Key), table, order)
            : Unknown("row", $"{order.FileRow}", ofCheck.Select(row => row.FileRow is { } at ? $"{at}" : "no number"), table, order);
    }

    /// <summary>Whether a row can pass the check although it violates it.</summary>
    public static bool IsReleasable(Table table, string check) => CheckRun.Unreleasable(table, check) is null;

    /// <summary>Writes the decision down; the next publication of the cell, whoever makes it, follows it.</summary>
    /// <remarks>An archive that the rows came from counts as not imported, so that it is read again.</remarks>
    public static void Record(DuckDbWarehouse warehouse, DbConnection connection, ReleaseOrder order, IReadOnlyList<RejectedRow> rows)
    {
        // Older workspaces know a file that was imported by itself after its folder by its last name only.
        var files = rows.Select(row => row.File).OfType<string>().SelectMany(file => new[] { file, Path.GetFileName(file) }).Distinct().Select(Sql.Literal).ToList();
        warehouse.Publish(connection, [], () =>
        {
            Add(connection, rows.Select(row => new[]
            {
                order.Table, order.Partition, row.Check, row.Key, row.Digest, KindOf(order), order.By, order.Why,
            }), warehouse.Now);
            if (files.Count > 0)
                connection.Run($"update orchestration.imports set mapping_hash = null where table_name = {Sql.Literal(order.Table)} and file in ({string.Join(", ", files)})");
            // They wait until their cell is published, decided about anew as well; those of no cell wait for nothing.
            Mark(connection, warehouse.Catalog[order.Table], rows, order.Partition == Releases.NoPartition ? warehouse.Now : null);
        });
        warehouse.Releases.Read(connection);
    }

    /// <summary>Ends the waiting of rows that were made here and whose cell has been published without them since.</summary>
    public static void Close(DbConnection connection, Table table, IReadOnlyList<RejectedRow> rows, DateTimeOffset now) => Mark(connection, table, rows, now);

    static void Mark(DbConnection connection, Table table, IReadOnlyList<RejectedRow> rows, DateTimeOffset? closedAt)
    {
        foreach (var chunk in rows.Chunk(RowsPerInsert))
        {
            connection.Run(
                $"""
                update orchestration.quarantine set released_at = {Sql.Literal(closedAt)}
                where table_name = {Sql.Literal(table.FullName)} and coalesce(partition, '{Releases.NoPartition}') = {Sql.Literal(chunk[0].Partition)}
                  and (check_name, row_key, {RejectedRow.DigestOfText(table, "row_text")}) in ({string.Join(", ", chunk.Select(row => $"({Sql.Literal(row.Check)}, {Sql.Literal(row.Key)}, '{row.Digest}')"))})
                """);
        }
    }

    /// <summary>Takes the decisions over into another warehouse.</summary>
    internal static void Copy(DbConnection from, DuckDbWarehouse into, DbConnection connection)
    {
        var all = from.Rows(
            "select table_name, partition, check_name, row_key, row_digest, kind, released_by, why from orchestration.releases order by rowid",
            row => Enumerable.Range(0, row.FieldCount).Select(row.GetString).ToArray());
        if (all.Count == 0)
            return;

        Add(connection, all, into.Now);
        into.Releases.Read(connection);
    }

    static void Add(DbConnection connection, IEnumerable<string[]> decisions, DateTimeOffset now)
    {
        foreach (var chunk in decisions.Chunk(RowsPerInsert))
            connection.Run($"insert into orchestration.releases values {string.Join(", ", chunk.Select(decision => $"({string.Join(", ", decision.Select(Sql.Literal))}, {Sql.Literal(now)})"))}");
    }

    static string KindOf(ReleaseOrder order) => order.LeavesOut ? Releases.LeftOut : Releases.Released;

    static Problem Unknown(string what, string asked, IEnumerable<string> there, Table table, ReleaseOrder order)
    {
        var known = there.Distinct().ToList();
        return new Problem(
            $"no rejected row of {table} {order.Partition} has the {what} '{asked}'",
            $"there are {string.Join(", ", known.Take(Shown).Select(word => $"'{word}'"))}{(known.Count > Shown ? $" and {known.Count - Shown} more" : "")}",
            $"`tipoff quarantine show {table} {order.Partition}` shows them")
        { Exit = Exit.Usage };
    }

    /// <summary>Says where rows of the table do wait.</summary>
    static Problem None(Func<string, QueryResult> query, Table table, string partition)
    {
        var elsewhere = query($"select distinct coalesce(partition, '{Releases.NoPartition}') from orchestration.quarantine where table_name = {Sql.Literal(table.FullName)} and released_at is null order by 1 desc").Rows;
        var more = elsewhere.Count > Shown ? $" and {elsewhere.Count - Shown} more" : "";
        return new Problem(
            $"no rejected row waits in {table} {partition}",
            elsewhere.Count == 0 ? "no row of that table waits" : $"rows of it wait in {string.Join(", ", elsewhere.Take(Shown).Select(row => row[0]))}{more}",
            "`tipoff quarantine list` shows what waits")
        { Exit = Exit.Usage };
    }

    [GeneratedRegex("[a-z_][a-z0-9_]*")]
    private static partial Regex Word();
}
