using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>The hash that says whether a cell's rows changed: SHA-256 over its columns in declared order, rows in key order.</summary>
/// <remarks>Columns that depend on the moment of building stay outside, so that a rebuild to equal rows makes nothing stale.</remarks>
static class ContentHash
{
    /// <summary>
    /// A query over <paramref name="relation"/>: partition, row count, distinct units, hash. Each row is hashed first and the row hashes
    /// are hashed in key order, which keeps a partition's text small.
    /// </summary>
    public static string Query(Table table, string relation, string? unitColumn)
    {
        var texts = table.Columns
            .Where(column => !column.IsBuildStamp)
            .Select(column => $"coalesce(cast({column.Name} as varchar), chr(0))");
        var order = string.Join(", ", table.Key.Select(column => $"{column.Name} nulls last"));
        return $"""
            select {Partition(table)} as partition, cast(count(*) as bigint) as row_count,
              cast({(unitColumn is null ? "0" : $"count(distinct {unitColumn})")} as integer) as units,
              sha256(string_agg(row_hash, '' order by {order})) as content_hash
            from (select *, sha256(concat_ws(chr(31), {string.Join(", ", texts)})) as row_hash from {relation})
            group by 1
            """;
    }

    /// <summary>The partition of a row as the ledger writes it.</summary>
    public static string Partition(Table table) =>
        table.Partition is { } column ? $"cast({column.Name} as varchar)" : $"'{Cell.All}'";
}
