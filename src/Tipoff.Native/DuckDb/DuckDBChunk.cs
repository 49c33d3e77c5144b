using System.Runtime.CompilerServices;

namespace DuckDB.NET.Data;

/// <summary>Up to 2,048 rows of a result, column by column, read where DuckDB keeps them.</summary>
/// <remarks>Valid until the reader moves on: spans taken from it must not be kept.</remarks>
public sealed class DuckDBChunk
{
    readonly ChunkHandle handle;
    readonly Vector[] vectors;

    internal DuckDBChunk(ChunkHandle handle, IReadOnlyList<LogicalType> types, IReadOnlyList<string> names)
    {
        this.handle = handle;
        RowCount = (int)NativeVectors.duckdb_data_chunk_get_size(handle);
        vectors = new Vector[types.Count];
        for (var column = 0; column < vectors.Length; column++)
            vectors[column] = new Vector(NativeVectors.duckdb_data_chunk_get_vector(handle, (ulong)column), types[column], names[column]);
    }

    public int RowCount { get; }
    public int ColumnCount => vectors.Length;

    /// <summary>The column's values in place, in DuckDB's own representation; the value of a NULL is undefined.</summary>
    /// <remarks>DATE is days and TIMESTAMP microseconds since 1970; a DECIMAL is its unscaled number; BOOLEAN may be read as bool.</remarks>
    public ReadOnlySpan<T> Values<T>(int column) where T : unmanaged
    {
        ref readonly var vector = ref At(column);
        if (vector.Type.ValueBytes != Unsafe.SizeOf<T>())
            throw new InvalidCastException($"column '{vector.Name}' ({vector.Type.Name}) holds {vector.Type.ValueBytes} bytes a value, {typeof(T).Name} has {Unsafe.SizeOf<T>()}");
        return vector.Span<T>(RowCount);
    }

    /// <summary>Whether the column holds VARCHAR or BLOB, of which <see cref="GetBytes"/> gives the bytes.</summary>
    public bool IsText(int column) => At(column).Type.Id is DuckDBType.Varchar or DuckDBType.Blob;

    /// <summary>Bytes of each of the column's values in place; 0 for what has no fixed width of its own.</summary>
    public int ValueBytes(int column) => At(column).Type.ValueBytes;

    /// <summary>The column's values in place as bytes, <see cref="ValueBytes"/> each; those of a NULL are undefined.</summary>
    public ReadOnlySpan<byte> RawValues(int column)
    {
        ref readonly var vector = ref At(column);
        return vector.Type.ValueBytes > 0
            ? vector.Span<byte>(RowCount * vector.Type.ValueBytes)
            : throw new InvalidCastException($"column '{vector.Name}' ({vector.Type.Name}) holds values of no fixed width; GetBytes reads text and blobs");
    }

    public bool IsValid(int column, int row) => At(column, row).IsValid(row);

    public string? GetString(int column, int row) => IsValid(column, row) ? vectors[column].ToText(row) : null;

    /// <summary>The bytes of a VARCHAR or BLOB in place; empty for NULL.</summary>
    public ReadOnlySpan<byte> GetBytes(int column, int row) => IsValid(column, row) ? vectors[column].Bytes(row) : [];

    public T GetValue<T>(int column, int row) => VectorValue.Read<T>(At(column, row), row);

    /// <summary>The column's values converted to what their type means, NULL as NaN: the door from SQL to matrices.</summary>
    public void CopyDoubles(int column, Span<double> target)
    {
        ref readonly var vector = ref At(column);
        for (var row = 0; row < RowCount; row++) target[row] = vector.IsValid(row) ? vector.ToDouble(row) : double.NaN;
    }

    internal ref readonly Vector At(int column)
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        return ref vectors[column];
    }

    internal void Release() => handle.Dispose();

    ref readonly Vector At(int column, int row)
    {
        if ((uint)row >= (uint)RowCount) throw new ArgumentOutOfRangeException(nameof(row), row, $"the chunk has {RowCount} rows");
        return ref At(column);
    }
}
