using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>Old and new rows of some cells held against each other by key, in one statement; what the content hash leaves out does not count.</summary>
/// <remarks>A table without a key is compared by whole rows: they come and go, and none changes.</remarks>
/// <param name="max">Changes to keep of each cell.</param>
sealed class RowComparison(DbConnection connection, Table table, int max)
{
    const int OldPartition = 0, NewPartition = 1, RowKey = 2, FirstValue = 3;

    readonly List<Column> key = [.. table.Key.Any() ? table.Key : ContentHash.Columns(table)];

    readonly List<Column> compared = [.. ContentHash.Columns(table).Where(column => table.Key.Any() && column is { IsKey: false, IsPartition: false })];

    /// <summary>What differs, by partition; where nothing does there is no entry.</summary>
    /// <param name="relation">The rows that are about to stand.</param>
    public Dictionary<string, CellChanges> Compare(string relation, IReadOnlyCollection<string> partitions)
    {
        using var command = ((DuckDBConnection)connection).CreateCommand();
        // Read where the database keeps them, chunk by chunk: counting in the database costs ten times as much where many columns differ.
        command.UseStreamingMode = true;
        command.CommandText = Statement(relation, Transform.Cells(table, partitions));
        using var reader = command.ExecuteReader();
        Dictionary<string, CellChanges> cells = [];
        while (reader.ReadChunk(out var chunk))
            Count(chunk, cells);
        return cells;
    }

    string Statement(string relation, string cells)
    {
        // Equal rows of a table without a key are told apart by their number.
        var isWhole = !table.Key.Any();
        var copy = isWhole ? $", row_number() over (partition by {string.Join(", ", key.Select(column => column.Name))}) as copy" : "";
        var names = string.Concat(key.Select((column, at) => $", {column.Name} as k{at}").Concat(compared.Select((column, at) => $", cast({column.Name} as {column.SqlType}) as c{at}")));
        string Rows(string from) => $"(select {ContentHash.Partition(table)} as p{names}{copy} from {from} where {cells})";

        var same = string.Concat(key.Select((_, at) => $" and o.k{at} is not distinct from n.k{at}")) + (isWhole ? " and o.copy = n.copy" : "");
        var text = string.Join(", ", key.Select((column, at) => $"'{column.Name}=' || coalesce(cast(coalesce(o.k{at}, n.k{at}) as varchar), 'null')"))
            + (isWhole ? ", case when coalesce(o.copy, n.copy) > 1 then 'copy=' || coalesce(o.copy, n.copy) end" : "");
        var differs = string.Concat(compared.Select((column, at) => $" or {Differs(column, at)}"));
        return $"""
            select o.p, n.p, concat_ws(' ', {text}) as row_key{string.Concat(compared.Select((_, at) => $", o.c{at}, n.c{at}"))}
            from {Rows(table.FullName)} o full join {Rows(relation)} n on o.p = n.p{same}
            where o.p is null or n.p is null{differs}
            """;
    }

    /// <summary>As the content hash sees it, for which -0.0 is not 0.0.</summary>
    static string Differs(Column column, int at) =>
        $"o.c{at} is distinct from n.c{at}{(column.Type == typeof(double) || column.Type == typeof(float) ? $" or signbit(o.c{at}) <> signbit(n.c{at})" : "")}";

    void Count(DuckDBChunk chunk, Dictionary<string, CellChanges> cells)
    {
        var rows = new (CellChanges Cell, ChangeKind Kind, string Key)[chunk.RowCount];
        for (var row = 0; row < rows.Length; row++)
        {
            var (isOld, isNew) = (chunk.IsValid(OldPartition, row), chunk.IsValid(NewPartition, row));
            var partition = chunk.GetString(isOld ? OldPartition : NewPartition, row)!;
            if (!cells.TryGetValue(partition, out var cell))
                cells[partition] = cell = new CellChanges([.. compared.Select(column => column.Name)], max);
            rows[row] = (cell, isOld && isNew ? ChangeKind.Changed : isOld ? ChangeKind.Removed : ChangeKind.Added, chunk.GetString(RowKey, row)!);
            cell.CountRow(rows[row].Kind, rows[row].Key);
        }

        for (var at = 0; at < compared.Count; at++)
            Count(chunk, rows, at);
    }

    void Count(DuckDBChunk chunk, (CellChanges Cell, ChangeKind Kind, string Key)[] rows, int at)
    {
        var (column, old, now) = (compared[at], FirstValue + 2 * at, FirstValue + 2 * at + 1);
        var bytes = chunk.IsText(old) ? 0 : chunk.ValueBytes(old);
        ReadOnlySpan<byte> before = bytes == 0 ? [] : chunk.RawValues(old), after = bytes == 0 ? [] : chunk.RawValues(now);
        for (var row = 0; row < rows.Length; row++)
        {
            var (isOld, isNew) = (chunk.IsValid(old, row), chunk.IsValid(now, row));
            var isSame = isOld == isNew && (!isOld || (bytes == 0
                ? chunk.GetBytes(old, row).SequenceEqual(chunk.GetBytes(now, row))
                : before.Slice(row * bytes, bytes).SequenceEqual(after.Slice(row * bytes, bytes))));
            if (isSame)
                continue;

            var (cell, kind, key) = rows[row];
            if (kind != ChangeKind.Changed)
            {
                if (cell.CountFilled(key))
                    cell.HoldFilled(Told(row, kind, key));
                continue;
            }

            double? difference = isOld && isNew && column.IsNumber ? Math.Abs(chunk.GetValue<double>(now, row) - chunk.GetValue<double>(old, row)) : null;
            if (cell.CountValue(at, key, difference))
                cell.Hold(at, Told(row, kind, key));
        }

        Change Told(int row, ChangeKind kind, string key) => new(kind, key, column.Name, Text(chunk, column, old, row), Text(chunk, column, now, row));
    }

    /// <summary>A value in words that lead back to it to the last bit.</summary>
    static string? Text(DuckDBChunk chunk, Column column, int at, int row)
    {
        if (!chunk.IsValid(at, row))
            return null;
        if (column.Type == typeof(string))
            return chunk.GetString(at, row);
        if (column.Type == typeof(bool))
            return chunk.GetValue<bool>(at, row) ? "true" : "false";
        if (column.Type == typeof(double))
            return chunk.GetValue<double>(at, row).ToString("R", CultureInfo.InvariantCulture);
        if (column.Type == typeof(float))
            return chunk.GetValue<float>(at, row).ToString("R", CultureInfo.InvariantCulture);
        if (column.Type == typeof(decimal))
            return chunk.GetValue<decimal>(at, row).ToString(CultureInfo.InvariantCulture);
        if (column.Type == typeof(DateOnly))
            return chunk.GetValue<DateOnly>(at, row).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (column.Type == typeof(DateTime) || column.Type == typeof(DateTimeOffset))
            return chunk.GetValue<DateTime>(at, row).ToString($"yyyy-MM-dd HH:mm:ss.FFFFFF{(column.Type == typeof(DateTimeOffset) ? "'+00'" : "")}", CultureInfo.InvariantCulture);
        return chunk.GetValue<long>(at, row).ToString(CultureInfo.InvariantCulture);
    }
}
