using Tipoff.App;
using Tipoff.App.Cli;
using Tipoff.App.Simulation;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.ReplayTests.Sources;

/// <summary>A workspace with nothing but the arenas, whose sources answer as a test says.</summary>
sealed class ScriptedSites : IDisposable
{
    public const string Key = "a-key-of-a-test";

    static readonly SimulatedLeague Facts = new(7);

    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-scripted-");

    /// <param name="address">Another place than the test's server, where nobody answers.</param>
    public ScriptedSites(DateTimeOffset start, Func<string, int, Answer> answer, Uri? address = null)
    {
        Clock = new SteppingClock(start);
        Source = new LocalSource(Clock, answer);
        Folder = Path.Combine(root.FullName, "workspace");
        var at = address ?? new UriBuilder(Source.Address) { UserName = Key }.Uri;
        Session = new Session(Workspace.Create(Folder).WithSourcesAt(at), Nba.League.Catalog(), Clock, "a test", () => { });
        var facts = Path.Combine(root.FullName, "facts");
        DemoArchives.WriteFacts(facts, Facts);
        Archives.Import(Session, facts, null, "a test", Clock, default).Exit.ShouldBe(Exit.Done);
    }

    public string Folder { get; }

    public SteppingClock Clock { get; }

    public LocalSource Source { get; }

    public Session Session { get; }

    public FetchReceipt Collect(string from, string to, string endpoints)
    {
        var request = new FetchRequest(DateOnly.Parse(from), DateOnly.Parse(to), App.Sources.Endpoints(Session.Warehouse).Select(endpoints));
        return App.Sources.CollectAsync(Session, request, "a test", Clock, default).GetAwaiter().GetResult();
    }

    public void Build(string from, string to, string tables) =>
        Session.Runner.Apply(Session.Runner.Plan(new PlanRequest(DateOnly.Parse(from), DateOnly.Parse(to), tables)), "a test");

    public List<string> Query(string sql)
    {
        using var connection = Session.Warehouse.Connect();
        return [.. ReadOnlyQuery.Run(connection, sql).Rows.Select(row => string.Join(' ', row.Select(Shown)))];
    }

    /// <summary>Outcome and reason of the latest request of an endpoint.</summary>
    public string Latest(string endpoint) =>
        Query($"select outcome, reason from orchestration.fetches where endpoint = '{endpoint}' order by fetched_at desc, length(fetch_id) desc, fetch_id desc limit 1").Single();

    public void Dispose()
    {
        Session.Dispose();
        Source.Dispose();
        root.Delete(recursive: true);
    }

    static object Shown(object? value) => value switch
    {
        DateOnly day => $"{day:yyyy-MM-dd}",
        DateTimeOffset moment => $"{moment.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z",
        DateTime moment => $"{moment:yyyy-MM-ddTHH:mm:ss}Z",
        null => "null",
        _ => value,
    };
}
