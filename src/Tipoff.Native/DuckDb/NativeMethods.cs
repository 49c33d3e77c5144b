using System.Runtime.InteropServices;
using Tipoff.Native;

namespace DuckDB.NET.Data;

/// <summary>DuckDB's C interface, name for name: opening, running statements, reading results.</summary>
static unsafe partial class NativeMethods
{
    const string Library = NativeLibraries.DuckDb;

    static NativeMethods() => NativeLibraries.EnsureResolver();

    // Opening
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int duckdb_open_ext(string? path, out nint database, nint config, out nint error);
    [LibraryImport(Library)] internal static partial void duckdb_close(ref nint database);
    [LibraryImport(Library)] internal static partial int duckdb_connect(DatabaseHandle database, out nint connection);
    [LibraryImport(Library)] internal static partial void duckdb_disconnect(ref nint connection);
    [LibraryImport(Library)] internal static partial void duckdb_interrupt(ConnectionHandle connection);
    [LibraryImport(Library)] internal static partial int duckdb_create_config(out nint config);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int duckdb_set_config(nint config, string name, string option);
    [LibraryImport(Library)] internal static partial void duckdb_destroy_config(ref nint config);
    [LibraryImport(Library)] internal static partial nint duckdb_library_version();
    [LibraryImport(Library)] internal static partial void duckdb_free(nint memory);

    // Statements
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int duckdb_query(ConnectionHandle connection, string sql, NativeResult* result);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial ulong duckdb_extract_statements(ConnectionHandle connection, string sql, out nint statements);
    [LibraryImport(Library)] internal static partial nint duckdb_extract_statements_error(nint statements);
    [LibraryImport(Library)] internal static partial void duckdb_destroy_extracted(ref nint statements);
    [LibraryImport(Library)] internal static partial int duckdb_prepare_extracted_statement(ConnectionHandle connection, StatementsHandle statements, ulong index, out nint prepared);
    [LibraryImport(Library)] internal static partial nint duckdb_prepare_error(PreparedHandle prepared);
    [LibraryImport(Library)] internal static partial void duckdb_destroy_prepare(ref nint prepared);
    [LibraryImport(Library)] internal static partial ulong duckdb_nparams(PreparedHandle prepared);
    [LibraryImport(Library)] internal static partial nint duckdb_parameter_name(PreparedHandle prepared, ulong index);
    [LibraryImport(Library)] internal static partial int duckdb_execute_prepared(PreparedHandle prepared, NativeResult* result);
    [LibraryImport(Library)] internal static partial int duckdb_execute_prepared_streaming(PreparedHandle prepared, NativeResult* result);

    // Parameters
    [LibraryImport(Library)] internal static partial int duckdb_bind_null(PreparedHandle prepared, ulong index);
    [LibraryImport(Library)] internal static partial int duckdb_bind_boolean(PreparedHandle prepared, ulong index, byte value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_int8(PreparedHandle prepared, ulong index, sbyte value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_int16(PreparedHandle prepared, ulong index, short value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_int32(PreparedHandle prepared, ulong index, int value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_int64(PreparedHandle prepared, ulong index, long value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_uint8(PreparedHandle prepared, ulong index, byte value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_uint16(PreparedHandle prepared, ulong index, ushort value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_uint32(PreparedHandle prepared, ulong index, uint value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_uint64(PreparedHandle prepared, ulong index, ulong value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_hugeint(PreparedHandle prepared, ulong index, NativeHugeInt value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_decimal(PreparedHandle prepared, ulong index, NativeDecimal value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_float(PreparedHandle prepared, ulong index, float value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_double(PreparedHandle prepared, ulong index, double value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_date(PreparedHandle prepared, ulong index, int days);
    [LibraryImport(Library)] internal static partial int duckdb_bind_time(PreparedHandle prepared, ulong index, long microseconds);
    [LibraryImport(Library)] internal static partial int duckdb_bind_timestamp(PreparedHandle prepared, ulong index, long microseconds);
    [LibraryImport(Library)] internal static partial int duckdb_bind_timestamp_tz(PreparedHandle prepared, ulong index, long microseconds);
    [LibraryImport(Library)] internal static partial int duckdb_bind_interval(PreparedHandle prepared, ulong index, NativeInterval value);
    [LibraryImport(Library)] internal static partial int duckdb_bind_varchar_length(PreparedHandle prepared, ulong index, byte* text, ulong length);
    [LibraryImport(Library)] internal static partial int duckdb_bind_blob(PreparedHandle prepared, ulong index, byte* bytes, ulong length);

    // Results
    [LibraryImport(Library)] internal static partial void duckdb_destroy_result(NativeResult* result);
    [LibraryImport(Library)] internal static partial nint duckdb_result_error(NativeResult* result);
    [LibraryImport(Library)] internal static partial int duckdb_result_error_type(NativeResult* result);
    [LibraryImport(Library)] internal static partial int duckdb_result_return_type(NativeResult result);
    [LibraryImport(Library)] internal static partial ulong duckdb_rows_changed(NativeResult* result);
    [LibraryImport(Library)] internal static partial ulong duckdb_column_count(NativeResult* result);
    [LibraryImport(Library)] internal static partial nint duckdb_column_name(NativeResult* result, ulong column);
    [LibraryImport(Library)] internal static partial nint duckdb_column_logical_type(NativeResult* result, ulong column);
    [LibraryImport(Library)] internal static partial nint duckdb_fetch_chunk(NativeResult result);
}
