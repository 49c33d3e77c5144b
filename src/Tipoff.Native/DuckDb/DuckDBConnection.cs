using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace DuckDB.NET.Data;

/// <summary>A connection to a DuckDB database; connections to one file share one database within the process.</summary>
/// <remarks>One thread at a time: take a connection per thread, they are cheap.</remarks>
public sealed class DuckDBConnection : DbConnection
{
    ConnectionHandle? handle;
    string connectionString;
    DuckDBConnectionString parsed;

    public DuckDBConnection() : this("Data Source=" + DuckDBConnectionString.InMemory) { }

    public DuckDBConnection(string connectionString)
    {
        this.connectionString = connectionString;
        parsed = DuckDBConnectionString.Parse(connectionString);
    }

    [AllowNull]
    public override string ConnectionString
    {
        get => connectionString;
        set
        {
            if (handle is not null) throw new InvalidOperationException("the connection string of an open connection cannot change; close it first");
            connectionString = value ?? "";
            parsed = DuckDBConnectionString.Parse(connectionString);
        }
    }

    public override string Database => parsed.IsInMemory ? "memory" : Path.GetFileNameWithoutExtension(parsed.Path);
    public override string DataSource => parsed.Path;
    public override string ServerVersion => NativeText.Read(NativeMethods.duckdb_library_version()) ?? "";
    public override ConnectionState State => handle is null ? ConnectionState.Closed : ConnectionState.Open;

    internal DuckDBTransaction? Transaction { get; set; }

    internal ConnectionHandle Handle => handle
        ?? throw new InvalidOperationException($"the connection to '{parsed.Path}' is closed; call Open first");

    /// <summary>Opens the connection; does nothing when it is open already, as a duplicate is.</summary>
    public override void Open()
    {
        if (handle is not null) return;
        Join(SharedDatabase.Connect(parsed));
    }

    public override void Close()
    {
        if (handle is null) return;
        Transaction?.Dispose();
        handle.Dispose();
        handle = null;
        OnStateChange(new StateChangeEventArgs(ConnectionState.Open, ConnectionState.Closed));
    }

    /// <summary>Another open connection to the same database: the only way to share one in memory.</summary>
    public DuckDBConnection Duplicate()
    {
        var joined = Handle.Database.Connect();
        DuckDBConnection duplicate = new(connectionString);
        duplicate.Join(joined);
        return duplicate;
    }

    public DuckDBAppender CreateAppender(string table) => CreateAppender(null, null, table);

    public DuckDBAppender CreateAppender(string? schema, string table) => CreateAppender(null, schema, table);

    public DuckDBAppender CreateAppender(string? catalog, string? schema, string table) => new(Handle, catalog, schema, table);

    public new DuckDBCommand CreateCommand() => new() { Connection = this, Transaction = Transaction };

    public new DuckDBTransaction BeginTransaction() => BeginTransaction(IsolationLevel.Snapshot);

    public new DuckDBTransaction BeginTransaction(IsolationLevel isolationLevel) => new(this, isolationLevel);

    public override void ChangeDatabase(string databaseName) => Execute($"USE \"{databaseName.Replace("\"", "\"\"")}\"");

    internal void Execute(string sql) => SharedDatabase.Execute(Handle, sql);

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => CreateCommand();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }

    void Join(ConnectionHandle opened)
    {
        handle = opened;
        OnStateChange(new StateChangeEventArgs(ConnectionState.Closed, ConnectionState.Open));
    }
}
