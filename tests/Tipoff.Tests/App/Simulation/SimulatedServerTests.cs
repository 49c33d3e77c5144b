using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Tipoff.App.Simulation;
using Tipoff.Engine;

namespace Tipoff.Tests.App.Simulation;

public sealed class SimulatedServerTests
{
    /// <summary>The morning after a date with games; the next date is two days away.</summary>
    const string Morning = "2024-12-17T15:00:00Z";

    static readonly GameNight Night = RunningServer.League.On(new DateOnly(2024, 12, 16)).First();

    static string GameId => Night.Fixture.GameId;

    public static TheoryData<string> Routes =>
    [
        "nba_cdn/static/json/staticData/scheduleLeagueV2_1.json",
        "nba_stats/stats/scheduleleaguev2int?LeagueID=00&Season=2023-24",
        "nba_stats/stats/leaguegamelog?Counter=1000&DateFrom=2024-12-16&DateTo=2024-12-16&Direction=DESC&LeagueID=00&PlayerOrTeam=P&Season=2024-25&SeasonType=Regular+Season&Sorter=DATE",
        "nba_stats/stats/leaguegamelog?DateFrom=12%2F16%2F2024&DateTo=12%2F16%2F2024&PlayerOrTeam=T&Season=2024-25&SeasonType=Regular+Season",
        $"nba_cdn/static/json/liveData/playbyplay/playbyplay_{GameId}.json",
        $"nba_cdn/static/json/liveData/boxscore/boxscore_{GameId}.json",
        $"nba_stats/stats/shotchartdetail?GameID={GameId}&ContextMeasure=FGA",
        "nba_static/referee/injury/Injury-Report_2024-12-16_05PM.pdf",
        "nba_official/wp-json/api/v1/get-game-officials?&date=2024-12-16",
        "nba_stats/stats/playerindex?LeagueID=00&Season=2024-25",
        "the_odds_api/v4/sports/basketball_nba/events?apiKey=simulated-key",
        "the_odds_api/v4/sports/basketball_nba/scores?daysFrom=1&apiKey=simulated-key",
        "the_odds_api/v4/historical/sports/basketball_nba/events?apiKey=simulated-key&date=2024-12-16T12:00:00Z",
        $"the_odds_api/v4/historical/sports/basketball_nba/events/{EventId}/odds?apiKey=simulated-key&date=2024-12-16T20:02:00Z&regions=us&markets=player_points&oddsFormat=american",
        $"the_odds_api/v4/historical/sports/basketball_nba/events/{EventId}/odds?apiKey=simulated-key&date=2024-12-16T20:02:00Z&regions=us&markets=spreads,totals,h2h",
        "espn/apis/site/v2/sports/basketball/nba/teams/2/roster",
        "espn/apis/site/v2/sports/basketball/nba/scoreboard?dates=20241216",
        $"nba_stats/stats/boxscoretraditionalv2?GameID={GameId}",
        $"nba_stats/stats/boxscoretraditionalv3?GameID={GameId}",
        "ball_dont_lie/v1/box_scores?date=2024-12-16",
    ];

    static string EventId => new Sportsbook(RunningServer.League).EventId(Night.Fixture);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_answers_and_a_second_league_of_the_seed_answers_the_same_bytes(string path)
    {
        await using var server = await RunningServer.At(Morning);
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", SimulatedServer.Key);

        var body = await server.Bytes(path);

        if (path.EndsWith(".pdf", StringComparison.Ordinal))
            Encoding.ASCII.GetString(body[..5]).ShouldBe("%PDF-");
        else
            JsonDocument.Parse(body).RootElement.ToString().Length.ShouldBeGreaterThan(500);
        await using var again = await SimulatedServer.StartAsync(Again.Value, new PinnedClock(RunningServer.Instant(Morning)));
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = again.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", SimulatedServer.Key);
        (await client.GetByteArrayAsync(path)).ShouldBe(body);
    }

    static readonly Lazy<SimulatedLeague> Again = new(() => new SimulatedLeague(RunningServer.Seed));

