using System.Data.Common;
using System.Security.Cryptography;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>The hash that says whether a cell's rows changed: SHA-256 over its columns in declared order, rows in key order.</summary>
/// <remarks>
/// The text of a row is a JSON array, in which every double is the shortest text that reads back as itself and a null is no text. Columns
/// that depend on the moment of building stay outside, so that a rebuild to equal rows makes nothing stale.
/// </remarks>
static class ContentHash
{
    /// <summary>Rows, distinct units and hash of each partition of <paramref name="relation"/>.</summary>
    /// <remarks>The digest is taken here: the processor's own SHA-256 is many times faster than the database's.</remarks>
    public static Dictionary<string, (long Rows, int Units, string Hash)> Of(DbConnection connection, Table table, string relation)
    {
        var columns = string.Join(", ", table.Columns.Where(column => !column.IsBuildStamp).Select(column => column.Name));
        var order = string.Join(", ", table.Key.Select(column => $"{column.Name} nulls last"));
        var units = table.Expectation.UnitColumn is { } unit ? $"count(distinct {unit})" : "0";
        return connection
            .Rows(
                $"""
                select {Partition(table)}, cast(count(*) as bigint), cast({units} as integer),
                  encode(string_agg(json_array({columns}), chr(10) order by {order}))
                from {relation}
                group by 1
                """,
                row => (Partition: row.Text(0) ?? "", Rows: row.GetInt64(1), Units: row.GetInt32(2), Hash: Digest(row.GetFieldValue<byte[]>(3))))
            .ToDictionary(row => row.Partition, row => (row.Rows, row.Units, row.Hash));
    }

    /// <summary>The partition of a row as the ledger writes it.</summary>
    public static string Partition(Table table) =>
        table.Partition is { } column ? $"cast({column.Name} as varchar)" : $"'{Cell.All}'";

    static string Digest(byte[] text) => Convert.ToHexStringLower(SHA256.HashData(text));
}
