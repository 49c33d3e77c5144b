using System.Numerics;
using System.Text;

namespace DuckDB.NET.Data;

/// <summary>Gives a prepared statement its values.</summary>
static unsafe class ParameterBinder
{
    public static void Bind(PreparedHandle prepared, DuckDBParameterCollection parameters, string sql)
    {
        var count = NativeMethods.duckdb_nparams(prepared);
        for (ulong index = 1; index <= count; index++)
        {
            var name = NativeText.Take(NativeMethods.duckdb_parameter_name(prepared, index)) ?? "";
            var parameter = Find(parameters, name) ?? throw DuckDBException.For($"the statement uses parameter '{name}', which was not given; given: {parameters.Names}", sql);
            if (BindValue(prepared, index, parameter.Value) != 0)
                throw DuckDBException.For($"parameter '{name}' could not be bound to a {parameter.Value?.GetType().Name}: {NativeText.Read(NativeMethods.duckdb_prepare_error(prepared))}", sql);
        }
    }

    static DuckDBParameter? Find(DuckDBParameterCollection parameters, string name)
    {
        if (parameters.IndexOf(name) is >= 0 and var named) return parameters[named];
        return int.TryParse(name, out var position) && position >= 1 && position <= parameters.Count ? parameters[position - 1] : null;
    }

    static int BindValue(PreparedHandle prepared, ulong index, object? value) => value switch
    {
        null or DBNull => NativeMethods.duckdb_bind_null(prepared, index),
        int number => NativeMethods.duckdb_bind_int32(prepared, index, number),
        long number => NativeMethods.duckdb_bind_int64(prepared, index, number),
        string text => BindText(prepared, index, text),
        DateOnly date => NativeMethods.duckdb_bind_date(prepared, index, Epoch.FromDate(date)),
        bool flag => NativeMethods.duckdb_bind_boolean(prepared, index, flag ? (byte)1 : (byte)0),
        double number => NativeMethods.duckdb_bind_double(prepared, index, number),
        float number => NativeMethods.duckdb_bind_float(prepared, index, number),
        decimal number => NativeMethods.duckdb_bind_decimal(prepared, index, Decimals.ToNative(number)),
        sbyte number => NativeMethods.duckdb_bind_int8(prepared, index, number),
        short number => NativeMethods.duckdb_bind_int16(prepared, index, number),
        byte number => NativeMethods.duckdb_bind_uint8(prepared, index, number),
        ushort number => NativeMethods.duckdb_bind_uint16(prepared, index, number),
        uint number => NativeMethods.duckdb_bind_uint32(prepared, index, number),
        ulong number => NativeMethods.duckdb_bind_uint64(prepared, index, number),
        Int128 number => NativeMethods.duckdb_bind_hugeint(prepared, index, Decimals.ToNative(number)),
        BigInteger number => NativeMethods.duckdb_bind_hugeint(prepared, index, Decimals.ToNative((Int128)number)),
        TimeOnly time => NativeMethods.duckdb_bind_time(prepared, index, time.Ticks / TimeSpan.TicksPerMicrosecond),
        DateTimeOffset instant => NativeMethods.duckdb_bind_timestamp_tz(prepared, index, Epoch.FromDateTime(instant.UtcDateTime)),
        // Npgsql's rule: a moment that knows it is an instant travels as one.
        DateTime { Kind: DateTimeKind.Unspecified } moment => NativeMethods.duckdb_bind_timestamp(prepared, index, Epoch.FromDateTime(moment)),
        DateTime moment => NativeMethods.duckdb_bind_timestamp_tz(prepared, index, Epoch.FromDateTime(moment)),
        TimeSpan span => NativeMethods.duckdb_bind_interval(prepared, index, new NativeInterval { Microseconds = span.Ticks / TimeSpan.TicksPerMicrosecond }),
        Guid guid => BindText(prepared, index, guid.ToString()),
        byte[] bytes => BindBlob(prepared, index, bytes),
        char letter => BindText(prepared, index, letter.ToString()),
        Enum label => BindText(prepared, index, label.ToString()),
        _ => throw new NotSupportedException($"a parameter of type {value.GetType()} has no DuckDB counterpart; give a number, text, date, time, Guid, byte[] or null"),
    };

    static int BindText(PreparedHandle prepared, ulong index, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes) return NativeMethods.duckdb_bind_varchar_length(prepared, index, start, (ulong)bytes.Length);
    }

    static int BindBlob(PreparedHandle prepared, ulong index, byte[] bytes)
    {
        fixed (byte* start = bytes) return NativeMethods.duckdb_bind_blob(prepared, index, start, (ulong)bytes.Length);
    }
}
