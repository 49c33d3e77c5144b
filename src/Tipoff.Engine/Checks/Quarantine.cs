using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>Rejected rows of one batch, with the file, the row and the check that rejected them.</summary>
sealed class Quarantine(DbConnection connection, Table table, string relation, bool hasFileRow) : IDisposable
{
    readonly string rejected = $"{relation}_rejected";
    readonly Dictionary<string, string> reasons = [];
    bool isCollected;

    /// <summary>Rows rejected, each counted once per check.</summary>
    public long Rows { get; private set; }

    /// <summary>Why a partition cannot be published, or null.</summary>
    public string? ReasonOf(string partition) => reasons.GetValueOrDefault(partition);

    /// <summary>Copies the rows that violate the checks aside; no more than <paramref name="rowsMax"/> of each check.</summary>
    public void Collect(IEnumerable<Check> checks, int rowsMax, Func<Check, string?>? excuse = null)
    {
        connection.Run($"create or replace temp table {rejected} (partition varchar, row_key varchar, row_text varchar, file_row bigint, check_name varchar)");
        isCollected = true;
        foreach (var check in checks)
        {
            var bad = CheckRun.Bad(table, check, relation, excuse);
            var (fileRow, order) = hasFileRow ? ("file_row", "order by file_row nulls last") : ("null", "");
            connection.Run(
                $"""
                insert into {rejected} select {ContentHash.Partition(table)}, {RejectedRow.KeyOf(table)}, {RejectedRow.TextOf(table)},
                  {fileRow}, {Sql.Literal(check.Name)} from {bad} {order} limit {rowsMax}
                """);
            foreach (var (partition, rows) in Count(bad))
            {
                Rows += rows;
                var reason = $"{check.Name} ({rows} rows)";
                reasons[partition] = reasons.TryGetValue(partition, out var other) ? $"{other}; {reason}" : reason;
            }
        }
    }

    /// <summary>Adds the rejected rows to the warehouse; the caller's transaction decides whether they stay.</summary>
    /// <remarks>A row that waits already, with the same content and for the same check, is not put aside twice: a cell is tried many times.</remarks>
    public void Write(DuckDbWarehouse warehouse, string run, string? file)
    {
        if (!isCollected)
            return;

        var partitions = reasons.Keys.Select(partition => partition.Length == 0 ? Releases.NoPartition : partition).ToList();
        var isNew = !partitions.Exists(partition => warehouse.Releases.IsWaiting(table.FullName, partition)) ? "true"
            : $"""
            not exists (
              select 1 from orchestration.quarantine q
              where q.table_name = {Sql.Literal(table.FullName)} and q.released_at is null and q.check_name = j.check_name and q.partition is not distinct from j.partition
                and q.row_key = j.row_key and {RejectedRow.DigestOfText(table, "q.row_text")} = {RejectedRow.DigestOfText(table, "j.row_text")})
            """;
        connection.Run(
            $"""
            insert into orchestration.quarantine select {Sql.Literal(table.FullName)}, partition, row_key, row_text, {Sql.Literal(file)}, file_row,
              check_name, {Sql.Literal(run)}, {Sql.Literal(warehouse.Now)}, null from {rejected} j where {isNew}
            """);
        warehouse.Releases.Wait(table.FullName, partitions);
    }

    /// <summary>Ends the waiting of rows whose cell has been published: they stand now, something else does in their place, or they were left out.</summary>
    /// <remarks>What was landed from elsewhere into the same cell says nothing of them.</remarks>
    public void Close(DuckDbWarehouse warehouse, IEnumerable<string> partitions, Waiver waiver)
    {
        var waited = partitions.Where(partition => warehouse.Releases.IsWaiting(table.FullName, partition)).ToList();
        if (waited.Count == 0)
            return;

        var said = !hasFileRow ? "true" : $"q.row_key in (select {RejectedRow.KeyOf(table, "r")} from {relation} r where r.file_row is not null)";
        var taken = string.Concat(waiver.TakenOut.Select(row => $" or (q.row_key = {Sql.Literal(row.Key)} and {RejectedRow.DigestOfText(table, "q.row_text")} = '{row.Digest}')"));
        connection.Run(
            $"""
            update orchestration.quarantine as q set released_at = {Sql.Literal(warehouse.Now)}
            where q.table_name = {Sql.Literal(table.FullName)} and q.released_at is null and q.partition in ({string.Join(", ", waited.Select(Sql.Literal))}) and ({said}{taken})
            """);
    }

    public void Dispose()
    {
        if (isCollected)
            connection.Run($"drop table if exists {rejected}");
    }

    List<(string Partition, long Rows)> Count(string bad) =>
        connection.Rows(
            $"select {ContentHash.Partition(table)}, count(*) from {bad} group by 1",
            row => (row.Text(0) ?? "", row.GetInt64(1)));
}
