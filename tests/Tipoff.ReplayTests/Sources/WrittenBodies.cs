using System.Text.Json.Nodes;
using Tipoff.Nba.Domain;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.ReplayTests.Sources;

/// <summary>A game as a schedule announces it.</summary>
/// <param name="At">Eastern wall time, such as <c>2025-01-10T19:00:00</c>.</param>
sealed record PlannedGame(string Id, string At, string Home = "POR", string Away = "DEN", string City = "Portland", string Arena = "Moda Center", bool IsPostponed = false);

/// <summary>Bodies in the providers' formats for the games of a test, cut from the fast tests' small bodies.</summary>
static class WrittenBodies
{
    static readonly string Folder = Path.Combine(Root(), "tests", "Tipoff.Tests", "Payloads");

    public static Answer Schedule(params IEnumerable<PlannedGame> games)
    {
        var body = Read("nba_cdn.schedule");
        var dates = body["leagueSchedule"]!["gameDates"]!.AsArray();
        var template = dates[0]!["games"]![0]!.DeepClone();
        dates.Clear();
        foreach (var date in games.GroupBy(game => game.At[..10]))
            dates.Add(new JsonObject { ["gameDate"] = $"{DateOnly.Parse(date.Key):MM/dd/yyyy} 00:00:00", ["games"] = new JsonArray([.. date.Select(game => Planned(template, game))]) });
        return Answer.Json(body.ToJsonString());
    }

    /// <summary>The log of a date with the twelve invented players of Portland and Denver; without a game an empty one.</summary>
    public static Answer PlayerLog(string date, string? gameId, string firstName = "Abel Alderwood")
    {
        var body = Read("nba_stats.player_gamelog");
        var set = body["resultSets"]![0]!;
        var columns = set["headers"]!.AsArray().Select(name => name!.GetValue<string>()).ToList();
        var rows = set["rowSet"]!.AsArray();
        if (gameId is null)
            rows.Clear();
        foreach (var row in rows)
        {
            row![columns.IndexOf("GAME_ID")] = gameId;
            row[columns.IndexOf("GAME_DATE")] = date;
        }

        if (rows.Count > 0)
            rows[0]![columns.IndexOf("PLAYER_NAME")] = firstName;
        // The small body's second team is none of the simulated league's, whose arenas the tests have.
        return Answer.Json(body.ToJsonString().Replace("UTA", "DEN").Replace("Utah Jazz", "Denver Nuggets").Replace("1610612762", "1610612743"));
    }

    /// <summary>The same lines as the log has, as BallDontLie tells them.</summary>
    public static Answer BallDontLieBoxes(string date)
    {
        var body = Read("ball_dont_lie.box_scores");
        var template = body["data"]![0]!;
        var line = template["home_team"]!["players"]![0]!;
        var log = Read("nba_stats.player_gamelog")["resultSets"]![0]!;
        var columns = log["headers"]!.AsArray().Select(name => name!.GetValue<string>()).ToList();
        foreach (var (side, of) in (ReadOnlySpan<(string, string)>)[("home_team", "POR"), ("visitor_team", "UTA")])
        {
            var lines = log["rowSet"]!.AsArray().Select(row => row!.AsArray()).Where(row => row[columns.IndexOf("TEAM_ABBREVIATION")]!.GetValue<string>() == of);
            // The service's numbers of Portland and Denver.
            template[side]!["id"] = of == "POR" ? 25 : 8;
            template[side]!["players"] = new JsonArray([.. lines.Select(row => BallDontLieLine(line, name => row[columns.IndexOf(name)]!))]);
        }

        template["date"] = date;
        body["data"] = new JsonArray(template.DeepClone());
        return Answer.Json(body.ToJsonString());
    }

    static JsonNode BallDontLieLine(JsonNode template, Func<string, JsonNode> logged)
    {
        var line = template.DeepClone();
        foreach (var (name, column) in (ReadOnlySpan<(string, string)>)
        [
            ("fgm", "FGM"), ("fga", "FGA"), ("fg3m", "FG3M"), ("fg3a", "FG3A"), ("ftm", "FTM"), ("fta", "FTA"), ("oreb", "OREB"), ("dreb", "DREB"), ("reb", "REB"),
            ("ast", "AST"), ("stl", "STL"), ("blk", "BLK"), ("turnover", "TOV"), ("pf", "PF"), ("pts", "PTS"),
        ])
        {
            line[name] = logged(column).DeepClone();
        }

        var names = logged("PLAYER_NAME").GetValue<string>().Split(' ', 2);
        line["min"] = logged("MIN").ToString();
        line["player"]!["id"] = logged("PLAYER_ID").GetValue<int>() - 1000000;
        (line["player"]!["first_name"], line["player"]!["last_name"]) = (names[0], names[1]);
        return line;
    }

    public static Answer OddsEvents(params IEnumerable<string> starts)
    {
        var template = Read("the_odds_api.events").AsArray()[0]!;
        return Answer.Json(new JsonArray([.. starts.Select((start, at) => OddsEvent(template, start, at))]).ToJsonString());
    }

    public static Answer OddsPoints(string start)
    {
        var body = Read("the_odds_api.player_points");
        return Answer.Json(OddsEvent(body, start, 0).ToJsonString());
    }

    static JsonNode OddsEvent(JsonNode template, string start, int at)
    {
        var game = template.DeepClone();
        game["id"] = $"b{at:0000000}";
        game["commence_time"] = start;
        game["home_team"] = Team.Of("POR")!.FullName;
        game["away_team"] = Team.Of("DEN")!.FullName;
        return game;
    }

    static JsonNode Planned(JsonNode template, PlannedGame game)
    {
        var planned = template.DeepClone();
        planned["gameId"] = game.Id;
        planned["gameDateEst"] = $"{game.At[..10]}T00:00:00Z";
        planned["gameTimeEst"] = $"1900-01-01T{game.At[11..]}Z";
        planned["gameDateTimeEst"] = $"{game.At}Z";
        planned["gameLabel"] = "";
        planned["arenaName"] = game.Arena;
        planned["arenaCity"] = game.City;
        planned["postponedStatus"] = game.IsPostponed ? "P" : "A";
        foreach (var (side, abbr) in new[] { ("homeTeam", game.Home), ("awayTeam", game.Away) })
        {
            planned[side]!["teamId"] = Team.Of(abbr)!.TeamId;
            planned[side]!["teamTricode"] = abbr;
        }

        return planned;
    }

    static JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!;

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tipoff.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