    [Fact]
    public async Task Players_add_up_to_their_team_in_the_log()
    {
        // A week later all corrections are in.
        await using var server = await RunningServer.At("2024-12-24T15:00:00Z");

        var players = await server.Rows("nba_stats/stats/leaguegamelog?PlayerOrTeam=P&Season=2024-25&SeasonType=Regular+Season");
        var teams = await server.Rows("nba_stats/stats/leaguegamelog?PlayerOrTeam=T&Season=2024-25&SeasonType=Regular+Season");

        var sums = players.GroupBy(row => (row["GAME_ID"].GetString(), row["TEAM_ID"].GetInt32())).ToDictionary(group => group.Key);
        teams.Count.ShouldBe(sums.Count);
        foreach (var team in teams)
        {
            var own = sums[(team["GAME_ID"].GetString(), team["TEAM_ID"].GetInt32())];
            foreach (var count in "FGM,FGA,FG3M,FG3A,FTM,FTA,OREB,DREB,REB,AST,STL,BLK,TOV,PF,PTS".Split(','))
                own.Sum(row => row[count].GetInt32()).ShouldBe(team[count].GetInt32(), $"{team["MATCHUP"]} {count}");
        }
    }

    [Fact]
    public async Task Every_source_tells_the_same_game()
    {
        await using var server = await RunningServer.At("2024-12-24T15:00:00Z");
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", SimulatedServer.Key);

        var log = (await server.Rows("nba_stats/stats/leaguegamelog?PlayerOrTeam=P&Season=2024-25&DateFrom=2024-12-16&DateTo=2024-12-16"))
            .Where(row => row["GAME_ID"].GetString() == GameId)
            .ToDictionary(row => row["PLAYER_ID"].GetInt32(), row => (row["PTS"].GetInt32(), row["REB"].GetInt32(), row["AST"].GetInt32(), row["STL"].GetInt32(), row["BLK"].GetInt32(), row["PF"].GetInt32()));

        (await Version2(server)).ShouldBe(log, ignoreOrder: true);
        (await LiveBox(server)).ShouldBe(log, ignoreOrder: true);
        (await Told(server, log.Keys)).ShouldBe(log, ignoreOrder: true);
        var shots = await server.Rows($"nba_stats/stats/shotchartdetail?GameID={GameId}");
        var actions = await Actions(server);
        shots.Select(row => (row["GAME_EVENT_ID"].GetInt32(), row["SHOT_MADE_FLAG"].GetInt32()))
            .ShouldBe(actions.Where(action => action.GetProperty("isFieldGoal").GetInt32() == 1).Select(action => (action.GetProperty("actionNumber").GetInt32(), action.GetProperty("shotResult").GetString() == "Made" ? 1 : 0)));
        var other = (await server.Json("ball_dont_lie/v1/box_scores?date=2024-12-16")).GetProperty("data").EnumerateArray()
            .Single(game => game.GetProperty("home_team").GetProperty("abbreviation").GetString() == Night.Fixture.Home.Abbr);
        other.GetProperty("home_team").GetProperty("players").EnumerateArray().Sum(player => player.GetProperty("pts").GetInt32()).ShouldBe(Night.Home.Score);
    }

    [Fact]
    public async Task Periods_are_framed_and_the_last_action_holds_the_final_score()
    {
        await using var server = await RunningServer.At(Morning);

        var actions = await Actions(server);

        actions.Where(action => action.GetProperty("actionType").GetString() is "period" or "game")
            .Select(action => $"{action.GetProperty("period").GetInt32()} {action.GetProperty("subType").GetString()}")
            .ShouldBe([.. Enumerable.Range(1, Night.Periods).SelectMany(period => new[] { $"{period} start", $"{period} end" }), $"{Night.Periods} end"]);
        actions[^1].GetProperty("scoreHome").GetString().ShouldBe(Night.Home.Score.ToString(CultureInfo.InvariantCulture));
        actions.Select(action => action.GetProperty("orderNumber").GetInt32()).ShouldBeInOrder();
        actions.Select(action => action.GetProperty("timeActual").GetString()).ShouldBeInOrder();
    }

