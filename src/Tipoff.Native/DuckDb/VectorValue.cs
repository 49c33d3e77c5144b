using System.Collections;
using System.Numerics;
using System.Reflection;

namespace DuckDB.NET.Data;

/// <summary>Reads one value of a vector as the .NET type asked for; the tests on <c>typeof</c> vanish when compiled, so nothing is boxed.</summary>
static class VectorValue
{
    public static T Read<T>(in Vector vector, int row)
    {
        if (!vector.IsValid(row))
            return default(T) is null && (typeof(T).IsValueType || typeof(T) == typeof(object)) ? default! : throw NullValue<T>(vector, row);
        if (typeof(T) == typeof(int) || typeof(T) == typeof(int?)) return As<T, int>(checked((int)vector.ToInt64(row)));
        if (typeof(T) == typeof(long) || typeof(T) == typeof(long?)) return As<T, long>(vector.ToInt64(row));
        if (typeof(T) == typeof(double) || typeof(T) == typeof(double?)) return As<T, double>(vector.ToDouble(row));
        if (typeof(T) == typeof(float) || typeof(T) == typeof(float?)) return As<T, float>((float)vector.ToDouble(row));
        if (typeof(T) == typeof(bool) || typeof(T) == typeof(bool?)) return As<T, bool>(vector.ToBoolean(row));
        if (typeof(T) == typeof(decimal) || typeof(T) == typeof(decimal?)) return As<T, decimal>(vector.ToDecimal(row));
        if (typeof(T) == typeof(short) || typeof(T) == typeof(short?)) return As<T, short>(checked((short)vector.ToInt64(row)));
        if (typeof(T) == typeof(sbyte) || typeof(T) == typeof(sbyte?)) return As<T, sbyte>(checked((sbyte)vector.ToInt64(row)));
        if (typeof(T) == typeof(byte) || typeof(T) == typeof(byte?)) return As<T, byte>(checked((byte)vector.ToInt64(row)));
        if (typeof(T) == typeof(ushort) || typeof(T) == typeof(ushort?)) return As<T, ushort>(checked((ushort)vector.ToInt64(row)));
        if (typeof(T) == typeof(uint) || typeof(T) == typeof(uint?)) return As<T, uint>(checked((uint)vector.ToInt64(row)));
        if (typeof(T) == typeof(ulong) || typeof(T) == typeof(ulong?)) return As<T, ulong>(vector.ToUInt64(row));
        if (typeof(T) == typeof(Int128) || typeof(T) == typeof(Int128?)) return As<T, Int128>(vector.ToInt128(row));
        if (typeof(T) == typeof(BigInteger) || typeof(T) == typeof(BigInteger?)) return As<T, BigInteger>(vector.ToBigInteger(row));
        return ReadMoment<T>(vector, row);
    }

    public static object ReadBoxed(in Vector vector, int row) => !vector.IsValid(row) ? DBNull.Value : vector.Type.Id switch
    {
        DuckDBType.Boolean => vector.ToBoolean(row),
        DuckDBType.TinyInt => vector.At<sbyte>(row),
        DuckDBType.SmallInt => vector.At<short>(row),
        DuckDBType.Integer => vector.At<int>(row),
        DuckDBType.BigInt => vector.At<long>(row),
        DuckDBType.UTinyInt => vector.At<byte>(row),
        DuckDBType.USmallInt => vector.At<ushort>(row),
        DuckDBType.UInteger => vector.At<uint>(row),
        DuckDBType.UBigInt => vector.At<ulong>(row),
        DuckDBType.HugeInt or DuckDBType.UHugeInt => vector.ToBigInteger(row),
        DuckDBType.Float => vector.At<float>(row),
        DuckDBType.Double => vector.At<double>(row),
        DuckDBType.Decimal => vector.ToDecimal(row),
        DuckDBType.Varchar or DuckDBType.Enum => vector.ToText(row),
        DuckDBType.Blob => vector.Bytes(row).ToArray(),
        DuckDBType.Date => vector.ToDate(row),
        DuckDBType.Time => vector.ToTime(row),
        DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs or DuckDBType.TimestampTz => vector.ToDateTime(row),
        DuckDBType.Interval => vector.ToTimeSpan(row),
        DuckDBType.Uuid => vector.ToGuid(row),
        DuckDBType.List => ReadList(vector, row),
        _ => throw new NotSupportedException($"column '{vector.Name}': {vector.Type.Name} values are not read directly; cast the column to VARCHAR or JSON in the SQL"),
    };

