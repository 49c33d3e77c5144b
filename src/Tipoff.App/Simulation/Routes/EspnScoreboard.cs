using System.Globalization;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Simulation.Routes;

/// <summary>ESPN's games of a date, before, during and after they are played.</summary>
static class EspnScoreboard
{
    const int FirstEvent = 401_700_000;

    public static Answer Of(SimulatedLeague league, DateOnly date, DateTimeOffset now)
    {
        var season = Season.Of(date);
        return Answer.Json(new
        {
            leagues = new[]
            {
                new
                {
                    id = "46",
                    uid = "s:40~l:46",
                    name = "National Basketball Association",
                    abbreviation = "NBA",
                    slug = "nba",
                    season = new
                    {
                        year = season + 1,
                        startDate = $"{season}-10-01T07:00Z",
                        endDate = $"{season + 1}-06-30T06:59Z",
                        displayName = Season.Name(season),
                        type = new { id = "2", type = 2, name = "Regular Season", abbreviation = "reg" },
                    },
                    logos = Array.Empty<object>(),
                    calendarType = "day",
                    calendarIsWhitelist = true,
                    calendarStartDate = $"{season}-10-01T07:00Z",
                    calendarEndDate = $"{season + 1}-06-30T06:59Z",
                    calendar = league.Fixtures.Where(game => game.Season == season).Select(game => game.Date).Distinct().Select(day => $"{day:yyyy-MM-dd}T08:00Z"),
                },
            },
            events = league.On(date).Select(night => Event(new PublishedBox(league, night, now), now)),
        });
    }

