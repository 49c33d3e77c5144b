using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using DuckDB.NET.Data;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>The hash that says whether a cell's rows changed: SHA-256 over the digests of its rows, in the order of the digests.</summary>
/// <remarks>
/// Of the values, not of a text of them (decision 0017). Columns that depend on the moment of building stay outside, so that a rebuild to
/// equal rows makes nothing stale.
/// </remarks>
static class ContentHash
{
    const int DigestBytes = 16;

    /// <summary>Rows and hash of each partition of <paramref name="relation"/>.</summary>
    public static Dictionary<string, (long Rows, string Hash)> Of(DbConnection connection, Table table, string relation)
    {
        Dictionary<string, List<UInt128>> digests = [];
        RowDigests rows = new(1);
        using var command = ((DuckDBConnection)connection).CreateCommand();
        // Read where the database keeps them, chunk by chunk: nothing of the relation is held twice.
        command.UseStreamingMode = true;
        command.CommandText = $"select {Partition(table)}, {string.Join(", ", Columns(table).Select(column => column.Name))} from {relation}";
        using var reader = command.ExecuteReader();
        byte[] partition = [];
        List<UInt128>? into = null;
        while (reader.ReadChunk(out var chunk))
        {
            var made = rows.Of(chunk);
            for (var row = 0; row < chunk.RowCount; row++)
            {
                // Rows of a partition mostly come together.
                if (into is null || !chunk.GetBytes(0, row).SequenceEqual(partition))
                {
                    partition = chunk.GetBytes(0, row).ToArray();
                    var name = chunk.GetString(0, row) ?? "";
                    if (!digests.TryGetValue(name, out into))
                        digests[name] = into = [];
                }

                into.Add(made[row]);
            }
        }

        return digests.ToDictionary(cell => cell.Key, cell => ((long)cell.Value.Count, Sum(cell.Value)));
    }

    /// <summary>The columns that count.</summary>
    public static IEnumerable<Column> Columns(Table table) => table.Columns.Where(column => !column.IsBuildStamp);

    /// <summary>The partition of a row as the ledger writes it.</summary>
    public static string Partition(Table table) =>
        table.Partition is { } column ? $"cast({column.Name} as varchar)" : $"'{Cell.All}'";

    static string Sum(List<UInt128> digests)
    {
        digests.Sort();
        var bytes = new byte[digests.Count * DigestBytes];
        for (var row = 0; row < digests.Count; row++)
            BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(row * DigestBytes), digests[row]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
