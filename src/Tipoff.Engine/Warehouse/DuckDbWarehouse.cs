using System.Data.Common;
using System.Diagnostics;
using DuckDB.NET.Data;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>The embedded warehouse: one DuckDB file, its tables and its ledger.</summary>
/// <remarks>Only one process can hold the file. It is the only code that opens connections.</remarks>
public sealed class DuckDbWarehouse : IDisposable
{
    readonly DuckDBConnection connection;
    readonly CellTurns turns = new();
    readonly WriteAheadLog log;
    readonly ThreadShares shares;
    readonly Lazy<Ledger> ledger;
    readonly Lazy<Releases> releases;

    DuckDbWarehouse(Workspace workspace, Catalog catalog, DuckDBConnection connection, TimeProvider clock)
    {
        Workspace = workspace;
        shares = new ThreadShares(workspace.Options.Threads);
        log = new WriteAheadLog(workspace);
        Catalog = catalog;
        Clock = clock;
        this.connection = connection;
        ledger = new Lazy<Ledger>(() =>
        {
            using var reader = Connect();
            return Ledger.Read(reader);
        });
        releases = new Lazy<Releases>(() =>
        {
            using var reader = Connect();
            return Releases.Open(reader);
        });
    }

    public Workspace Workspace { get; }

    public Catalog Catalog { get; }

    /// <summary>All that is known of cells; read when it is first asked for, since who only looks at tables needs none of it.</summary>
    public Ledger Ledger => ledger.Value;

    /// <summary>What people decided about rejected rows; read when the first rows are published.</summary>
    public Releases Releases => releases.Value;

    public TimeProvider Clock { get; }

    /// <summary>Version of the embedded database that loads on this machine.</summary>
    public static string LibraryVersion
    {
        get
        {
            using var none = new DuckDBConnection("Data Source=:memory:");
            return none.ServerVersion;
        }
    }

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Opens the workspace's warehouse for writing and brings its tables to the declared shape.</summary>
    /// <exception cref="Problem">Another process holds the file (exit 75), or it cannot be read.</exception>
    public static DuckDbWarehouse Open(Workspace workspace, Catalog catalog, TimeProvider clock, string command, bool isReading = false, CancellationToken cancel = default)
    {
        var connection = Opened(workspace, isReading, cancel);
        Owner.Write(workspace, command, clock.GetUtcNow(), isReading);
        Prepare(connection, workspace);
        Reconcile(connection, catalog);
        return new DuckDbWarehouse(workspace, catalog, connection, clock);
    }

