using System.Data.Common;

namespace Tipoff.Engine.Warehouse;

/// <summary>All cells of a warehouse, in memory; written only inside the transaction that publishes their rows.</summary>
public sealed class Ledger
{
    const string Columns = """
        table_name, partition, presence, reason, freshness, row_count, units, content_hash, fingerprint, inputs, known_at, attempt, run,
        seconds, error, updated_at, tried_fingerprint, tried_inputs, retry_at
        """;

    readonly Dictionary<string, CellsOfTable> byTable = [];

    readonly Lock gate = new();

    public Cell? this[string table, string partition]
    {
        get
        {
            lock (gate)
                return byTable.GetValueOrDefault(table)?[partition];
        }
    }

    /// <summary>Grows whenever a cell's presence, contents, code or inputs change; a cell that was only confirmed leaves it.</summary>
    public long Version { get; private set; }

    public int Count => byTable.Values.Sum(cells => cells.Count);

    /// <summary>A table's cells as they are now, by partition.</summary>
    public IReadOnlyList<Cell> Of(string table)
    {
        lock (gate)
            return byTable.TryGetValue(table, out var cells) ? cells.Sorted() : [];
    }

    /// <summary>Remembers a cell without writing it; for planning over cells that are not in a database.</summary>
    public void Put(Cell cell)
    {
        lock (gate)
        {
            if (!byTable.TryGetValue(cell.Table, out var cells))
                byTable[cell.Table] = cells = new CellsOfTable();
            var before = cells[cell.Partition];
            if (before is null || before.Presence != cell.Presence || before.ContentHash != cell.ContentHash || before.Fingerprint != cell.Fingerprint || before.Inputs != cell.Inputs)
                Version++;
            cells.Put(cell);
        }
    }

    internal static Ledger Read(DbConnection connection)
    {
        var ledger = new Ledger();
        foreach (var cell in connection.Rows($"select {Columns} from orchestration.cells", From))
            ledger.Put(cell);
        return ledger;
    }

    /// <summary>Writes cells on a connection whose transaction the caller commits; memory follows with <see cref="Put"/> afterwards.</summary>
    internal static void Write(DbConnection connection, IReadOnlyCollection<Cell> cells)
    {
        foreach (var group in cells.GroupBy(cell => cell.Table))
        {
            var partitions = string.Join(", ", group.Select(cell => Sql.Literal(cell.Partition)));
            connection.Run($"delete from orchestration.cells where table_name = {Sql.Literal(group.Key)} and partition in ({partitions})");
            foreach (var chunk in group.Chunk(500))
                connection.Run($"insert into orchestration.cells ({Columns}) values {string.Join(", ", chunk.Select(Values))}");
        }
    }

    static string Values(Cell cell) =>
        $"({Sql.Literal(cell.Table)}, {Sql.Literal(cell.Partition)}, {Sql.Literal(Cell.Word(cell.Presence))}, {Sql.Literal(cell.Reason)}, "
        + $"{Sql.Literal(cell.Freshness)}, {cell.Rows}, {cell.Units}, {Sql.Literal(cell.ContentHash)}, {Sql.Literal(cell.Fingerprint)}, "
        + $"{Sql.Literal(cell.Inputs)}, {Sql.Literal(cell.KnownAt)}, {cell.Attempt}, {Sql.Literal(cell.Run)}, "
        + $"{Sql.Literal(cell.Seconds)}, {Sql.Literal(cell.Error)}, {Sql.Literal(cell.UpdatedAt)}, "
        + $"{Sql.Literal(cell.Tried?.Fingerprint)}, {Sql.Literal(cell.Tried?.Inputs)}, {Sql.Literal(cell.Tried?.RetryAt)})";

    static Cell From(DbDataReader row) => new(string.Intern(row.GetString(0)), row.GetString(1))
    {
        Presence = Cell.PresenceOf(row.GetString(2)),
        Reason = row.Text(3),
        Freshness = string.Intern(row.GetString(4)),
        Rows = row.GetInt64(5),
        Units = row.GetInt32(6),
        ContentHash = row.Text(7),
        Fingerprint = row.Text(8) is { } fingerprint ? string.Intern(fingerprint) : null,
        Inputs = row.Text(9),
        KnownAt = row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
        Attempt = row.GetInt32(11),
        Run = row.Text(12) is { } run ? string.Intern(run) : null,
        Seconds = row.GetDouble(13),
        Error = row.Text(14),
        UpdatedAt = row.GetFieldValue<DateTimeOffset>(15),
        Tried = row.Text(16) is { } tried ? new Try(string.Intern(tried), row.Text(17), row.IsDBNull(18) ? null : row.GetFieldValue<DateTimeOffset>(18)) : null,
    };

    /// <summary>Found by partition at once, and listed in order without a new list each time: a plan asks for both a hundred thousand times.</summary>
    sealed class CellsOfTable
    {
        readonly Dictionary<string, Cell> byPartition = new(StringComparer.Ordinal);
        readonly SortedDictionary<string, Cell> inOrder = new(StringComparer.Ordinal);
        Cell[]? sorted;

        public int Count => byPartition.Count;

        public Cell? this[string partition] => byPartition.GetValueOrDefault(partition);

        /// <summary>What was given out is never changed.</summary>
        public Cell[] Sorted() => sorted ??= [.. inOrder.Values];

        public void Put(Cell cell)
        {
            byPartition[cell.Partition] = cell;
            inOrder[cell.Partition] = cell;
            sorted = null;
        }
    }
}
