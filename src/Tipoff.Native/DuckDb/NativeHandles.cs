using System.Runtime.InteropServices;

namespace DuckDB.NET.Data;

/// <summary>A native object that is given back exactly once, even when the caller forgets to dispose.</summary>
abstract class NativeHandle(nint value) : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected void Take() => SetHandle(value);
}

sealed class DatabaseHandle : NativeHandle
{
    public DatabaseHandle(nint value) : base(value) => Take();

    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_close(ref handle);
        return true;
    }
}

/// <summary>A connection; closing it gives its share of the database back.</summary>
sealed class ConnectionHandle : NativeHandle
{
    public ConnectionHandle(nint value, SharedDatabase database) : base(value)
    {
        Database = database;
        Take();
    }

    public SharedDatabase Database { get; }

    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_disconnect(ref handle);
        Database.Release();
        return true;
    }
}

sealed class StatementsHandle : NativeHandle
{
    public StatementsHandle(nint value) : base(value) => Take();

    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_destroy_extracted(ref handle);
        return true;
    }
}

sealed class PreparedHandle : NativeHandle
{
    public PreparedHandle(nint value) : base(value) => Take();

    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_destroy_prepare(ref handle);
        return true;
    }
}

/// <summary>A result: the structure lies in native memory, because DuckDB frees what it points to.</summary>
sealed unsafe class ResultHandle : NativeHandle
{
    public ResultHandle() : base((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult))) => Take();

    public NativeResult* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return (NativeResult*)handle;
        }
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_destroy_result((NativeResult*)handle);
        NativeMemory.Free((void*)handle);
        return true;
    }
}

sealed class ChunkHandle : NativeHandle
{
    public ChunkHandle(nint value) : base(value) => Take();

    protected override bool ReleaseHandle()
    {
        NativeVectors.duckdb_destroy_data_chunk(ref handle);
        return true;
    }
}

sealed class AppenderHandle : NativeHandle
{
    public AppenderHandle(nint value) : base(value) => Take();

    protected override bool ReleaseHandle()
    {
        _ = NativeVectors.duckdb_appender_destroy(ref handle);
        return true;
    }
}
