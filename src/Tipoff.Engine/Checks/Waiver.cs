using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>What people decided about rows of one relation, applied to it: some are taken out, others pass a check that they violate.</summary>
/// <remarks>A row is known by its key and its content: a changed row is judged like any other. The latest decision about a row counts.</remarks>
/// <param name="isLanded">Whether the relation may hold only a part of what its cells were told.</param>
sealed class Waiver(DuckDbWarehouse warehouse, DbConnection connection, Table table, string relation, bool isLanded)
{
    readonly TableReleases? decided = warehouse.Releases.Of(table.FullName);
    readonly List<(string Partition, string By, string Key, string Digest)> takenOut = [];

    /// <summary>The partitions that rows were taken out of.</summary>
    public IEnumerable<string> TakenFrom => takenOut.Select(row => row.Partition).Where(partition => partition != Releases.NoPartition).Distinct();

    /// <summary>The rows that were taken out.</summary>
    public IEnumerable<(string Key, string Digest)> TakenOut => takenOut.Select(row => (row.Key, row.Digest));

    static string Same(Table table) => $"x.row_key = {RejectedRow.KeyOf(table, "r")} and x.row_digest = {RejectedRow.DigestOf(table, "r")}";

    /// <summary>A condition over the row <c>r</c> that is true where it passes the check in spite of itself; null where no row does.</summary>
    public string? Excuse(Check check) => decided?.Checks.Contains(check.Name) == true ? Excused(table, check) : null;

    /// <summary>A condition over the row <c>r</c> that is true where somebody let exactly this row pass the check.</summary>
    public static string Excused(Table table, Check check) => $"exists (select 1 from {Passing(table, check)} x where {Same(table)})";

    /// <summary>Takes the rows out that are left out.</summary>
    public void TakeOut()
    {
        if (decided is not { Partitions.Count: > 0 })
            return;

        var partition = $"coalesce({ContentHash.Partition(table)}, {Sql.Literal(Releases.NoPartition)})";
        var found = $"{relation} r join {LeftOut} x on {Same(table)} where {partition} in ({string.Join(", ", decided.Partitions.Select(Sql.Literal))})";
        var rows = connection.Rows($"select {partition}, x.released_by, x.row_key, x.row_digest from {found}", row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)));
        takenOut.AddRange(rows);
        if (rows.Count > 0)
            connection.Run($"delete from {relation} where rowid in (select r.rowid from {found})");
    }

    /// <summary>Says of each cell what was decided about its rows: it is served, and never called plainly ok.</summary>
    public IReadOnlyList<PendingCell> Explain(IReadOnlyList<PendingCell> pending)
    {
        if (decided is null)
            return pending;

        var left = (isLanded ? Standing(pending) : takenOut.GroupBy(row => (row.Partition, row.By)).Select(cell => (cell.Key.Partition, cell.Key.By, Rows: cell.LongCount())))
            .Select(cell => (cell.Partition, Note: $"{Count(cell.Rows)} left out by {cell.By}"));
        var passed = CheckRun.All(table).Where(check => decided.Checks.Contains(check.Name))
            .SelectMany(check => Passed(check).Select(cell => (cell.Partition, Note: $"{Count(cell.Rows)} let through '{check.Name}' by {cell.By}")));
        var notes = passed.Concat(left).GroupBy(cell => cell.Partition).ToDictionary(cell => cell.Key, cell => string.Join("; ", cell.Select(said => said.Note)));
        return
        [
            .. pending.Select(cell => notes.TryGetValue(cell.Partition, out var note)
                ? cell with { Lacks = cell.Lacks is null ? note : $"{cell.Lacks}; {note}", Rule = cell.Rule ?? note }
                : cell),
        ];
    }

    /// <summary>Rows left out of a landed cell: the next answer may not speak of them, and the cell still does without them.</summary>
    List<(string Partition, string By, long Rows)> Standing(IReadOnlyList<PendingCell> pending)
    {
        var concerned = pending.Select(cell => cell.Partition).Where(decided!.Partitions.Contains).ToList();
        return concerned.Count == 0 ? [] : connection.Rows(
            $"""
            select x.partition, x.released_by, count(*) from {LeftOut} x
            where x.partition in ({string.Join(", ", concerned.Select(Sql.Literal))})
              and (x.is_conflict or not exists (select 1 from {relation} r where {RejectedRow.KeyOf(table, "r")} = x.row_key))
            group by all
            """,
            Counted);
    }

    List<(string Partition, string By, long Rows)> Passed(Check check) => connection.Rows(
        $"select {ContentHash.Partition(table)} as cell, x.released_by, count(*) from {check.From(relation)} join {Passing(table, check)} x on {Same(table)} where ({check.Violation(table)}) and {ContentHash.Partition(table)} is not null group by all",
        Counted);

    // Being only appended to, the table's row numbers are the order of the decisions.
    static string Passing(Table table, Check check) =>
        $"""
        (select row_key, row_digest, arg_max(released_by, rowid) as released_by from orchestration.releases
         where table_name = {Sql.Literal(table.FullName)} and check_name = {Sql.Literal(check.Name)}
         group by row_key, row_digest having arg_max(kind, rowid) = '{Releases.Released}')
        """;

    string LeftOut =>
        $"""
        (select row_key, row_digest, arg_max(partition, rowid) as partition, arg_max(released_by, rowid) as released_by, bool_or(check_name = '{CheckRun.UniqueKey}') as is_conflict
         from orchestration.releases where table_name = {Sql.Literal(table.FullName)}
         group by row_key, row_digest having arg_max(kind, rowid) = '{Releases.LeftOut}')
        """;

    static (string Partition, string By, long Rows) Counted(DbDataReader row) => (row.GetString(0), row.GetString(1), row.GetInt64(2));

    static string Count(long rows) => rows == 1 ? "1 row" : $"{rows} rows";
}
