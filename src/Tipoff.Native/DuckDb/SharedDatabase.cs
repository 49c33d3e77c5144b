namespace DuckDB.NET.Data;

/// <summary>One open database of this process, shared by all connections to its file and closed with the last.</summary>
/// <remarks>
/// DuckDB's file lock holds between processes, not within one: two databases over one file in one process would corrupt
/// it, so opening and closing happen under one lock.
/// </remarks>
sealed class SharedDatabase
{
    static readonly Lock Gate = new();
    static readonly Dictionary<string, SharedDatabase> Open = [];

    readonly DatabaseHandle handle;
    readonly DuckDBConnectionString opening;
    int connections;

    SharedDatabase(DatabaseHandle handle, DuckDBConnectionString opening)
    {
        this.handle = handle;
        this.opening = opening;
    }

    public static ConnectionHandle Connect(DuckDBConnectionString wanted)
    {
        lock (Gate)
        {
            if (!wanted.IsInMemory && Open.TryGetValue(wanted.Path, out var present))
            {
                present.opening.RequireAgreement(wanted);
                return present.Connect();
            }
            var database = new SharedDatabase(OpenDatabase(wanted), wanted);
            if (!wanted.IsInMemory) Open.Add(wanted.Path, database);
            var connection = database.Connect();
            try
            {
                Execute(connection, $"SET GLOBAL TimeZone = '{wanted.TimeZone.Replace("'", "''")}'");
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }

    /// <summary>Runs a statement without parameters whose result nobody reads.</summary>
    public static unsafe void Execute(ConnectionHandle connection, string sql)
    {
        using ResultHandle result = new();
        if (NativeMethods.duckdb_query(connection, sql, result.Pointer) != 0)
            throw DuckDBException.For(NativeText.Read(NativeMethods.duckdb_result_error(result.Pointer)), sql);
    }

    /// <summary>Another connection to the same database; the way to share one in memory.</summary>
    public ConnectionHandle Connect()
    {
        lock (Gate)
        {
            connections++;
            if (NativeMethods.duckdb_connect(handle, out var connection) == 0) return new ConnectionHandle(connection, this);
            Release();
            throw DuckDBException.For($"no connection to '{opening.Path}' could be made");
        }
    }

    /// <summary>Called by each connection when it closes, also by the finalizer of a forgotten one.</summary>
    public void Release()
    {
        lock (Gate)
        {
            if (--connections > 0) return;
            if (!opening.IsInMemory) Open.Remove(opening.Path);
            handle.Dispose();
        }
    }

    static DatabaseHandle OpenDatabase(DuckDBConnectionString wanted)
    {
        _ = NativeMethods.duckdb_create_config(out var config);
        try
        {
            foreach (var (name, value) in wanted.Settings)
                if (NativeMethods.duckdb_set_config(config, name, value) != 0)
                    throw DuckDBException.For($"the connection string's '{name}={value}' is not a setting DuckDB accepts (SELECT name FROM duckdb_settings() lists them)");
            if (NativeMethods.duckdb_open_ext(wanted.IsInMemory ? null : wanted.Path, out var database, config, out var error) == 0)
                return new DatabaseHandle(database);
            throw DuckDBException.For($"'{wanted.Path}' could not be opened: {NativeText.Take(error)}");
        }
        finally
        {
            NativeMethods.duckdb_destroy_config(ref config);
        }
    }
}
