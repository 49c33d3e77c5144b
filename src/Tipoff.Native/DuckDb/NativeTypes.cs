using System.Runtime.InteropServices;

namespace DuckDB.NET.Data;

/// <summary>DuckDB's own numbering of its types (`duckdb_type`).</summary>
enum DuckDBType
{
    Invalid = 0, Boolean = 1, TinyInt = 2, SmallInt = 3, Integer = 4, BigInt = 5, UTinyInt = 6, USmallInt = 7, UInteger = 8, UBigInt = 9,
    Float = 10, Double = 11, Timestamp = 12, Date = 13, Time = 14, Interval = 15, HugeInt = 16, Varchar = 17, Blob = 18, Decimal = 19,
    TimestampS = 20, TimestampMs = 21, TimestampNs = 22, Enum = 23, List = 24, Struct = 25, Map = 26, Uuid = 27, Union = 28, Bit = 29,
    TimeTz = 30, TimestampTz = 31, UHugeInt = 32, Array = 33, Any = 34, BigNum = 35, SqlNull = 36, TimeNs = 39,
}

/// <summary>`duckdb_result`: five deprecated words and the pointer that matters.</summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct NativeResult
{
    public ulong ColumnCount, RowCount, RowsChanged;
    public void* Columns;
    public void* ErrorMessage;
    public void* Internal;
}

[StructLayout(LayoutKind.Sequential)]
struct NativeHugeInt
{
    public ulong Lower;
    public long Upper;
}

[StructLayout(LayoutKind.Sequential)]
struct NativeDecimal
{
    public byte Width, Scale;
    public NativeHugeInt Value;
}

[StructLayout(LayoutKind.Sequential)]
struct NativeInterval
{
    public int Months, Days;
    public long Microseconds;
}

[StructLayout(LayoutKind.Sequential)]
struct NativeListEntry
{
    public ulong Offset, Length;
}

/// <summary>`duckdb_string_t`: up to twelve bytes lie inside, longer text behind the pointer with its first four bytes repeated.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
unsafe struct NativeString
{
    public const int InlineBytesMax = 12;

    [FieldOffset(0)] public uint Length;
    [FieldOffset(4)] public fixed byte Inlined[InlineBytesMax];
    [FieldOffset(4)] public fixed byte Prefix[4];
    [FieldOffset(8)] public byte* Pointer;
}
