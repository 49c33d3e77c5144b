using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace DuckDB.NET.Data;

/// <summary>One column of the chunk being filled, written where DuckDB will read it.</summary>
sealed unsafe class VectorWriter(LogicalType type, string name, TextArena arena)
{
    readonly VectorWriter? elements = type.Element is { } element ? new VectorWriter(element, name, arena) : null;
    readonly Dictionary<string, int> labels = type.Labels.Select((label, index) => (label, index)).ToDictionary(pair => pair.label, pair => pair.index);
    nint vector;
    byte* data;
    ulong* validity;
    int elementCount;

    public LogicalType Type => type;
    public string Name => name;

    /// <summary>Takes up the vector of a fresh or emptied chunk.</summary>
    public void Begin(nint next)
    {
        vector = next;
        elementCount = 0;
        Locate();
        elements?.Begin(NativeVectors.duckdb_list_vector_get_child(next));
    }

    public Span<T> Span<T>(int rows) where T : unmanaged => type.ValueBytes == Unsafe.SizeOf<T>()
        ? new Span<T>(data, rows)
        : throw new InvalidCastException($"column '{name}' ({type.Name}) takes {type.ValueBytes} bytes a value, {typeof(T).Name} has {Unsafe.SizeOf<T>()}");

    public void WriteNull(int row)
    {
        if (validity == null)
        {
            NativeVectors.duckdb_vector_ensure_validity_writable(vector);
            validity = NativeVectors.duckdb_vector_get_validity(vector);
        }
        validity[row >> 6] &= ~(1UL << (row & 63));
        // What lies under a NULL is never read, except a list's extent.
        if (type.Id == DuckDBType.List) At<NativeListEntry>(row) = default;
    }

    public void Write(int row, bool value)
    {
        if (type.Id != DuckDBType.Boolean) throw Mismatch(value);
        data[row] = value ? (byte)1 : (byte)0;
    }

    public void Write(int row, long value)
    {
        switch (type.Id)
        {
            case DuckDBType.Integer: At<int>(row) = checked((int)value); break;
            case DuckDBType.BigInt: At<long>(row) = value; break;
            case DuckDBType.SmallInt: At<short>(row) = checked((short)value); break;
            case DuckDBType.TinyInt: At<sbyte>(row) = checked((sbyte)value); break;
            case DuckDBType.UTinyInt: At<byte>(row) = checked((byte)value); break;
            case DuckDBType.USmallInt: At<ushort>(row) = checked((ushort)value); break;
            case DuckDBType.UInteger: At<uint>(row) = checked((uint)value); break;
            case DuckDBType.UBigInt: At<ulong>(row) = checked((ulong)value); break;
            case DuckDBType.HugeInt: At<Int128>(row) = value; break;
            case DuckDBType.UHugeInt: At<UInt128>(row) = checked((UInt128)value); break;
            case DuckDBType.Double: At<double>(row) = value; break;
            case DuckDBType.Float: At<float>(row) = value; break;
            case DuckDBType.Decimal: Write(row, (decimal)value); break;
            default: throw Mismatch(value);
        }
    }

    public void Write(int row, BigInteger value)
    {
        if (type.Id == DuckDBType.HugeInt) At<Int128>(row) = checked((Int128)value);
        else if (type.Id == DuckDBType.UHugeInt) At<UInt128>(row) = checked((UInt128)value);
        else if (type.Id == DuckDBType.UBigInt) At<ulong>(row) = checked((ulong)value);
        else if (type.Id == DuckDBType.Decimal) Write(row, checked((decimal)value));
        else Write(row, checked((long)value));
    }

    public void Write(int row, double value)
    {
        if (type.Id == DuckDBType.Double) At<double>(row) = value;
        else if (type.Id == DuckDBType.Float) At<float>(row) = (float)value;
        else if (type.Id == DuckDBType.Decimal) Write(row, (decimal)value);
        else throw Mismatch(value);
    }

    public void Write(int row, decimal value)
    {
        switch (type.Id)
        {
            case DuckDBType.Decimal: WriteUnscaled(row, Decimals.ToUnscaled(value, type.Width, type.Scale)); break;
            case DuckDBType.Double: At<double>(row) = (double)value; break;
            case DuckDBType.Float: At<float>(row) = (float)value; break;
            default: throw Mismatch(value);
        }
    }

    public void Write(int row, DateOnly value)
    {
        if (type.Id == DuckDBType.Date) At<int>(row) = Epoch.FromDate(value);
        else Write(row, value.ToDateTime(TimeOnly.MinValue));
    }

    public void Write(int row, DateTime value)
    {
        if (type.Id is DuckDBType.Timestamp or DuckDBType.TimestampTz or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs)
            At<long>(row) = Epoch.FromDateTime(type.Id, value);
        else if (type.Id == DuckDBType.Date && value.TimeOfDay == TimeSpan.Zero)
            At<int>(row) = Epoch.FromDate(DateOnly.FromDateTime(value));
        else
            throw Mismatch(value);
    }

    public void Write(int row, TimeOnly value)
    {
        if (type.Id != DuckDBType.Time) throw Mismatch(value);
        At<long>(row) = value.Ticks / TimeSpan.TicksPerMicrosecond;
    }

