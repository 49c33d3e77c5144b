using System.Data.Common;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Engine.Sources.Sample;
using Tipoff.Tests.Raw;
using Tipoff.Tests.Reports;

namespace Tipoff.Tests.Engine.Health;

/// <summary>Two shops on three days: sales and visits landed, two layers of tables to build, and a clock one week later.</summary>
sealed class PreflightSample : IDisposable
{
    const string Tills = """
        shop,day,till,amount
        east,2024-01-01,1,10
        west,2024-01-01,1,7
        east,2024-01-02,1,1
        west,2024-01-02,1,2
        east,2024-01-03,1,3
        west,2024-01-03,1,4
        """;

    public static readonly PreflightScope Scope = new()
    {
        Calendar = typeof(DailyTotals),
        CalendarSource = typeof(Sales),
        UnitNoun = "shops",
        Registry = typeof(DailyTotals),
        RegistryNoun = "totals",
        UnresolvedSql = "select count(*) from raw.openings where shop = 'nobody' and day < cast(@now as date)",
        UnresolvedCommand = "shops unresolved",
        Sources = [new("V", "shops with visits", 100, [typeof(Visits)])],
        FirstLayer = "analytics",
        SecondLayer = "reports",
        Entered = [typeof(Openings)],
    };

    readonly string root = Directory.CreateTempSubdirectory("tipoff-preflight-").FullName;

    public PreflightSample(params Table[] others)
    {
        Workspace = Workspace.Create(root);
        var catalog = Catalog.Of([new Openings(), new Sales(), new Visits(), new DailyTotals(), new RunningTotals(), new ShopNotes(), .. others], ["raw", "analytics", "reports"], date => date.Year);
        Warehouse = DuckDbWarehouse.Open(Workspace, catalog, Clock, "a test");
        Computations[typeof(ShopNotes)] = Computed.Wholly((connection, relation, from, to, _) =>
            Run(connection, $"insert into {relation} select shop, day from analytics.running_totals where day between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}'"));
    }

    public SteppingClock Clock { get; } = new(new DateTimeOffset(2024, 1, 10, 12, 0, 0, TimeSpan.Zero));

    public Workspace Workspace { get; }

    public DuckDbWarehouse Warehouse { get; }

    public Dictionary<Type, Computation> Computations { get; } = [];

    public PlanRequest Request { get; set; } = new(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 3));

    public PreflightLimits Limits { get; set; } = new();

    public Runner Runner => new(Warehouse, Computations);

    public EndpointCatalog Endpoints => EndpointCatalog.Scan(typeof(PreflightSample).Assembly, Warehouse.Catalog);

    public PreflightSubject Subject => new(Warehouse, Runner, Endpoints, Scope, Request) { Limits = Limits };

    public PreflightFinding Find(Func<PreflightSubject, string, PreflightFinding> check) => Subject.Try("check", check);

    /// <summary>Lands sales and visits of all days.</summary>
    public PreflightSample Land(string? tills = null)
    {
        var file = Path.Combine(root, "tills.csv");
        File.WriteAllText(file, (tills ?? Tills).ReplaceLineEndings("\n"));
        new Importer(Warehouse, "test-run").Import(file, null, null, default);
        Run("insert into raw.openings select distinct shop, day from raw.sales");
        Run("insert into raw.visits select distinct shop, 9, day, 5, 'door_counter.visits' from raw.sales");
        return this;
    }

    /// <summary>Lands the day again, with another amount.</summary>
    public void Correct() => Land(Tills.Replace("east,2024-01-02,1,1", "east,2024-01-02,1,9"));

    public PreflightSample Build(string? tables = null)
    {
        Runner.Apply(Runner.Plan(new PlanRequest(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31), tables)), "a test").State.ShouldBe("done");
        return this;
    }

    public void Run(string sql)
    {
        using var connection = Warehouse.Connect();
        Run(connection, sql);
    }

    public static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long Count(string from)
    {
        using var connection = Warehouse.Connect();
        return (long)ReadOnlyQuery.Run(connection, $"select count(*) from {from}").Rows[0][0]!;
    }

    /// <summary>Writes a cell of the ledger over the one that is there.</summary>
    public void Put(Cell cell)
    {
        using var connection = Warehouse.Connect();
        Warehouse.Publish(connection, [cell], () => { });
    }

    public void Dispose()
    {
        Warehouse.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
