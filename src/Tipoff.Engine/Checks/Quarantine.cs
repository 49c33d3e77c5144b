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
    public void Collect(IEnumerable<Check> checks, int rowsMax)
    {
        var key = string.Join(", ", table.Key.Select(column => $"'{column.Name}=' || coalesce(cast({column.Name} as varchar), 'null')"));
        var text = string.Join(", ", table.Columns.Select(column => $"'{column.Name}', {column.Name}"));
        connection.Run($"create or replace temp table {rejected} (partition varchar, row_key varchar, row_text varchar, file_row bigint, check_name varchar)");
        isCollected = true;
        foreach (var check in checks)
        {
            var bad = CheckRun.Bad(table, check, relation);
            var (fileRow, order) = hasFileRow ? ("file_row", "order by file_row nulls last") : ("null", "");
            connection.Run(
                $"""
                insert into {rejected} select {ContentHash.Partition(table)}, concat_ws(' ', {key}), cast(json_object({text}) as varchar),
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
    public void Write(string run, string? file, DateTimeOffset now)
    {
        if (!isCollected)
            return;

        connection.Run(
            $"""
            insert into orchestration.quarantine select {Sql.Literal(table.FullName)}, partition, row_key, row_text, {Sql.Literal(file)}, file_row,
              check_name, {Sql.Literal(run)}, {Sql.Literal(now)}, null from {rejected}
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
