namespace DuckDB.NET.Data;

/// <summary>Runs the statements of a command one after the other and hands back the last result.</summary>
static unsafe class StatementRunner
{
    public const int NoRowsChanged = -1;

    public static (ResultHandle Result, int RowsChanged) Run(
        ConnectionHandle connection, string sql, DuckDBParameterCollection parameters, bool isStreaming, Interruption interruption)
    {
        var count = NativeMethods.duckdb_extract_statements(connection, sql, out var extracted);
        using StatementsHandle statements = new(extracted);
        if (count == 0)
        {
            throw NativeText.Read(NativeMethods.duckdb_extract_statements_error(extracted)) is { Length: > 0 } error
                ? DuckDBException.For(error, sql)
                : DuckDBException.For("the command holds no statement", sql);
        }

        ResultHandle? result = null;
        var rowsChanged = NoRowsChanged;
        for (ulong index = 0; index < count; index++)
        {
            result?.Dispose();
            var isLast = index == count - 1;
            result = RunOne(connection, statements, index, sql, parameters, isStreaming && isLast, interruption);
            if (NativeMethods.duckdb_result_return_type(*result.Pointer) == (int)ResultKind.ChangedRows)
                rowsChanged = Math.Max(rowsChanged, 0) + checked((int)NativeMethods.duckdb_rows_changed(result.Pointer));
        }
        return (result!, rowsChanged);
    }

    static ResultHandle RunOne(
        ConnectionHandle connection, StatementsHandle statements, ulong index, string sql, DuckDBParameterCollection parameters, bool isStreaming, Interruption interruption)
    {
        var state = NativeMethods.duckdb_prepare_extracted_statement(connection, statements, index, out var native);
        using PreparedHandle prepared = new(native);
        if (state != 0) throw Failure(NativeText.Read(NativeMethods.duckdb_prepare_error(prepared)), sql, interruption);
        ParameterBinder.Bind(prepared, parameters, sql);

        ResultHandle result = new();
        state = isStreaming
            ? NativeMethods.duckdb_execute_prepared_streaming(prepared, result.Pointer)
            : NativeMethods.duckdb_execute_prepared(prepared, result.Pointer);
        if (state == 0) return result;
        using (result) throw Failure(NativeText.Read(NativeMethods.duckdb_result_error(result.Pointer)), sql, interruption);
    }

    static Exception Failure(string? error, string sql, Interruption interruption)
    {
        var failure = DuckDBException.For(error, sql);
        return interruption.IsRequested ? interruption.Cancelled(failure) : failure;
    }
}

/// <summary>What a statement gives back (`duckdb_result_type`).</summary>
enum ResultKind
{
    Invalid = 0, ChangedRows = 1, Nothing = 2, Query = 3,
}
