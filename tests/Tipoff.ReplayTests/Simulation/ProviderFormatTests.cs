using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tipoff.App.Simulation;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.ReplayTests.Archive;
using Tipoff.ReplayTests.Payloads;

namespace Tipoff.ReplayTests.Simulation;

/// <summary>What the simulated providers send beside what the real ones sent: the same fields with the same kinds of values.</summary>
public sealed partial class ProviderFormatTests
{
    const string Moment = "2024-12-16T20:02:00Z";

    static readonly SimulatedLeague League = new(7);
    static readonly GameNight Played = League.On(new DateOnly(2024, 12, 15)).First();
    static readonly string EventId = new Sportsbook(League).EventId(League.On(new DateOnly(2024, 12, 16)).First().Fixture);

    static string GameId => Played.Fixture.GameId;

    /// <summary>Parts of real bodies that not every game has or none needs: pictures, links, broadcasters, contracts, other leagues, overtimes.</summary>
    [GeneratedRegex(@"broadcast|links|logos|contract\.|headline|highlights|geoBroadcasts|citizenship|^gl\.|leaders|records|^team\.(record|franchise|nextEvent)|details\.detail$|notPlaying|altDetail", RegexOptions.IgnoreCase)]
    private static partial Regex Ornament();

    public static TheoryData<string, string> Pairs => new()
    {
        { "nba_cdn/static/json/staticData/scheduleLeagueV2_1.json", "nba-cdn/scheduleLeagueV2_2024-25.json.gz" },
        { "nba_stats/stats/leaguegamelog?DateFrom=2024-12-15&DateTo=2024-12-15&PlayerOrTeam=P&Season=2024-25&SeasonType=Regular+Season", "nba-stats/leaguegamelog_players_2025-03-15.json" },
        { "nba_stats/stats/leaguegamelog?PlayerOrTeam=T&Season=2024-25&SeasonType=Regular+Season", "nba-stats/leaguegamelog_teams_2018-19.json.gz" },
        { $"nba_cdn/static/json/liveData/playbyplay/playbyplay_{GameId}.json", "nba-cdn/playbyplay_0022400500.json.gz" },
        { $"nba_cdn/static/json/liveData/boxscore/boxscore_{GameId}.json", "nba-cdn/boxscore_0022000001.json" },
        { $"nba_stats/stats/shotchartdetail?GameID={GameId}", "nba-stats/shotchartdetail_home_0022100732.json" },
        { "nba_official/wp-json/api/v1/get-game-officials?&date=2024-12-16", "nba-official/referee_assignments_2025-01-08.json" },
        { "nba_stats/stats/playerindex?LeagueID=00&Season=2024-25", "nba-stats/playerindex_captured-2025-summer.json.gz" },
        { $"the_odds_api/v4/sports/basketball_nba/events/{EventId}/odds?apiKey=simulated-key&regions=us&markets=player_points&oddsFormat=american", "the-odds-api/v4_event_odds_player_points_f54c4a22_2024-02-23.json" },
        { "the_odds_api/v4/sports/basketball_nba/scores?apiKey=simulated-key", "the-odds-api/v4_scores_2024-02-22.json" },
        { "the_odds_api/v4/historical/sports/basketball_nba/events?apiKey=simulated-key&date=2024-12-16T12:00:00Z", "the-odds-api/v4_historical_events_2024-01-25T03-55-40Z.json" },
        { $"the_odds_api/v4/historical/sports/basketball_nba/events/{EventId}/odds?apiKey=simulated-key&date=2024-12-16T20:00:00Z&markets=spreads,totals", "the-odds-api/v4_historical_event_odds_spreads_totals_cd0bc7d0.json" },
        { $"the_odds_api/v4/historical/sports/basketball_nba/events/{EventId}/odds?apiKey=simulated-key&date=2024-12-16T20:00:00Z&markets=h2h", "the-odds-api/v4_historical_event_odds_h2h_cd0bc7d0.json" },
        { $"espn/apis/site/v2/sports/basketball/nba/teams/{HurtTeam()}/roster", "espn/roster_api_2.json.gz" },
        { "espn/apis/site/v2/sports/basketball/nba/scoreboard?dates=20241215", "espn/scoreboard_2024.json.gz" },
        { $"nba_stats/stats/boxscoretraditionalv2?GameID={GameId}", "nba-stats/boxscoretraditionalv2_0022400561.json" },
        { $"nba_stats/stats/boxscoretraditionalv3?GameID={GameId}", "nba-stats/boxscoretraditionalv3_0022200552.json" },
        { "ball_dont_lie/v1/box_scores?date=2024-12-15", "balldontlie/box_scores_2024-01-15.json.gz" },
    };

