using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace DuckDB.NET.Data;

/// <summary>One column of one chunk, read where DuckDB keeps it; valid only while its chunk lives.</summary>
readonly unsafe struct Vector
{
    readonly nint handle;
    readonly byte* data;
    readonly ulong* validity;

    public Vector(nint handle, LogicalType type, string name)
    {
        this.handle = handle;
        Type = type;
        Name = name;
        data = NativeVectors.duckdb_vector_get_data(handle);
        validity = NativeVectors.duckdb_vector_get_validity(handle);
    }

    public LogicalType Type { get; }
    public string Name { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsValid(int row) => validity == null || ((validity[row >> 6] >> (row & 63)) & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T At<T>(int row) where T : unmanaged => ((T*)data)[row];

    public ReadOnlySpan<T> Span<T>(int rows) where T : unmanaged => new(data, rows);

    public bool ToBoolean(int row) => Type.Id == DuckDBType.Boolean ? At<byte>(row) != 0 : throw Mismatch<bool>();

    public long ToInt64(int row) => Type.Storage switch
    {
        _ when Type.Id is DuckDBType.Decimal or DuckDBType.Enum => throw Mismatch<long>(),
        DuckDBType.TinyInt => At<sbyte>(row),
        DuckDBType.SmallInt => At<short>(row),
        DuckDBType.Integer => At<int>(row),
        DuckDBType.BigInt => At<long>(row),
        DuckDBType.UTinyInt => At<byte>(row),
        DuckDBType.USmallInt => At<ushort>(row),
        DuckDBType.UInteger => At<uint>(row),
        DuckDBType.UBigInt => checked((long)At<ulong>(row)),
        DuckDBType.HugeInt => checked((long)ToInt128(row)),
        DuckDBType.UHugeInt => checked((long)At<UInt128>(row)),
        _ => throw Mismatch<long>(),
    };

    public ulong ToUInt64(int row) => Type.Id switch
    {
        DuckDBType.UBigInt => At<ulong>(row),
        DuckDBType.HugeInt => checked((ulong)ToInt128(row)),
        DuckDBType.UHugeInt => checked((ulong)At<UInt128>(row)),
        _ => checked((ulong)ToInt64(row)),
    };

    public Int128 ToInt128(int row) => Type.Id switch
    {
        DuckDBType.HugeInt => At<Int128>(row),
        DuckDBType.UHugeInt => checked((Int128)At<UInt128>(row)),
        DuckDBType.UBigInt => At<ulong>(row),
        _ => ToInt64(row),
    };

    public BigInteger ToBigInteger(int row) => Type.Id == DuckDBType.UHugeInt ? (BigInteger)At<UInt128>(row) : ToInt128(row);

    public double ToDouble(int row) => Type.Id switch
    {
        DuckDBType.Double => At<double>(row),
        DuckDBType.Float => At<float>(row),
        DuckDBType.Decimal => (double)ToDecimal(row),
        DuckDBType.UBigInt => At<ulong>(row),
        DuckDBType.HugeInt => (double)At<Int128>(row),
        DuckDBType.UHugeInt => (double)At<UInt128>(row),
        _ => ToInt64(row),
    };

    public decimal ToDecimal(int row) => Type.Id switch
    {
        DuckDBType.Decimal => Type.Storage switch
        {
            DuckDBType.SmallInt => Decimals.ToDecimal(At<short>(row), Type.Scale),
            DuckDBType.Integer => Decimals.ToDecimal(At<int>(row), Type.Scale),
            DuckDBType.BigInt => Decimals.ToDecimal(At<long>(row), Type.Scale),
            _ => Decimals.ToDecimal(At<Int128>(row), Type.Scale),
        },
        DuckDBType.Double => (decimal)At<double>(row),
        DuckDBType.Float => (decimal)At<float>(row),
        DuckDBType.HugeInt => (decimal)At<Int128>(row),
        DuckDBType.UHugeInt => (decimal)At<UInt128>(row),
        DuckDBType.UBigInt => At<ulong>(row),
        _ => ToInt64(row),
    };

    public DateOnly ToDate(int row) => Type.Id == DuckDBType.Date ? Epoch.ToDate(At<int>(row)) : DateOnly.FromDateTime(ToDateTime(row));

    public TimeOnly ToTime(int row) => Type.Id == DuckDBType.Time ? new TimeOnly(Epoch.ToTimeTicks(At<long>(row))) : throw Mismatch<TimeOnly>();

    public DateTime ToDateTime(int row) => Type.Id switch
    {
        DuckDBType.Date => Epoch.ToDate(At<int>(row)).ToDateTime(TimeOnly.MinValue),
        DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs or DuckDBType.TimestampTz
            => Epoch.ToDateTime(Type.Id, At<long>(row)),
        _ => throw Mismatch<DateTime>(),
    };

    /// <summary>Timestamps without a zone are taken as UTC: the house keeps instants in UTC only.</summary>
    public DateTimeOffset ToDateTimeOffset(int row) => new(ToDateTime(row).Ticks, TimeSpan.Zero);

    public TimeSpan ToTimeSpan(int row)
    {
        if (Type.Id == DuckDBType.Time) return new TimeSpan(Epoch.ToTimeTicks(At<long>(row)));
        if (Type.Id != DuckDBType.Interval) throw Mismatch<TimeSpan>();
        var interval = At<NativeInterval>(row);
        return interval.Months != 0
            ? throw new InvalidCastException($"column '{Name}': an INTERVAL of {interval.Months} months has no fixed length; cast it in SQL, or use days")
            : new TimeSpan(checked(interval.Days * TimeSpan.TicksPerDay + Epoch.ToTimeTicks(interval.Microseconds)));
    }

    public Guid ToGuid(int row)
    {
        if (Type.Id != DuckDBType.Uuid) throw Mismatch<Guid>();
        // DuckDB flips the top bit so that UUIDs sort as signed numbers.
        var value = At<NativeHugeInt>(row);
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, value.Upper ^ long.MinValue);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], value.Lower);
        return new Guid(bytes, bigEndian: true);
    }

    public string ToText(int row) => Type.Id switch
    {
        DuckDBType.Varchar => Encoding.UTF8.GetString(Bytes(row)),
        DuckDBType.Enum => Type.Labels[Label(row)],
        DuckDBType.Uuid => ToGuid(row).ToString(),
        _ => throw Mismatch<string>(),
    };

    /// <summary>The bytes of a VARCHAR or BLOB, in place.</summary>
    public ReadOnlySpan<byte> Bytes(int row)
    {
        if (Type.Id is not (DuckDBType.Varchar or DuckDBType.Blob)) throw Mismatch<byte[]>();
        var text = (NativeString*)data + row;
        return text->Length <= NativeString.InlineBytesMax
            ? new ReadOnlySpan<byte>(text->Inlined, (int)text->Length)
            : new ReadOnlySpan<byte>(text->Pointer, checked((int)text->Length));
    }

    public NativeListEntry ListEntry(int row) => Type.Id == DuckDBType.List ? At<NativeListEntry>(row) : throw Mismatch<List<object>>();

    public Vector Elements() => Type.Element is { } element ? new Vector(NativeVectors.duckdb_list_vector_get_child(handle), element, Name) : throw Mismatch<List<object>>();

    public InvalidCastException Mismatch<T>() => new($"column '{Name}': a {Type.Name} value cannot be read as {typeof(T).Name}");

    int Label(int row) => Type.Storage switch
    {
        DuckDBType.UTinyInt => At<byte>(row),
        DuckDBType.USmallInt => At<ushort>(row),
        _ => checked((int)At<uint>(row)),
    };
}