    /// <summary>The database, once whoever only reads it has let go of it; a reader does not wait, it asks the other.</summary>
    static DuckDBConnection Opened(Workspace workspace, bool isReading, CancellationToken cancel)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            var connection = new DuckDBConnection(Database(workspace));
            try
            {
                connection.Open();
                return connection;
            }
            catch (DbException error) when (error.Message.Contains("lock", StringComparison.OrdinalIgnoreCase))
            {
                connection.Dispose();
                if (isReading || !Owner.IsWorthWaiting(workspace, watch.Elapsed))
                    throw Owner.Held(workspace);
                if (cancel.WaitHandle.WaitOne(Owner.Pause))
                    throw new OperationCanceledException(cancel);
            }
            catch (DbException error)
            {
                connection.Dispose();
                throw new Problem($"cannot open {workspace.WarehouseFile}", error.Message, "Restore it from a backup, or import into a new workspace");
            }
        }
    }

    /// <summary>Another connection to the same database, for a worker or a reader.</summary>
    public DbConnection Connect()
    {
        var other = connection.Duplicate();
        Session(other);
        return other;
    }

    /// <summary>A worker's place at the database's threads while it builds; dispose to give it back.</summary>
    internal IDisposable Seat(DbConnection worker) => shares.Seat(worker);

    /// <summary>Runs <paramref name="write"/> in one transaction together with the ledger entries; nothing of it stays if it throws.</summary>
    /// <remarks>One at a time for each cell; what belongs to no cell has a turn of its own.</remarks>
    public void Publish(DbConnection worker, IReadOnlyCollection<Cell> cells, Action write)
    {
        // Before, so that a fold that failed stops the work while nothing of it is written, and the ledger knows what stood before.
        log.FoldIfDue(Connect);
        _ = Ledger;
        using var turn = turns.Take(cells);
        using (var transaction = worker.BeginTransaction())
        {
            write();
            Ledger.Write(worker, cells);
            transaction.Commit();
        }

        // Still in turn: the next who writes these cells must know that they stand in the ledger.
        foreach (var cell in cells)
        {
            if (Ledger[cell.Table, cell.Partition] is { Rows: > 0 } before && before.ContentHash != cell.ContentHash)
                log.HasGaps = true;
            Ledger.Put(cell);
        }
    }

    /// <summary>What <paramref name="table"/> must hold, by partition: expected units and rules.</summary>
    /// <param name="at">The moment that the calendar is asked for; null: now.</param>
    public IReadOnlyList<ExpectedUnit> Expected(DbConnection worker, Table table, DateTimeOffset? at = null)
    {
        if (table.Expectation.IsOptional)
            return [];

        var sql = Sql.Bind(table.Expectation.Sql, ("now", Sql.Literal(at ?? Now)));
        return worker.Rows(
            $"select cast(partition as varchar), cast(unit as varchar), cast(rule as varchar) from ({sql}) e order by 1, 2",
            row => new ExpectedUnit(row.GetString(0), row.Text(1), row.Text(2)));
    }

    /// <summary>Units that <paramref name="table"/> must hold and does not, by partition.</summary>
    public IReadOnlyDictionary<string, List<string>> Missing(DbConnection worker, Table table)
    {
        if (table.Expectation.UnitColumn is not { } unit)
            return new Dictionary<string, List<string>>();

        var sql = Sql.Bind(table.Expectation.Sql, ("now", Sql.Literal(Now)));
        var partition = table.Partition is { } column ? $"cast(t.{column.Name} as varchar)" : $"'{Cell.All}'";
        return worker
            .Rows(
                $"""
                select cast(e.partition as varchar), cast(e.unit as varchar) from ({sql}) e
                where e.rule is null and not exists (
                  select 1 from {table.FullName} t
                  where cast(t.{unit} as varchar) = e.unit and {partition} = cast(e.partition as varchar))
                order by 1, 2
                """,
                row => (Partition: row.GetString(0), Unit: row.GetString(1)))
            .GroupBy(row => row.Partition)
            .ToDictionary(group => group.Key, group => group.Select(row => row.Unit).ToList());
    }

    /// <summary>In words, where the tables of the database are not as declared; opening brings them there, so that none is usual.</summary>
    public IReadOnlyList<string> Differences(DbConnection worker)
    {
        var existing = Existing(worker);
        return [.. Catalog.Tables.SelectMany(table => Ddl.Differences(table, existing.GetValueOrDefault(table.FullName)))];
    }

    public void Dispose()
    {
        log.Dispose();
        // Closing folds what is left of the log.
        connection.Run(log.Thoroughness);
        connection.Dispose();
        Owner.Clear(Workspace);
    }

    /// <summary>What the database is opened with.</summary>
    /// <remarks>
    /// It keeps the memory that it was allowed: giving it back after each batch and asking for it again is a tenth of a rebuild. The storage of its
    /// own version lets a fold leave alone what has not changed.
    /// </remarks>
    static string Database(Workspace workspace)
    {
        var (memory, kept) = (workspace.Options.MemoryLimit, "1TB");
        return $"Data Source={workspace.WarehouseFile};threads={workspace.Options.Threads};memory_limit={memory};block_allocator_memory={memory}"
            + $";allocator_flush_threshold={kept};allocator_bulk_deallocation_flush_threshold={kept};storage_compatibility_version=v1.5.0";
    }

    static void Prepare(DuckDBConnection connection, Workspace workspace)
    {
        Session(connection);
        connection.Run($"set temp_directory = {Sql.Literal(workspace.Scratch)}");
        connection.Run(WriteAheadLog.LeftAlone);
        connection.Run("create schema if not exists orchestration");
        foreach (var statement in Ddl.Orchestration)
            connection.Run(statement);
        // Only one process can hold the file: whatever is still said to run ended with the process that held it before.
        connection.Run("update orchestration.runs set state = 'killed' where state = 'running'");
    }

    /// <summary>Text of instants, and therefore hashes, must not depend on where the machine stands.</summary>
    static void Session(DbConnection connection) => connection.Run("set TimeZone = 'UTC'");

    static void Reconcile(DuckDBConnection connection, Catalog catalog)
    {
        foreach (var layer in catalog.Tables.Select(table => table.Layer).Distinct())
            connection.Run($"create schema if not exists {layer}");

        var existing = Existing(connection);
        foreach (var table in catalog.Tables)
        {
            if (!existing.TryGetValue(table.FullName, out var columns))
                connection.Run(Ddl.Create(table));
            else
                Ddl.Alter(table, columns).ToList().ForEach(statement => connection.Run(statement));
        }
    }

    /// <summary>Names and types of the columns of every table that is there.</summary>
    static Dictionary<string, Dictionary<string, string>> Existing(DbConnection connection) => connection
        .Rows(
            "select schema_name || '.' || table_name, column_name, data_type from duckdb_columns() where not internal",
            row => (Table: row.GetString(0), Column: row.GetString(1), Type: Canonical(row.GetString(2))))
        .GroupBy(row => row.Table)
        .ToDictionary(group => group.Key, group => group.ToDictionary(row => row.Column, row => row.Type));

    /// <summary>DuckDB's own names for the types that declarations use.</summary>
    static string Canonical(string type) => type switch
    {
        "VARCHAR" => "text",
        "DOUBLE" => "double precision",
        "FLOAT" => "real",
        "TIMESTAMP WITH TIME ZONE" => "timestamptz",
        "DECIMAL(18,4)" => "numeric(18,4)",
        _ => type.ToLowerInvariant(),
    };
}

/// <summary>Something that a cell must hold, or the rule by which it need not.</summary>
/// <param name="Unit">Null when only the cell's existence counts.</param>
/// <param name="Rule">Null when it is expected.</param>
public readonly record struct ExpectedUnit(string Partition, string? Unit, string? Rule);
