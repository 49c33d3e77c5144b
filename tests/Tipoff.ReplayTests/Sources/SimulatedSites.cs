using Tipoff.App;
using Tipoff.App.Cli;
using Tipoff.App.Simulation;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.ReplayTests.Sources;

/// <summary>A workspace that collects from a simulated league's sites, on a clock on which waiting takes no time.</summary>
sealed class SimulatedSites : IDisposable
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-sites-");

    public SimulatedSites(SimulatedLeague league, DateTimeOffset start, FaultMenu? faults = null, EngineOptions? options = null)
    {
        League = league;
        Clock = new SteppingClock(start);
        Server = SimulatedServer.StartAsync(league, Clock, faults).GetAwaiter().GetResult();
        var folder = Path.Combine(root.FullName, "workspace");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Workspace.OptionsFile), System.Text.Json.JsonSerializer.Serialize(options ?? new EngineOptions(), System.Text.Json.JsonSerializerOptions.Web));
        var workspace = Workspace.Open(folder).WithSourcesAt(new UriBuilder(Server.BaseAddress) { UserName = SimulatedServer.Key }.Uri);
        Session = new Session(workspace, Nba.League.Catalog(), Clock, "a test", () => { });
        var facts = Path.Combine(root.FullName, "facts");
        DemoArchives.WriteFacts(facts, league);
        Archives.Import(Session, facts, null, "a test", Clock, default).Exit.ShouldBe(Exit.Done);
        Endpoints = App.Sources.Endpoints(Session.Warehouse);
    }

    public SimulatedLeague League { get; }

    public SteppingClock Clock { get; }

    public SimulatedServer Server { get; }

    public Session Session { get; }

    public EndpointCatalog Endpoints { get; }

    public FetchReceipt Collect(DateOnly from, DateOnly to, string endpoints, bool isForced = false) =>
        App.Sources.CollectAsync(Session, new FetchRequest(from, to, Endpoints.Select(endpoints), isForced), "a test", Clock, default).GetAwaiter().GetResult();

    public ReplayReport Replay(string endpoints) =>
        new Replay(Session.Warehouse, Endpoints, "replay", folder => DuckDbWarehouse.Open(Workspace.Create(folder), Nba.League.Catalog(), Clock, "a replay"))
            .Compare(Endpoints.Select(endpoints), null, null, null, default);

    public List<string> Query(string sql)
    {
        using var connection = Session.Warehouse.Connect();
        return [.. ReadOnlyQuery.Run(connection, sql).Rows.Select(row => string.Join(' ', row.Select(value => value is DateOnly day ? $"{day:yyyy-MM-dd}" : value ?? "null")))];
    }

    public void Dispose()
    {
        Session.Dispose();
        Server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        root.Delete(recursive: true);
    }
}