    [Fact]
    public async Task What_has_not_happened_yet_is_absent()
    {
        // Ten minutes before half past five in the afternoon, Eastern time: no game of the date has begun.
        await using var server = await RunningServer.At("2024-12-16T22:20:00Z");

        (await Status(server, $"nba_cdn/static/json/liveData/playbyplay/playbyplay_{GameId}.json")).ShouldBe(404);
        (await Status(server, $"nba_cdn/static/json/liveData/boxscore/boxscore_{GameId}.json")).ShouldBe(404);
        (await Status(server, "nba_static/referee/injury/Injury-Report_2024-12-16_05PM.pdf")).ShouldBe(403);
        (await Status(server, "nba_static/referee/injury/Injury-Report_2024-12-16_03PM.pdf")).ShouldBe(200);
        (await server.Rows("nba_stats/stats/leaguegamelog?PlayerOrTeam=P&Season=2024-25&DateFrom=2024-12-16&DateTo=2024-12-16")).ShouldBeEmpty();
        (await server.Rows($"nba_stats/stats/shotchartdetail?GameID={GameId}")).ShouldBeEmpty();
        var events = (await server.Json($"the_odds_api/v4/sports/basketball_nba/events?apiKey={SimulatedServer.Key}")).EnumerateArray().ToList();
        events.ShouldNotBeEmpty();
        events.ShouldAllBe(item => item.GetProperty("commence_time").GetDateTimeOffset() > RunningServer.Instant("2024-12-16T22:20:00Z"));
        var statuses = (await server.Json("nba_cdn/static/json/staticData/scheduleLeagueV2_1.json")).GetProperty("leagueSchedule").GetProperty("gameDates").EnumerateArray()
            .SelectMany(date => date.GetProperty("games").EnumerateArray()).GroupBy(game => game.GetProperty("gameStatus").GetInt32()).ToDictionary(group => group.Key, group => group.Count());
        statuses.Keys.Order().ShouldBe([1, 3]);
    }

    [Fact]
    public async Task A_correction_shows_when_its_time_has_come_and_the_play_by_play_had_it_all_along()
    {
        var night = RunningServer.League.Nights.First(night => BoxCorrection.Of(RunningServer.League, night).Count == 1);
        var correction = BoxCorrection.Of(RunningServer.League, night).Single();
        var path = $"nba_cdn/static/json/liveData/playbyplay/playbyplay_{night.Fixture.GameId}.json";
        await using var before = await RunningServer.At(correction.CorrectedAt.AddSeconds(-1).ToString("o"));
        await using var after = await RunningServer.At(correction.CorrectedAt.ToString("o"));

        var log = $"nba_stats/stats/leaguegamelog?PlayerOrTeam=P&Season={night.Fixture.SeasonName}&DateFrom={night.Fixture.Date:yyyy-MM-dd}&DateTo={night.Fixture.Date:yyyy-MM-dd}";
        var column = correction.Stat switch { "assists" => "AST", "steals" => "STL", "blocks" => "BLK", _ => "REB" };

        (await Value(before, log, correction.PlayerId, column)).ShouldBe(await Value(after, log, correction.PlayerId, column) + correction.Error);
        (await before.Bytes(path)).ShouldBe(await after.Bytes(path));
    }

    [Fact]
    public async Task Keys_are_demanded_as_the_providers_do()
    {
        await using var server = await RunningServer.At(Morning);

        (await Refused(server, "the_odds_api/v4/sports/basketball_nba/events", 401)).GetProperty("error_code").GetString().ShouldBe("MISSING_KEY");
        (await Refused(server, "the_odds_api/v4/sports/basketball_nba/events?apiKey=wrong", 401)).GetProperty("error_code").GetString().ShouldBe("INVALID_KEY");
        (await Status(server, "ball_dont_lie/v1/box_scores?date=2024-12-16")).ShouldBe(401);
    }

