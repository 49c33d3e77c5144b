using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Sources;

/// <summary>Real games go out in the providers' formats with every number that the archives have.</summary>
public sealed class ArchiveReplayServerTests : IDisposable
{
    const string Date = "2023-11-10";
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-replay-");

    [ArchiveFact]
    public async Task A_date_and_a_game_come_back_row_for_row()
    {
        using var warehouse = DuckDbWarehouse.Open(Workspace.Create(root.FullName), League.Catalog(), TimeProvider.System, "a test");
        var importer = new Importer(warehouse, "test");
        foreach (var file in (string[])["teams", "schedule", "gamelogs/player_gamelogs_rs_2023-24.parquet", "gamelogs/team_gamelogs_rs_2023-24.parquet", "pbp-cdn/pbp_2023-24_rs.parquet"])
            importer.Import(SharedArchive.Folder(file), null, null, default);
        using var connection = warehouse.Connect();
        await using var server = await ArchiveReplayServer.StartAsync(connection);
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.BaseAddress };

        foreach (var (what, table) in new[] { ("P", "raw.nbac_player_boxscores"), ("T", "raw.nbac_team_boxscores") })
        {
            var set = (await Json(client, $"nba_stats/stats/leaguegamelog?DateFrom={Date}&DateTo={Date}&PlayerOrTeam={what}&Season=2023-24&SeasonType=Regular+Season")).GetProperty("resultSets")[0];
            var names = set.GetProperty("headers").EnumerateArray().Select(name => name.GetString()!).ToList();
            var rows = set.GetProperty("rowSet").EnumerateArray().Select(row => names.Zip(row.EnumerateArray()).ToDictionary(pair => pair.First, pair => pair.Second)).ToList();
            long Sum(string column) => rows.Sum(row => row[column].GetInt64());
            var expected = ReadOnlyQuery.Run(connection, $"select count(*), sum(points), sum(rebounds), sum(assists), sum(turnovers), sum(fg_attempts) from {table} where game_date = date '{Date}'").Rows[0];
            new long[] { rows.Count, Sum("PTS"), Sum("REB"), Sum("AST"), Sum("TOV"), Sum("FGA") }.ShouldBe(expected.Select(Convert.ToInt64));
            rows.Count.ShouldBeGreaterThan(10);
        }

        var game = (string)ReadOnlyQuery.Run(connection, $"select min(game_id) from raw.nbac_play_by_play where game_date = date '{Date}'").Rows[0][0]!;
        var actions = (await Json(client, $"nba_cdn/static/json/liveData/playbyplay/playbyplay_{game}.json")).GetProperty("game").GetProperty("actions").EnumerateArray()
            .Where(action => action.GetProperty("actionType").GetString() is not ("period" or "game")).ToList();
        var events = ArchiveReplayServer.Named(ReadOnlyQuery.Run(connection, $"select * from raw.nbac_play_by_play where game_id = '{game}' order by event_index")).ToList();

        actions.Count.ShouldBe(events.Count);
        actions.Select(action => action.GetProperty("actionNumber").GetInt32()).ShouldBe(events.Select(row => (int)row["action_number"]!));
        actions.Select(action => $"[{string.Join(", ", action.GetProperty("qualifiers").EnumerateArray().Select(mark => $"'{mark.GetString()}'"))}]").ShouldBe(events.Select(row => (string)row["qualifiers"]!));
        // Five are always on court: as many come as go.
        var changes = actions.Where(action => action.GetProperty("actionType").GetString() == "substitution").Select(action => action.GetProperty("subType").GetString()).ToList();
        changes.Count(type => type == "out").ShouldBe(changes.Count(type => type == "in"));
        using var absent = await client.GetAsync("nba_cdn/static/json/liveData/playbyplay/playbyplay_0022300000.json");
        ((int)absent.StatusCode).ShouldBe(403);
    }

    public void Dispose() => root.Delete(recursive: true);

    static async Task<JsonElement> Json(HttpClient client, string path) => JsonDocument.Parse(await client.GetByteArrayAsync(path)).RootElement.Clone();
}
