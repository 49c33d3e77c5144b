using Tipoff.App.Cli;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.ReplayTests.Archive;
using Tipoff.Tests.Engine.Sources.Sample;
using Xunit.Abstractions;

namespace Tipoff.ReplayTests.Sources;

/// <summary>The same games once from the archives and once fetched, from a server that tells the archives in the providers' formats.</summary>
public sealed class ArchiveAndFetchTests(ITestOutputHelper output) : IDisposable
{
    const string Endpoints = "nba_stats.player_gamelog,nba_stats.team_gamelog,nba_cdn.play_by_play";

    static readonly DateOnly From = new(2023, 11, 9);
    static readonly DateOnly To = new(2023, 11, 12);
    static readonly string[] Both = ["teams", "schedule", "shots/shots_2023-24_rs.parquet"];
    static readonly string[] Games =
    [
        "gamelogs/player_gamelogs_rs_2023-24.parquet", "gamelogs/team_gamelogs_rs_2023-24.parquet", "pbp-cdn/pbp_2023-24_rs.parquet",
    ];

    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-twice-");
    readonly SteppingClock clock = new(new DateTimeOffset(2023, 11, 20, 15, 0, 0, TimeSpan.Zero));

    [ArchiveFact]
    public async Task Imported_and_fetched_games_are_equal_in_every_value()
    {
        using var imported = Open("imported", null, [.. Both, .. Games]);
        using var connection = imported.Warehouse.Connect();
        await using var server = await ArchiveReplayServer.StartAsync(connection);
        using var fetched = Open("fetched", server.BaseAddress, Both);
        FetchRequest request = new(From, To, App.Sources.Endpoints(fetched.Warehouse).Select(Endpoints));

        (await App.Sources.CollectAsync(fetched, request, "a test", clock, default)).Exit.ShouldBe(Exit.Done);

        Compare<NbacPlayerBoxscores>(imported, fetched, atLeast: 500);
        Compare<NbacTeamBoxscores>(imported, fetched, atLeast: 50);
        Compare<NbacPlayByPlay>(imported, fetched, atLeast: 10_000);
        Build(imported);
        Build(fetched);
        Compare<PlayerGameSummary>(imported, fetched, atLeast: 500);
        Compare<TeamOffenseGameSummary>(imported, fetched, atLeast: 50);
    }

    public void Dispose() => root.Delete(recursive: true);

    Session Open(string name, Uri? sources, IEnumerable<string> archives)
    {
        var workspace = Workspace.Create(Path.Combine(root.FullName, name));
        Session session = new(sources is null ? workspace : workspace.WithSourcesAt(sources), League.Catalog(), clock, "a test", () => { });
        var importer = new Importer(session.Warehouse, "import");
        foreach (var file in archives)
            importer.Import(SharedArchive.Folder(file), null, null, default);
        App.Sources.Settle(session, "a test", default);
        return session;
    }

    static void Build(Session session) => session.Runner.Apply(session.Runner.Plan(new PlanRequest(From, To, "analytics.*")), "a test");

    void Compare<TTable>(Session imported, Session fetched, int atLeast)
        where TTable : Table
    {
        var table = imported.Warehouse.Catalog[typeof(TTable)];
        var (one, other) = (Rows(imported, table), Rows(fetched, table));
        List<string> differences =
        [
            .. one.Keys.Except(other.Keys).Select(key => $"{key} only imported"),
            .. other.Keys.Except(one.Keys).Select(key => $"{key} only fetched"),
            .. one.Where(row => other.ContainsKey(row.Key)).SelectMany(row => row.Value.Zip(other[row.Key]).Where(pair => pair.First != pair.Second).Select(pair => $"{row.Key} {pair.First}, fetched {pair.Second}")),
        ];

        output.WriteLine($"{table.FullName}: {one.Count} rows of {Shared(table).Count} columns, {differences.Count} differences");
        differences.Take(20).ShouldBeEmpty(table.FullName);
        one.Count.ShouldBeGreaterThan(atLeast);
    }

    /// <summary>The rows of the dates by key, each value with its column's name.</summary>
    static Dictionary<string, List<string>> Rows(Session session, Table table)
    {
        using var connection = session.Warehouse.Connect();
        var columns = Shared(table);
        return connection
            .Rows(
                $"select {string.Join(", ", columns)} from {table.FullName} where game_date between {Sql.Literal(From)} and {Sql.Literal(To)}",
                row => columns.Select((column, at) => (column, Value: $"{column}={(row.IsDBNull(at) ? "null" : row.GetValue(at))}")).ToList())
            .ToDictionary(
                row => string.Join(' ', row.Where(value => table.Key.Any(key => key.Name == value.column)).Select(value => value.Value)),
                row => row.Select(value => value.Value).ToList());
    }

    static List<string> Shared(Table table) => [.. table.Columns.Where(column => column is { IsFeed: false, IsBuildStamp: false } && !NamesTheFeed(column)).Select(column => column.Name)];

    /// <summary>Where the line came from is told down to the feed, and the feeds differ here.</summary>
    static bool NamesTheFeed(Column column) => column.Name is "source" or "data_sources";
}