    static T ReadMoment<T>(in Vector vector, int row)
    {
        if (typeof(T) == typeof(DateOnly) || typeof(T) == typeof(DateOnly?)) return As<T, DateOnly>(vector.ToDate(row));
        if (typeof(T) == typeof(TimeOnly) || typeof(T) == typeof(TimeOnly?)) return As<T, TimeOnly>(vector.ToTime(row));
        if (typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTime?)) return As<T, DateTime>(vector.ToDateTime(row));
        if (typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(DateTimeOffset?)) return As<T, DateTimeOffset>(vector.ToDateTimeOffset(row));
        if (typeof(T) == typeof(TimeSpan) || typeof(T) == typeof(TimeSpan?)) return As<T, TimeSpan>(vector.ToTimeSpan(row));
        if (typeof(T) == typeof(Guid) || typeof(T) == typeof(Guid?)) return As<T, Guid>(vector.ToGuid(row));
        if (typeof(T) == typeof(string)) return (T)(object)vector.ToText(row);
        if (typeof(T) == typeof(byte[])) return (T)(object)vector.Bytes(row).ToArray();
        if (typeof(T) == typeof(object)) return (T)ReadBoxed(vector, row);
        if (vector.Type.Id == DuckDBType.List && ListReader<T>.Read is { } readList) return readList(vector, row);
        if ((Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) is { IsEnum: true } enumType) return (T)ReadEnum(enumType, vector, row);
        throw vector.Mismatch<T>();
    }

    static object ReadEnum(Type enumType, in Vector vector, int row) => vector.Type.ClrType == typeof(string)
        ? Enum.Parse(enumType, vector.ToText(row), ignoreCase: true)
        : Enum.ToObject(enumType, vector.ToInt64(row));

    /// <summary>A list of plain elements when none is null, otherwise of nullable ones.</summary>
    static object ReadList(in Vector vector, int row)
    {
        var entry = vector.ListEntry(row);
        var elements = vector.Elements();
        var type = elements.Type.ClrType;
        for (var index = 0; index < (int)entry.Length; index++)
            if (type.IsValueType && !elements.IsValid((int)entry.Offset + index))
            {
                type = typeof(Nullable<>).MakeGenericType(type);
                break;
            }
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
        for (var index = 0; index < (int)entry.Length; index++)
            list.Add(ReadBoxed(elements, (int)entry.Offset + index) is var value && value is DBNull ? null : value);
        return list;
    }

    static List<TElement> ReadList<TElement>(Vector vector, int row)
    {
        var entry = vector.ListEntry(row);
        var elements = vector.Elements();
        List<TElement> list = new((int)entry.Length);
        for (var index = (int)entry.Offset; index < (int)(entry.Offset + entry.Length); index++)
            list.Add(!elements.IsValid(index) && default(TElement) is null ? default! : Read<TElement>(elements, index));
        return list;
    }

    static T As<T, TValue>(TValue value) where TValue : struct
    {
        if (typeof(T) == typeof(TValue)) return (T)(object)value;
        return (T)(object)(TValue?)value;
    }

    static InvalidCastException NullValue<T>(in Vector vector, int row) =>
        new($"column '{vector.Name}' ({vector.Type.Name}) is NULL in row {row} of its chunk and {typeof(T).Name} cannot say so; test IsDBNull first or read a nullable type");

    static class ListReader<TList>
    {
        public static readonly Func<Vector, int, TList>? Read = Build();

        static Func<Vector, int, TList>? Build()
        {
            if (!typeof(TList).IsGenericType || typeof(TList).GetGenericTypeDefinition() != typeof(List<>)) return null;
            return typeof(VectorValue).GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
                .Single(method => method is { Name: nameof(ReadList), IsGenericMethodDefinition: true })
                .MakeGenericMethod(typeof(TList).GetGenericArguments())
                .CreateDelegate<Func<Vector, int, TList>>();
        }
    }
}