    public void Write(int row, TimeSpan value)
    {
        if (type.Id == DuckDBType.Interval)
            At<NativeInterval>(row) = new() { Days = value.Days, Microseconds = (value.Ticks - value.Days * TimeSpan.TicksPerDay) / TimeSpan.TicksPerMicrosecond };
        else if (type.Id == DuckDBType.Time)
            Write(row, TimeOnly.FromTimeSpan(value));
        else
            throw Mismatch(value);
    }

    public void Write(int row, Guid value)
    {
        if (type.Id == DuckDBType.Varchar)
        {
            Write(row, value.ToString().AsSpan());
            return;
        }
        if (type.Id != DuckDBType.Uuid) throw Mismatch(value);
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        At<NativeHugeInt>(row) = new()
        {
            Upper = BinaryPrimitives.ReadInt64BigEndian(bytes) ^ long.MinValue,
            Lower = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        };
    }

    public void Write(int row, ReadOnlySpan<char> value)
    {
        if (type.Id == DuckDBType.Enum)
        {
            WriteLabel(row, value.ToString());
            return;
        }
        if (type.Id != DuckDBType.Varchar) throw Mismatch(value.ToString());
        ref var text = ref At<NativeString>(row);
        text = default;
        if (value.Length <= NativeString.InlineBytesMax)
        {
            // Short text mostly fits inside; only letters beyond ASCII can make it longer.
            fixed (byte* inlined = text.Inlined)
                if (Encoding.UTF8.TryGetBytes(value, new Span<byte>(inlined, NativeString.InlineBytesMax), out var inside))
                {
                    text.Length = (uint)inside;
                    return;
                }
            text = default;
        }
        var room = Encoding.UTF8.GetMaxByteCount(value.Length);
        var start = arena.Rent(room);
        var written = Encoding.UTF8.GetBytes(value, new Span<byte>(start, room));
        arena.Return(room - written);
        Point(ref text, start, written);
    }

    public void Write(int row, ReadOnlySpan<byte> value)
    {
        if (type.Id is not (DuckDBType.Blob or DuckDBType.Varchar)) throw Mismatch(value.Length + " bytes");
        ref var text = ref At<NativeString>(row);
        text = default;
        if (value.Length <= NativeString.InlineBytesMax)
        {
            text.Length = (uint)value.Length;
            fixed (byte* inlined = text.Inlined) value.CopyTo(new Span<byte>(inlined, NativeString.InlineBytesMax));
            return;
        }
        var start = arena.Rent(value.Length);
        value.CopyTo(new Span<byte>(start, value.Length));
        Point(ref text, start, value.Length);
    }

    public void WriteList<TElement>(int row, IEnumerable<TElement> values)
    {
        if (elements is null) throw Mismatch(values);
        var list = values as IReadOnlyList<TElement> ?? [.. values];
        var from = elementCount;
        elementCount += list.Count;
        _ = NativeVectors.duckdb_list_vector_reserve(vector, (ulong)elementCount);
        _ = NativeVectors.duckdb_list_vector_set_size(vector, (ulong)elementCount);
        // Reserving may have moved the elements.
        elements.Locate();
        for (var index = 0; index < list.Count; index++) VectorBox.Write(elements, from + index, list[index]);
        At<NativeListEntry>(row) = new() { Offset = (ulong)from, Length = (ulong)list.Count };
    }

    public InvalidCastException Mismatch(object? value) => new($"column '{name}' is {type.Name} and does not take {value?.GetType().Name ?? "null"} ('{value}')");

    void Locate()
    {
        data = NativeVectors.duckdb_vector_get_data(vector);
        validity = NativeVectors.duckdb_vector_get_validity(vector);
    }

    void WriteUnscaled(int row, Int128 value)
    {
        switch (type.Storage)
        {
            case DuckDBType.SmallInt: At<short>(row) = (short)value; break;
            case DuckDBType.Integer: At<int>(row) = (int)value; break;
            case DuckDBType.BigInt: At<long>(row) = (long)value; break;
            default: At<Int128>(row) = value; break;
        }
    }

    void WriteLabel(int row, string label)
    {
        if (!labels.TryGetValue(label, out var index)) throw new InvalidCastException($"column '{name}': '{label}' is not one of its labels ({string.Join(", ", type.Labels)})");
        if (type.Storage == DuckDBType.UTinyInt) At<byte>(row) = (byte)index;
        else if (type.Storage == DuckDBType.USmallInt) At<ushort>(row) = (ushort)index;
        else At<uint>(row) = (uint)index;
    }

    static void Point(ref NativeString text, byte* start, int length)
    {
        text = default;
        text.Length = (uint)length;
        if (length <= NativeString.InlineBytesMax)
        {
            fixed (byte* inlined = text.Inlined) Unsafe.CopyBlockUnaligned(inlined, start, (uint)length);
            return;
        }
        fixed (byte* prefix = text.Prefix) Unsafe.CopyBlockUnaligned(prefix, start, 4);
        text.Pointer = start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ref T At<T>(int row) where T : unmanaged => ref ((T*)data)[row];
}
