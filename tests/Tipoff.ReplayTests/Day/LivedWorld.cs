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

    /// <param name="options">Settings of the workspace, as they stand in its file; null: the defaults.</param>
    public LivedWorld(SimulatedLeague league, FaultMenu? faults = null, string? options = null)
    {
        League = league;
        var workspace = Rehearsal.Prepare(Path.Combine(root.FullName, "workspace"), league);
        if (options is not null)
        {
            var file = Path.Combine(workspace.Root, Workspace.OptionsFile);
            File.WriteAllText(file, $"{File.ReadAllText(file).TrimEnd().TrimEnd('}')}, {options} }}");
            workspace = Workspace.Open(workspace.Root);
        }

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

    /// <summary>Changes something behind the back of everybody.</summary>
    public void Plant(params IEnumerable<string> statements)
    {
        using var connection = Session.Warehouse.Connect();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    public string PathOf(string name) => Path.Combine(Session.Warehouse.Workspace.Root, name);

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
