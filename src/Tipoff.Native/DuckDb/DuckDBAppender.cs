namespace DuckDB.NET.Data;

/// <summary>Loads rows into a table at full speed: by row, or by filling whole columns of a chunk.</summary>
/// <remarks>
/// Rows are gathered in DuckDB's own vectors and handed over 2,048 at a time; they belong to the connection's open
/// transaction, or are committed in parts when there is none. An appender disposed in the middle of a row drops what it
/// still holds, because the caller failed there.
/// </remarks>
public sealed unsafe class DuckDBAppender : IDisposable
{
    readonly AppenderHandle handle;
    readonly ChunkHandle chunk;
    readonly TextArena arena = new();
    readonly VectorWriter[] columns;
    readonly DuckDBAppenderRow current;
    readonly string table;
    int rows;
    bool isClosed;

    internal DuckDBAppender(ConnectionHandle connection, string? catalog, string? schema, string table)
    {
        this.table = schema is null ? table : schema + "." + table;
        var state = NativeVectors.duckdb_appender_create_ext(connection, catalog, schema, table, out var native);
        handle = new AppenderHandle(native);
        if (state != 0)
        {
            var error = LastError();
            handle.Dispose();
            throw DuckDBException.For($"no appender for '{this.table}': {error}");
        }
        RowsPerChunk = (int)NativeVectors.duckdb_vector_size();
        var types = new nint[NativeVectors.duckdb_appender_column_count(handle)];
        columns = new VectorWriter[types.Length];
        for (var column = 0; column < types.Length; column++) types[column] = NativeVectors.duckdb_appender_column_type(handle, (ulong)column);
        fixed (nint* first = types) chunk = new ChunkHandle(NativeVectors.duckdb_create_data_chunk(first, (ulong)types.Length));
        for (var column = 0; column < types.Length; column++) columns[column] = new VectorWriter(LogicalType.Take(types[column]), $"{this.table} #{column + 1}", arena);
        current = new DuckDBAppenderRow(this, columns);
        Begin();
    }

    /// <summary>How many rows one chunk takes: the length of the spans of <see cref="Values{T}"/>.</summary>
    public int RowsPerChunk { get; }

    public int ColumnCount => columns.Length;

    /// <summary>Begins a row; the same object serves every row.</summary>
    public DuckDBAppenderRow CreateRow()
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        current.Begin(rows);
        return current;
    }

    /// <summary>A column of the chunk being filled, in DuckDB's own representation (DATE is days, TIMESTAMP microseconds since 1970).</summary>
    public Span<T> Values<T>(int column) where T : unmanaged => Writable(column).Span<T>(RowsPerChunk);

    public void SetNull(int column, int row) => Writable(column).WriteNull(InChunk(row));

    public void SetString(int column, int row, ReadOnlySpan<char> text) => Writable(column).Write(InChunk(row), text);

    /// <summary>Writes a value of any supported type, converted as <see cref="DuckDBAppenderRow"/> converts it.</summary>
    public void SetValue(int column, int row, object? value) => VectorBox.Write(Writable(column), InChunk(row), value);

    /// <summary>Hands over the first rows of the filled columns and begins an empty chunk.</summary>
    public void AppendChunk(int rowCount)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        rows = rowCount >= 0 && rowCount <= RowsPerChunk
            ? rowCount
            : throw new ArgumentOutOfRangeException(nameof(rowCount), rowCount, $"a chunk takes 0 to {RowsPerChunk} rows");
        HandOver();
    }

    /// <summary>Makes everything appended so far visible to the connection.</summary>
    public void Flush()
    {
        HandOver();
        Require(NativeVectors.duckdb_appender_flush(handle));
    }

    /// <summary>Flushes and ends; a row begun but not ended is the caller's mistake.</summary>
    public void Close()
    {
        if (isClosed) return;
        if (current.IsOpen) throw new InvalidOperationException($"the last row for '{table}' was not ended; call EndRow before Close");
        try
        {
            HandOver();
            Require(NativeVectors.duckdb_appender_close(handle));
        }
        finally
        {
            Free();
        }
    }

    public void Dispose()
    {
        if (isClosed) return;
        if (current.IsOpen)
        {
            _ = NativeVectors.duckdb_appender_clear(handle);
            Free();
        }
        else
        {
            Close();
        }
    }

    internal void EndRow()
    {
        if (++rows == RowsPerChunk) HandOver();
    }

    internal InvalidOperationException WrongCount(int given) => new($"a row for '{table}' was ended with {given} values; it has {columns.Length} columns");

    void HandOver()
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        if (rows == 0) return;
        NativeVectors.duckdb_data_chunk_set_size(chunk, (ulong)rows);
        Require(NativeVectors.duckdb_append_data_chunk(handle, chunk));
        NativeVectors.duckdb_data_chunk_reset(chunk);
        Begin();
    }

    void Begin()
    {
        rows = 0;
        arena.Reset();
        for (var column = 0; column < columns.Length; column++)
            columns[column].Begin(NativeVectors.duckdb_data_chunk_get_vector(chunk, (ulong)column));
    }

    VectorWriter Writable(int column)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        return columns[column];
    }

    int InChunk(int row) => (uint)row < (uint)RowsPerChunk ? row : throw new ArgumentOutOfRangeException(nameof(row), row, $"a chunk has {RowsPerChunk} rows");

    /// <summary>A refused chunk stays refused: what is held is dropped, so that closing does not try it again.</summary>
    void Require(int state)
    {
        if (state == 0) return;
        var error = LastError();
        _ = NativeVectors.duckdb_appender_clear(handle);
        Free();
        throw DuckDBException.For($"rows for '{table}' were refused: {error}");
    }

    string? LastError() => NativeText.Read(NativeVectors.duckdb_appender_error(handle));

    void Free()
    {
        isClosed = true;
        chunk.Dispose();
        arena.Dispose();
        handle.Dispose();
    }
}
