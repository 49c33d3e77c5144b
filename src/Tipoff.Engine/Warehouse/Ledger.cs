using System.Data.Common;

namespace Tipoff.Engine.Warehouse;

/// <summary>All cells of a warehouse, in memory; written only inside the transaction that publishes their rows.</summary>
public sealed class Ledger
{
    const string Columns = """
        table_name, partition, presence, reason, freshness, row_count, units, content_hash, fingerprint, inputs, known_at, attempt, run,
        seconds, error, updated_at, tried_fingerprint, tried_inputs, retry_at
        """;

    static readonly string[] MomentColumns = ["known_at", "updated_at", "retry_at"];

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
        // Moments as numbers: the reader's own way to a moment costs more than all other columns.
        var columns = MomentColumns.Aggregate(Columns, (text, moment) => text.Replace(moment, $"epoch_us({moment})"));
        foreach (var cell in connection.Rows($"select {columns} from orchestration.cells", From))
            ledger.Put(cell);
        return ledger;
    }

    /// <summary>Writes cells on a connection whose transaction the caller commits; memory follows with <see cref="Put"/> afterwards.</summary>
    internal void Write(DbConnection connection, IReadOnlyCollection<Cell> cells)
    {
        foreach (var group in cells.GroupBy(cell => cell.Table))
        {
            var known = group.Where(cell => this[cell.Table, cell.Partition] is not null).Select(cell => Sql.Literal(cell.Partition)).ToList();
            if (known.Count > 0)
                connection.Run($"delete from orchestration.cells where table_name = {Sql.Literal(group.Key)} and partition in ({string.Join(", ", known)})");
        }

        // Several slices of a batch may speak of one cell: as in memory, the last word stands, and only it.
        if (cells.Count > 0)
            RowAppender.Append(connection, "orchestration.cells", cells.Reverse().DistinctBy(cell => (cell.Table, cell.Partition)).Select(Row));
    }

    static CellRow Row(Cell cell) => new(
        cell.Table, cell.Partition, Cell.Word(cell.Presence), cell.Reason, cell.Freshness, cell.Rows, cell.Units, cell.ContentHash, cell.Fingerprint, cell.Inputs,
        cell.KnownAt, cell.Attempt, cell.Run, cell.Seconds, cell.Error, cell.UpdatedAt, cell.Tried?.Fingerprint, cell.Tried?.Inputs, cell.Tried?.RetryAt);

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
        KnownAt = Moment(row, 10),
        Attempt = row.GetInt32(11),
        Run = row.Text(12) is { } run ? string.Intern(run) : null,
        Seconds = row.GetDouble(13),
        Error = row.Text(14),
        UpdatedAt = Moment(row, 15) ?? throw new InvalidDataException($"orchestration.cells: {row.GetString(0)} {row.GetString(1)} has no updated_at."),
        Tried = row.Text(16) is { } tried ? new Try(string.Intern(tried), row.Text(17), Moment(row, 18)) : null,
    };

    static DateTimeOffset? Moment(DbDataReader row, int ordinal) =>
        row.IsDBNull(ordinal) ? null : DateTimeOffset.UnixEpoch.AddTicks(row.GetInt64(ordinal) * TimeSpan.TicksPerMicrosecond);

    /// <summary>The columns of orchestration.cells, in their order.</summary>
    sealed record CellRow(
        string TableName, string Partition, string Presence, string? Reason, string Freshness, long RowCount, int Units, string? ContentHash, string? Fingerprint,
        string? Inputs, DateTimeOffset? KnownAt, int Attempt, string? Run, double Seconds, string? Error, DateTimeOffset UpdatedAt, string? TriedFingerprint,
        string? TriedInputs, DateTimeOffset? RetryAt);

    /// <summary>Found by partition at once, and listed in order without a new list each time: a plan asks for both a hundred thousand times.</summary>
    sealed class CellsOfTable
    {
        readonly Dictionary<string, Cell> byPartition = new(StringComparer.Ordinal);
        Cell[]? sorted;

        public int Count => byPartition.Count;

        public Cell? this[string partition] => byPartition.GetValueOrDefault(partition);

        /// <summary>What was given out is never changed.</summary>
        public Cell[] Sorted() => sorted ??= [.. byPartition.Values.OrderBy(cell => cell.Partition, StringComparer.Ordinal)];

        public void Put(Cell cell)
        {
            byPartition[cell.Partition] = cell;
            sorted = null;
        }
    }
}