    [ArchiveTheory]
    [MemberData(nameof(Pairs))]
    public async Task A_simulated_body_has_the_fields_of_a_real_one(string path, string realFile)
    {
        var simulated = Fields(await Body(path));
        var real = Fields(RealBodies.Bytes(realFile));

        simulated.Keys.Except(real.Keys).ShouldBeEmpty("fields that the provider does not have");
        real.Keys.Except(simulated.Keys).Where(field => !Ornament().IsMatch(field)).ShouldBeEmpty("fields that the provider has");
        simulated.Where(field => real.TryGetValue(field.Key, out var kinds) && field.Value.Except(kinds).Any() && kinds.Any(kind => kind != "Null"))
            .Select(field => $"{field.Key}: {string.Join('/', field.Value)} instead of {string.Join('/', real[field.Key])}")
            .ShouldBeEmpty();
    }

    [ArchiveFact]
    public async Task A_simulated_injury_report_has_the_columns_of_a_real_one()
    {
        var real = PdfText.Of(RealBodies.Bytes("nba-official/Injury-Report_2024-01-04.pdf")).Split('\n');
        var simulated = PdfText.Of(await Body("nba_static/referee/injury/Injury-Report_2024-12-16_12PM.pdf")).Split('\n');

        Words(simulated[2]).ShouldBe(Words(real[2]));
        var row = new Regex(@"^(\d\d/\d\d/\d{4})?\s+(\d\d:\d\d \(ET\))?\s+([A-Z]{3}@[A-Z]{3})?\s+([A-Z][\w. ]+?)?(\s{2,}\S.*, .*)?\s{2,}(Out|Doubtful|Questionable|Probable|Available|NOT YET SUBMITTED)");
        real.Count(row.IsMatch).ShouldBeGreaterThan(15);
        simulated.Count(row.IsMatch).ShouldBeGreaterThan(8);
    }

    static string[] Words(string line) => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static string HurtTeam() => League.On(new DateOnly(2024, 12, 16)).SelectMany(night => night.Sides).First(side => side.OutUntil.Count > 0).Franchise.Abbr.ToLowerInvariant();

    static async Task<byte[]> Body(string path)
    {
        var now = DateTimeOffset.Parse(Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        await using var server = await SimulatedServer.StartAsync(League, new PinnedClock(now));
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", SimulatedServer.Key);
        return await client.GetByteArrayAsync(path);
    }

    /// <summary>Every field with the kinds of its values; numbers are whole or not.</summary>
    static Dictionary<string, HashSet<string>> Fields(byte[] body)
    {
        Dictionary<string, HashSet<string>> fields = [];
        using var parsed = JsonDocument.Parse(Encoding.UTF8.GetString(body));
        Walk(parsed.RootElement, "", fields);
        return fields;
    }

    static void Walk(JsonElement element, string path, Dictionary<string, HashSet<string>> fields)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Walk(item, path, fields);
                break;
            case JsonValueKind.Object when element.TryGetProperty("rowSet", out var rows):
                var names = element.GetProperty("headers").EnumerateArray().Select(name => $"{path}.{element.GetProperty("name").GetString()}.{name.GetString()}").ToList();
                foreach (var (name, value) in rows.EnumerateArray().SelectMany(row => names.Zip(row.EnumerateArray())))
                    Walk(value, name, fields);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Walk(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", fields);
                break;
            default:
                (fields.TryGetValue(path, out var kinds) ? kinds : fields[path] = []).Add(KindOf(element));
                break;
        }
    }

    static string KindOf(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : value.ValueKind.ToString();
}