    static object Event(PublishedBox box, DateTimeOffset now)
    {
        var (night, game) = (box.Night, box.Night.Fixture);
        var id = (FirstEvent + int.Parse(game.GameId[3..], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        var (at, status, isOver) = ($"{game.TipoffUtc:yyyy-MM-ddTHH:mm}Z", Status(night, now), night.OverAt <= now);
        return new
        {
            id,
            uid = $"s:40~l:46~e:{id}",
            date = at,
            name = $"{game.Away.FullName} at {game.Home.FullName}",
            shortName = $"{EspnTeam.Abbr(game.Away)} @ {EspnTeam.Abbr(game.Home)}",
            season = new { year = game.Season + 1, type = 2, slug = "regular-season" },
            competitions = new[]
            {
                new
                {
                    id,
                    uid = $"s:40~l:46~e:{id}~c:{id}",
                    date = at,
                    attendance = isOver ? 17000 : 0,
                    type = new { id = "1", abbreviation = "STD" },
                    timeValid = true,
                    neutralSite = false,
                    conferenceCompetition = game.Home.Conference == game.Away.Conference,
                    playByPlayAvailable = isOver,
                    recent = false,
                    venue = new { id = $"{game.Home.TeamId % 10_000}", fullName = game.Home.Arena, address = new { city = game.Home.City, state = game.Home.State }, indoor = true },
                    competitors = new[] { Competitor(box, night.Home, 0, isOver), Competitor(box, night.Away, 1, isOver) },
                    notes = Array.Empty<object>(),
                    status,
                    broadcasts = Array.Empty<object>(),
                    format = new { regulation = new { periods = 4 } },
                    startDate = at,
                    broadcast = "",
                    geoBroadcasts = Array.Empty<object>(),
                    highlights = Array.Empty<object>(),
                    headlines = Array.Empty<object>(),
                },
            },
            links = Array.Empty<object>(),
            status,
        };
    }

    static object Status(GameNight night, DateTimeOffset now)
    {
        if (night.OverAt <= now)
        {
            var final = ScheduleBody.Final(night);
            Dictionary<string, object> type = new()
            {
                ["id"] = "3",
                ["name"] = "STATUS_FINAL",
                ["state"] = "post",
                ["completed"] = true,
                ["description"] = "Final",
                ["detail"] = final,
                ["shortDetail"] = final,
            };
            if (night.Periods > 4)
                type["altDetail"] = final["Final/".Length..];
            return new { clock = 0, displayClock = "0.0", period = night.Periods, type };
        }

        var start = $"{night.Fixture.Date.ToString("M/d", CultureInfo.InvariantCulture)} - {night.Fixture.EasternTime.ToString("h:mm tt", CultureInfo.InvariantCulture)} EST";
        return night.Fixture.TipoffAt <= now
            ? new { clock = 0, displayClock = "0.0", period = 2, type = new { id = "2", name = "STATUS_IN_PROGRESS", state = "in", completed = false, description = "In Progress", detail = "In Progress", shortDetail = "In Progress" } }
            : new { clock = 0, displayClock = "0.0", period = 0, type = new { id = "1", name = "STATUS_SCHEDULED", state = "pre", completed = false, description = "Scheduled", detail = start, shortDetail = start } };
    }

    static Dictionary<string, object> Competitor(PublishedBox box, TeamSide side, int order, bool isOver)
    {
        var (id, franchise) = (EspnTeam.Id(side.Franchise), side.Franchise);
        Dictionary<string, object> competitor = new()
        {
            ["id"] = id,
            ["uid"] = $"s:40~l:46~t:{id}",
            ["type"] = "team",
            ["order"] = order,
            ["homeAway"] = side.IsHome ? "home" : "away",
        };
        if (isOver)
            competitor["winner"] = side.Score > box.Night.Opponent(side).Score;
        competitor["team"] = new
        {
            id,
            uid = $"s:40~l:46~t:{id}",
            location = franchise.City,
            name = franchise.Nickname,
            abbreviation = EspnTeam.Abbr(franchise),
            displayName = franchise.FullName,
            shortDisplayName = franchise.Nickname,
            color = "008348",
            alternateColor = "ffffff",
            isActive = true,
            venue = new { id = $"{franchise.TeamId % 10_000}" },
            links = Array.Empty<object>(),
            logo = $"https://a.espncdn.com/i/teamlogos/nba/500/scoreboard/{franchise.Abbr.ToLowerInvariant()}.png",
        };
        competitor["score"] = isOver ? $"{side.Score}" : "0";
        if (isOver)
        {
            var counts = new EventCounts(box.Night);
            competitor["linescores"] = Enumerable.Range(1, box.Night.Periods).Select(period => Points(counts.PointsIn(side, period), period));
        }

        competitor["statistics"] = isOver ? Statistics(box.Team(side)) : [];
        competitor["leaders"] = Array.Empty<object>();
        competitor["records"] = Array.Empty<object>();
        return competitor;
    }

    static object Points(int value, int period) => new { value, displayValue = $"{value}", period };

    static object[] Statistics(StatLine line) =>
    [
        .. new (string Name, string Abbreviation, string Value)[]
        {
            ("rebounds", "REB", $"{line.Rebounds}"),
            ("assists", "AST", $"{line.Assists}"),
            ("fieldGoalsAttempted", "FGA", $"{line.FieldGoalAttempts}"),
            ("fieldGoalsMade", "FGM", $"{line.FieldGoals}"),
            ("fieldGoalPct", "FG%", Percent(line.FieldGoals, line.FieldGoalAttempts)),
            ("freeThrowPct", "FT%", Percent(line.FreeThrows, line.FreeThrowAttempts)),
            ("freeThrowsAttempted", "FTA", $"{line.FreeThrowAttempts}"),
            ("freeThrowsMade", "FTM", $"{line.FreeThrows}"),
            ("points", "PTS", $"{line.Points}"),
            ("threePointPct", "3P%", Percent(line.Threes, line.ThreeAttempts)),
            ("threePointFieldGoalsAttempted", "3PA", $"{line.ThreeAttempts}"),
            ("threePointFieldGoalsMade", "3PM", $"{line.Threes}"),
        }.Select(stat => new { name = stat.Name, abbreviation = stat.Abbreviation, displayValue = stat.Value }),
    ];

    static string Percent(int made, int tried) => (100 * StatLine.Share(made, tried)).ToString("0.0", CultureInfo.InvariantCulture);
}
