using System.Globalization;

namespace Tipoff.App.Simulation.Routes;

/// <summary>The content network's box score of a finished game.</summary>
static class LiveBox
{
    public static Answer Of(SimulatedLeague league, PublishedBox box)
    {
        var (night, game) = (box.Night, box.Night.Fixture);
        var counts = new EventCounts(night);
        return Answer.Json(new
        {
            meta = new
            {
                version = 1,
                code = 200,
                request = $"http://nba.cloud/games/{game.GameId}/boxscore?Format=json",
                time = night.OverAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            },
            game = new
            {
                gameId = game.GameId,
                gameTimeLocal = In(game, game.Home.TimeZone),
                gameTimeUTC = game.TipoffUtc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                gameTimeHome = In(game, game.Home.TimeZone),
                gameTimeAway = In(game, game.Away.TimeZone),
                gameEt = In(game, "America/New_York"),
                duration = (int)(night.OverAt - game.TipoffAt).TotalMinutes,
                gameCode = game.GameCode,
                gameStatusText = ScheduleBody.Final(night),
                gameStatus = 3,
                regulationPeriods = 4,
                period = night.Periods,
                gameClock = "PT00M00.00S",
                attendance = 17000,
                sellout = "0",
                arena = new
                {
                    arenaId = game.Home.TeamId % 1000,
                    arenaName = game.Home.Arena,
                    arenaCity = game.Home.City,
                    arenaState = game.Home.State,
                    arenaCountry = "US",
                    arenaTimezone = game.Home.TimeZone,
                },
                officials = night.Crew.Select((official, number) => new
                {
                    personId = official.Code,
                    name = official.Name,
                    nameI = $"{official.FirstName[0]}. {official.LastName}",
                    firstName = official.FirstName,
                    familyName = official.LastName,
                    jerseyNum = official.Jersey.ToString(CultureInfo.InvariantCulture),
                    assignment = $"OFFICIAL{number + 1}",
                }),
                homeTeam = Team(league, box, night.Home, counts),
                awayTeam = Team(league, box, night.Away, counts),
            },
        });
    }

    static object Team(SimulatedLeague league, PublishedBox box, TeamSide side, EventCounts counts) => new
    {
        teamId = side.Franchise.TeamId,
        teamName = side.Franchise.Nickname,
        teamCity = side.Franchise.City,
        teamTricode = side.Franchise.Abbr,
        score = side.Score,
        inBonus = "0",
        timeoutsRemaining = 2,
        periods = Enumerable.Range(1, box.Night.Periods).Select(period => new
        {
            period,
            periodType = period <= 4 ? "REGULAR" : "OVERTIME",
            score = counts.PointsIn(side, period),
        }),
        players = Players(league, box, side, counts),
        statistics = LiveBoxStatistics.Team(box, side, counts),
    };

    static IEnumerable<Dictionary<string, object?>> Players(SimulatedLeague league, PublishedBox box, TeamSide side, EventCounts counts)
    {
        var order = 0;
        foreach (var line in PublishedBox.Order(side))
        {
            var isStarter = side.Starters.Contains(line);
            var player = Player(line.Athlete, ++order, "ACTIVE", isStarter, line.Seconds > 0, LiveBoxStatistics.Player(box[line], counts, line.Athlete));
            if (line.Seconds == 0)
                player["notPlayingReason"] = "DNP_COACH";
            yield return player;
        }

        foreach (var athlete in side.OutUntil.Keys)
        {
            var player = Player(athlete, ++order, "INACTIVE", false, false, LiveBoxStatistics.Player(new StatLine(), counts, athlete));
            player["notPlayingReason"] = "INACTIVE_INJURY";
            player["notPlayingDescription"] = InjuryReport.CauseOf(league, side, athlete).Replace("Injury/Illness - ", "").Replace(";", "");
            yield return player;
        }
    }

    static Dictionary<string, object?> Player(Athlete athlete, int order, string status, bool isStarter, bool hasPlayed, object statistics)
    {
        Dictionary<string, object?> player = new()
        {
            ["status"] = status,
            ["order"] = order,
            ["personId"] = athlete.PlayerId,
            ["jerseyNum"] = athlete.Jersey,
        };
        // The feed names a position only for the five who start.
        if (isStarter)
            player["position"] = athlete.Position;
        player["starter"] = isStarter ? "1" : "0";
        player["oncourt"] = "0";
        player["played"] = hasPlayed ? "1" : "0";
        player["statistics"] = statistics;
        player["name"] = athlete.FullName;
        player["nameI"] = athlete.ShortName;
        player["firstName"] = athlete.FirstName;
        player["familyName"] = athlete.LastName;
        return player;
    }

    static string In(Fixture game, string zone) =>
        TimeZoneInfo.ConvertTime(game.TipoffAt, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
