using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DuckDB.NET.Data;

/// <summary>Reads a result row by row, or chunk by chunk with <see cref="ReadChunk"/> where speed matters.</summary>
[SuppressMessage("Design", "CA1010", Justification = "ADO.NET readers enumerate untyped records.")]
public sealed unsafe class DuckDBDataReader : DbDataReader, IDbColumnSchemaGenerator
{
    readonly ResultHandle result;
    readonly Interruption? interruption;
    readonly DuckDBConnection? closesWith;
    readonly LogicalType[] types = [];
    readonly string[] names = [];
    DuckDBChunk? chunk;
    bool isAtEnd;
    int row = -1;

    internal DuckDBDataReader(ResultHandle result, int rowsChanged, Interruption? interruption, DuckDBConnection? closesWith)
    {
        this.result = result;
        this.interruption = interruption;
        this.closesWith = closesWith;
        RecordsAffected = rowsChanged;
        if (NativeMethods.duckdb_result_return_type(*result.Pointer) != (int)ResultKind.Query)
        {
            isAtEnd = true;
            return;
        }
        types = new LogicalType[NativeMethods.duckdb_column_count(result.Pointer)];
        names = new string[types.Length];
        for (var column = 0; column < types.Length; column++)
        {
            types[column] = LogicalType.Take(NativeMethods.duckdb_column_logical_type(result.Pointer, (ulong)column));
            names[column] = NativeText.Read(NativeMethods.duckdb_column_name(result.Pointer, (ulong)column)) ?? "";
        }
        // HasRows must be known before the first Read, so the first chunk is fetched at once.
        _ = NextChunk();
    }

    public override int Depth => 0;
    public override int FieldCount => types.Length;
    public override bool HasRows => chunk is not null;
    public override bool IsClosed => result.IsClosed;
    public override int RecordsAffected { get; }
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        if (chunk is null || isAtEnd) return false;
        if (++row < chunk.RowCount) return true;
        row = 0;
        return NextChunk();
    }

    /// <summary>Moves to the next chunk; not to be mixed with <see cref="Read"/>.</summary>
    public bool ReadChunk([NotNullWhen(true)] out DuckDBChunk? next)
    {
        if (row < 0) row = 0;
        else if (chunk is not null && !isAtEnd) _ = NextChunk();
        next = isAtEnd ? null : chunk;
        return next is not null;
    }

    public override bool NextResult() => false;

    public override bool IsDBNull(int ordinal) => !Current(ordinal).IsValid(row);

    public override int GetInt32(int ordinal)
    {
        ref readonly var vector = ref NotNull(ordinal);
        return vector.Type.Id == DuckDBType.Integer ? vector.At<int>(row) : checked((int)vector.ToInt64(row));
    }

    public override long GetInt64(int ordinal)
    {
        ref readonly var vector = ref NotNull(ordinal);
        return vector.Type.Id == DuckDBType.BigInt ? vector.At<long>(row) : vector.ToInt64(row);
    }

    public override double GetDouble(int ordinal) => NotNull(ordinal).ToDouble(row);
    public override float GetFloat(int ordinal) => (float)NotNull(ordinal).ToDouble(row);
    public override decimal GetDecimal(int ordinal) => NotNull(ordinal).ToDecimal(row);
    public override bool GetBoolean(int ordinal) => NotNull(ordinal).ToBoolean(row);
    public override byte GetByte(int ordinal) => checked((byte)NotNull(ordinal).ToInt64(row));
    public override short GetInt16(int ordinal) => checked((short)NotNull(ordinal).ToInt64(row));
    public override string GetString(int ordinal) => NotNull(ordinal).ToText(row);
    public override char GetChar(int ordinal) => GetString(ordinal)[0];
    public override DateTime GetDateTime(int ordinal) => NotNull(ordinal).ToDateTime(row);
    public override Guid GetGuid(int ordinal) => NotNull(ordinal).ToGuid(row);
    public DateOnly GetDateOnly(int ordinal) => NotNull(ordinal).ToDate(row);
    public DateTimeOffset GetDateTimeOffset(int ordinal) => NotNull(ordinal).ToDateTimeOffset(row);
    public override T GetFieldValue<T>(int ordinal) => VectorValue.Read<T>(Current(ordinal), row);
    public override object GetValue(int ordinal) => VectorValue.ReadBoxed(Current(ordinal), row);

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var ordinal = 0; ordinal < count; ordinal++) values[ordinal] = GetValue(ordinal);
        return count;
    }

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
    {
        var bytes = NotNull(ordinal).Bytes(row);
        if (buffer is null) return bytes.Length;
        var part = bytes[(int)Math.Min(dataOffset, bytes.Length)..];
        part = part[..Math.Min(part.Length, length)];
        part.CopyTo(buffer.AsSpan(bufferOffset));
        return part.Length;
    }

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        var text = GetString(ordinal);
        if (buffer is null) return text.Length;
        var part = text.AsSpan((int)Math.Min(dataOffset, text.Length));
        part = part[..Math.Min(part.Length, length)];
        part.CopyTo(buffer.AsSpan(bufferOffset));
        return part.Length;
    }

    public override Type GetFieldType(int ordinal) => types[ordinal].ClrType;
    public override string GetDataTypeName(int ordinal) => types[ordinal].Name;
    public override string GetName(int ordinal) => names[ordinal];

    public override int GetOrdinal(string name)
    {
        var ordinal = Array.IndexOf(names, name);
        if (ordinal < 0) ordinal = Array.FindIndex(names, candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase));
        return ordinal >= 0 ? ordinal : throw new ArgumentOutOfRangeException(nameof(name), name, $"the result has no column '{name}'; it has {string.Join(", ", names)}");
    }

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);
    public System.Collections.ObjectModel.ReadOnlyCollection<DbColumn> GetColumnSchema() => DuckDBColumn.Describe(names, types);
    public override DataTable GetSchemaTable() => DuckDBColumn.Tabulate(names, types);

    public override void Close()
    {
        if (result.IsClosed) return;
        chunk?.Release();
        result.Dispose();
        interruption?.Dispose();
        closesWith?.Close();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ref readonly Vector Current(int ordinal)
    {
        if (chunk is null || isAtEnd || row < 0) throw new InvalidOperationException("the reader stands on no row; call Read first and stop when it says false");
        return ref chunk.At(ordinal);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ref readonly Vector NotNull(int ordinal)
    {
        ref readonly var vector = ref Current(ordinal);
        if (!vector.IsValid(row)) throw new InvalidCastException($"column '{names[ordinal]}' ({types[ordinal].Name}) is NULL; test IsDBNull first or read a nullable type");
        return ref vector;
    }

    /// <summary>Fetches the next chunk that has rows; the last one stays in <c>chunk</c>, so that HasRows keeps its answer.</summary>
    bool NextChunk()
    {
        ObjectDisposedException.ThrowIf(result.IsClosed, this);
        while (true)
        {
            chunk?.Release();
            var native = NativeMethods.duckdb_fetch_chunk(*result.Pointer);
            if (native == 0) break;
            chunk = new DuckDBChunk(new ChunkHandle(native), types, names);
            if (chunk.RowCount > 0) return true;
        }
        isAtEnd = true;
        if (NativeText.Read(NativeMethods.duckdb_result_error(result.Pointer)) is not { Length: > 0 } error) return false;
        var failure = DuckDBException.For(error);
        throw interruption is { IsRequested: true } ? interruption.Cancelled(failure) : failure;
    }
}