    [Fact]
    public async Task A_quota_is_counted_down_and_then_refuses()
    {
        await using var server = await RunningServer.At("2024-12-16T20:00:00Z", oddsQuota: 5);
        var odds = $"the_odds_api/v4/sports/basketball_nba/events/{EventId}/odds?apiKey={SimulatedServer.Key}&regions=us&markets=spreads,totals";

        using var first = await server.Get(odds);
        using var second = await server.Get(odds);
        using var third = await server.Get(odds);

        first.Headers.GetValues("x-requests-remaining").Single().ShouldBe("3");
        first.Headers.GetValues("x-requests-last").Single().ShouldBe("2");
        second.Headers.GetValues("x-requests-used").Single().ShouldBe("4");
        third.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        third.Headers.GetValues("x-requests-remaining").Single().ShouldBe("1");
        (await Status(server, $"the_odds_api/v4/sports/basketball_nba/events?apiKey={SimulatedServer.Key}")).ShouldBe(200);
    }

    static async Task<JsonElement[]> Actions(RunningServer server) =>
        [.. (await server.Json($"nba_cdn/static/json/liveData/playbyplay/playbyplay_{GameId}.json")).GetProperty("game").GetProperty("actions").EnumerateArray()];

    static async Task<Dictionary<int, (int, int, int, int, int, int)>> Version2(RunningServer server) =>
        (await server.Rows($"nba_stats/stats/boxscoretraditionalv2?GameID={GameId}")).Where(row => row["MIN"].ValueKind != JsonValueKind.Null).ToDictionary(
            row => row["PLAYER_ID"].GetInt32(),
            row => (row["PTS"].GetInt32(), row["REB"].GetInt32(), row["AST"].GetInt32(), row["STL"].GetInt32(), row["BLK"].GetInt32(), row["PF"].GetInt32()));

    static async Task<Dictionary<int, (int, int, int, int, int, int)>> LiveBox(RunningServer server)
    {
        var game = (await server.Json($"nba_cdn/static/json/liveData/boxscore/boxscore_{GameId}.json")).GetProperty("game");
        return new[] { "homeTeam", "awayTeam" }.SelectMany(team => game.GetProperty(team).GetProperty("players").EnumerateArray())
            .Where(player => player.GetProperty("played").GetString() == "1")
            .ToDictionary(player => player.GetProperty("personId").GetInt32(), player =>
            {
                int Of(string name) => player.GetProperty("statistics").GetProperty(name).GetInt32();
                (Of("plus") - Of("minus")).ShouldBe(Of("plusMinusPoints"));
                return (Of("points"), Of("reboundsTotal"), Of("assists"), Of("steals"), Of("blocks"), Of("foulsPersonal"));
            });
    }

    // Counted from the actions alone.
    static async Task<Dictionary<int, (int, int, int, int, int, int)>> Told(RunningServer server, IEnumerable<int> players)
    {
        var actions = await Actions(server);
        int Sum(int id, string person, Func<JsonElement, bool> counts, Func<JsonElement, int> worth) =>
            actions.Where(action => action.TryGetProperty(person, out var who) && who.GetInt32() == id && counts(action)).Sum(worth);
        int Of(int id, string type) => Sum(id, "personId", action => action.GetProperty("actionType").GetString() == type, _ => 1);
        return players.ToDictionary(id => id, id =>
        (
            Sum(id, "personId", action => action.TryGetProperty("shotResult", out var result) && result.GetString() == "Made", action => action.GetProperty("actionType").GetString() switch { "3pt" => 3, "2pt" => 2, _ => 1 }),
            Of(id, "rebound"),
            Sum(id, "assistPersonId", _ => true, _ => 1),
            Of(id, "steal"),
            Of(id, "block"),
            Of(id, "foul")));
    }

    static async Task<int> Value(RunningServer server, string log, int playerId, string column) =>
        (await server.Rows(log)).Single(row => row["PLAYER_ID"].GetInt32() == playerId)[column].GetInt32();

    static async Task<int> Status(RunningServer server, string path)
    {
        using var response = await server.Get(path);
        return (int)response.StatusCode;
    }

    static async Task<JsonElement> Refused(RunningServer server, string path, int status)
    {
        using var response = await server.Get(path);
        ((int)response.StatusCode).ShouldBe(status);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Clone();
    }
}
