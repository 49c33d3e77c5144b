using Tipoff.App;
using Tipoff.App.Cli;
using Tipoff.App.Day;
using Tipoff.App.Simulation;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;

namespace Tipoff.ReplayTests.Day;

/// <summary>A simulated league, its sites, and a daemon that lives in it; the season before the last is collected already.</summary>
sealed class LivedWorld : IDisposable
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-lived-");
    readonly SimulatedServer server;
    readonly SimulatedSources sources;

    public LivedWorld(SimulatedLeague league, FaultMenu? faults = null)
    {
        League = league;
        var workspace = Rehearsal.Prepare(Path.Combine(root.FullName, "workspace"), league);
        Clock = Rehearsal.ClockOf(workspace);
        Start = Clock.GetUtcNow();
        server = SimulatedServer.StartAsync(league, Clock, faults).GetAwaiter().GetResult();
        sources = SimulatedSources.For(workspace.WithSourcesAt(new UriBuilder(server.BaseAddress) { UserName = SimulatedServer.Key }.Uri), Clock, league);
        Session = new Session(sources.Workspace, Nba.League.Catalog(), Clock, "a test", () => { });
        Rehearsal.CollectPast(Session, sources, league, "a test", default);
        Shift shift = new(Session, sources, new Lanes(), Clock);
        Workflows = new Timetable(() => shift).Workflows;
    }

    public SimulatedLeague League { get; }

    public SteppingClock Clock { get; }

    /// <summary>When the daemon began to live.</summary>
    public DateTimeOffset Start { get; private set; }

    public Session Session { get; }

    public IReadOnlyList<Workflow> Workflows { get; }

    /// <summary>The games of the season that is lived.</summary>
    public IReadOnlyList<Fixture> Fixtures => [.. League.Fixtures.Where(fixture => fixture.Season == League.Fixtures[^1].Season)];

    public async Task Live(DateTimeOffset until)
    {
        Start = Clock.GetUtcNow();
        using Daemon daemon = new(Session.Warehouse, Workflows, Slate.DayOf);
        await daemon.LiveAsync(until, default);
    }

    public List<string> Query(string sql)
    {
        using var connection = Session.Warehouse.Connect();
        return [.. ReadOnlyQuery.Run(connection, sql).Rows.Select(row => string.Join(' ', row.Select(value => value is DateOnly day ? $"{day:yyyy-MM-dd}" : value ?? "null")))];
    }

    public int Count(string sql) => int.Parse(Query(sql).Single(), System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Session.Dispose();
        sources.Dispose();
        server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        root.Delete(recursive: true);
    }
}
