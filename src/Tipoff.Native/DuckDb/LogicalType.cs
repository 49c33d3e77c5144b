using System.Numerics;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Data;

/// <summary>A column's type as DuckDB knows it: the type, how it is stored, and its scale, labels or elements.</summary>
sealed class LogicalType
{
    public required DuckDBType Id { get; init; }

    /// <summary>The type of the bytes in the vector; differs from <see cref="Id"/> for decimals and enums.</summary>
    public required DuckDBType Storage { get; init; }

    public required string Name { get; init; }
    public byte Width { get; init; }
    public byte Scale { get; init; }
    public string[] Labels { get; init; } = [];
    public LogicalType? Element { get; init; }

    public Type ClrType => field ??= Id switch
    {
        DuckDBType.Boolean => typeof(bool),
        DuckDBType.TinyInt => typeof(sbyte),
        DuckDBType.SmallInt => typeof(short),
        DuckDBType.Integer => typeof(int),
        DuckDBType.BigInt => typeof(long),
        DuckDBType.UTinyInt => typeof(byte),
        DuckDBType.USmallInt => typeof(ushort),
        DuckDBType.UInteger => typeof(uint),
        DuckDBType.UBigInt => typeof(ulong),
        DuckDBType.HugeInt or DuckDBType.UHugeInt => typeof(BigInteger),
        DuckDBType.Float => typeof(float),
        DuckDBType.Double => typeof(double),
        DuckDBType.Decimal => typeof(decimal),
        DuckDBType.Varchar or DuckDBType.Enum => typeof(string),
        DuckDBType.Blob => typeof(byte[]),
        DuckDBType.Date => typeof(DateOnly),
        DuckDBType.Time => typeof(TimeOnly),
        DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs or DuckDBType.TimestampTz => typeof(DateTime),
        DuckDBType.Interval => typeof(TimeSpan),
        DuckDBType.Uuid => typeof(Guid),
        DuckDBType.List when Element is not null => typeof(List<>).MakeGenericType(Element.ClrType),
        _ => typeof(object),
    };

    /// <summary>Bytes of one value in the vector; 0 for what has no fixed width of its own.</summary>
    public int ValueBytes => Storage switch
    {
        DuckDBType.Boolean or DuckDBType.TinyInt or DuckDBType.UTinyInt => 1,
        DuckDBType.SmallInt or DuckDBType.USmallInt => 2,
        DuckDBType.Integer or DuckDBType.UInteger or DuckDBType.Float or DuckDBType.Date => 4,
        DuckDBType.HugeInt or DuckDBType.UHugeInt or DuckDBType.Uuid or DuckDBType.Interval => 16,
        DuckDBType.BigInt or DuckDBType.UBigInt or DuckDBType.Double or DuckDBType.Time or DuckDBType.Timestamp or DuckDBType.TimestampS
            or DuckDBType.TimestampMs or DuckDBType.TimestampNs or DuckDBType.TimestampTz => 8,
        _ => 0,
    };

    /// <summary>Reads and frees a native logical type.</summary>
    public static LogicalType Take(nint type)
    {
        try
        {
            return Describe(type);
        }
        finally
        {
            NativeVectors.duckdb_destroy_logical_type(ref type);
        }
    }

    static LogicalType Describe(nint type)
    {
        var id = NativeVectors.duckdb_get_type_id(type);
        switch (id)
        {
            case DuckDBType.Decimal:
                var (width, scale) = (NativeVectors.duckdb_decimal_width(type), NativeVectors.duckdb_decimal_scale(type));
                return new() { Id = id, Storage = NativeVectors.duckdb_decimal_internal_type(type), Width = width, Scale = scale, Name = $"DECIMAL({width},{scale})" };
            case DuckDBType.Enum:
                return new() { Id = id, Storage = NativeVectors.duckdb_enum_internal_type(type), Labels = ReadLabels(type), Name = "ENUM" };
            case DuckDBType.List:
                var element = Take(NativeVectors.duckdb_list_type_child_type(type));
                return new() { Id = id, Storage = id, Element = element, Name = element.Name + "[]" };
            default:
                return new() { Id = id, Storage = id, Name = NativeText.Take(NativeVectors.duckdb_logical_type_get_alias(type)) ?? NameOf(id) };
        }
    }

    static string[] ReadLabels(nint type)
    {
        var labels = new string[NativeVectors.duckdb_enum_dictionary_size(type)];
        for (var index = 0; index < labels.Length; index++)
            labels[index] = NativeText.Take(NativeVectors.duckdb_enum_dictionary_value(type, (ulong)index)) ?? "";
        return labels;
    }

    static string NameOf(DuckDBType id) => id switch
    {
        DuckDBType.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        DuckDBType.TimestampS => "TIMESTAMP_S",
        DuckDBType.TimestampMs => "TIMESTAMP_MS",
        DuckDBType.TimestampNs => "TIMESTAMP_NS",
        DuckDBType.TimeTz => "TIME WITH TIME ZONE",
        _ => id.ToString().ToUpperInvariant(),
    };
}

/// <summary>Text that crosses the border as a zero-ended UTF-8 pointer.</summary>
static class NativeText
{
    public static string? Read(nint pointer) => Marshal.PtrToStringUTF8(pointer);

    /// <summary>Reads and frees text that DuckDB allocated for us.</summary>
    public static string? Take(nint pointer)
    {
        if (pointer == 0) return null;
        var text = Marshal.PtrToStringUTF8(pointer);
        NativeMethods.duckdb_free(pointer);
        return text;
    }
}
