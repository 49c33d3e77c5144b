using System.Runtime.InteropServices;
using Tipoff.Native;

namespace DuckDB.NET.Data;

/// <summary>DuckDB's C interface, name for name: logical types, chunks, vectors and the appender.</summary>
static unsafe partial class NativeVectors
{
    const string Library = NativeLibraries.DuckDb;

    static NativeVectors() => NativeLibraries.EnsureResolver();

    // Logical types
    [LibraryImport(Library)] internal static partial DuckDBType duckdb_get_type_id(nint type);
    [LibraryImport(Library)] internal static partial nint duckdb_logical_type_get_alias(nint type);
    [LibraryImport(Library)] internal static partial byte duckdb_decimal_width(nint type);
    [LibraryImport(Library)] internal static partial byte duckdb_decimal_scale(nint type);
    [LibraryImport(Library)] internal static partial DuckDBType duckdb_decimal_internal_type(nint type);
    [LibraryImport(Library)] internal static partial DuckDBType duckdb_enum_internal_type(nint type);
    [LibraryImport(Library)] internal static partial uint duckdb_enum_dictionary_size(nint type);
    [LibraryImport(Library)] internal static partial nint duckdb_enum_dictionary_value(nint type, ulong index);
    [LibraryImport(Library)] internal static partial nint duckdb_list_type_child_type(nint type);
    [LibraryImport(Library)] internal static partial void duckdb_destroy_logical_type(ref nint type);

    // Chunks and vectors
    [LibraryImport(Library)] internal static partial nint duckdb_create_data_chunk(nint* types, ulong columns);
    [LibraryImport(Library)] internal static partial void duckdb_destroy_data_chunk(ref nint chunk);
    [LibraryImport(Library)] internal static partial void duckdb_data_chunk_reset(ChunkHandle chunk);
    [LibraryImport(Library)] internal static partial ulong duckdb_data_chunk_get_size(ChunkHandle chunk);
    [LibraryImport(Library)] internal static partial void duckdb_data_chunk_set_size(ChunkHandle chunk, ulong size);
    [LibraryImport(Library)] internal static partial nint duckdb_data_chunk_get_vector(ChunkHandle chunk, ulong column);
    [LibraryImport(Library)] internal static partial byte* duckdb_vector_get_data(nint vector);
    [LibraryImport(Library)] internal static partial ulong* duckdb_vector_get_validity(nint vector);
    [LibraryImport(Library)] internal static partial void duckdb_vector_ensure_validity_writable(nint vector);
    [LibraryImport(Library)] internal static partial nint duckdb_list_vector_get_child(nint vector);
    [LibraryImport(Library)] internal static partial ulong duckdb_vector_size();
    [LibraryImport(Library)] internal static partial int duckdb_list_vector_reserve(nint vector, ulong capacity);
    [LibraryImport(Library)] internal static partial int duckdb_list_vector_set_size(nint vector, ulong size);

    // Appender
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int duckdb_appender_create_ext(ConnectionHandle connection, string? catalog, string? schema, string table, out nint appender);
    [LibraryImport(Library)] internal static partial ulong duckdb_appender_column_count(AppenderHandle appender);
    [LibraryImport(Library)] internal static partial nint duckdb_appender_column_type(AppenderHandle appender, ulong column);
    [LibraryImport(Library)] internal static partial nint duckdb_appender_error(AppenderHandle appender);
    [LibraryImport(Library)] internal static partial int duckdb_append_data_chunk(AppenderHandle appender, ChunkHandle chunk);
    [LibraryImport(Library)] internal static partial int duckdb_appender_flush(AppenderHandle appender);
    [LibraryImport(Library)] internal static partial int duckdb_appender_clear(AppenderHandle appender);
    [LibraryImport(Library)] internal static partial int duckdb_appender_close(AppenderHandle appender);
    [LibraryImport(Library)] internal static partial int duckdb_appender_destroy(ref nint appender);
}
