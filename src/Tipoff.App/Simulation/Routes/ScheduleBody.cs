using System.Globalization;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Simulation.Routes;

/// <summary>A whole season's schedule, the same on the content network and on the statistics site.</summary>
static class ScheduleBody
{
    static readonly object NoBroadcasters = new
    {
        nationalTvBroadcasters = Array.Empty<object>(),
        nationalRadioBroadcasters = Array.Empty<object>(),
        nationalOttBroadcasters = Array.Empty<object>(),
        homeTvBroadcasters = Array.Empty<object>(),
        homeRadioBroadcasters = Array.Empty<object>(),
        homeOttBroadcasters = Array.Empty<object>(),
        awayTvBroadcasters = Array.Empty<object>(),
        awayRadioBroadcasters = Array.Empty<object>(),
        awayOttBroadcasters = Array.Empty<object>(),
        intlRadioBroadcasters = Array.Empty<object>(),
        intlTvBroadcasters = Array.Empty<object>(),
        intlOttBroadcasters = Array.Empty<object>(),
    };

    public static object Of(SimulatedLeague league, int season, DateTimeOffset now)
    {
        var nights = league.Nights.Where(night => night.Fixture.Season == season).ToList();
        var firstMonday = Monday(nights[0].Fixture.Date);
        var name = nights[0].Fixture.SeasonName;
        return new
        {
            meta = new { version = 1, request = $"http://nba.cloud/league/00/{name}/scheduleleaguev2?Format=json", time = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffK") },
            leagueSchedule = new
            {
                seasonYear = name,
                leagueId = "00",
                gameDates = nights.GroupBy(night => night.Fixture.Date).Select(date => new
                {
                    gameDate = date.Key.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture) + " 00:00:00",
                    games = date.Select((night, number) => Game(night, number + 1, Week(firstMonday, date.Key), Standings(nights, night, now), now)),
                }),
                weeks = nights.Select(night => Week(firstMonday, night.Fixture.Date)).Distinct().Select(week => new
                {
                    weekNumber = week,
                    weekName = $"Week {week}",
                    startDate = Midnight(firstMonday.AddDays(7 * (week - 1))),
                    endDate = Midnight(firstMonday.AddDays((7 * week) - 1)),
                }),
                broadcasterList = Array.Empty<object>(),
            },
        };
    }

    static object Game(GameNight night, int sequence, int week, Func<Franchise, (int Wins, int Losses)> standing, DateTimeOffset now)
    {
        var game = night.Fixture;
        var status = night.OverAt <= now ? 3 : game.TipoffAt <= now ? 2 : 1;
        var eastern = game.Date.ToDateTime(game.EasternTime);
        return new
        {
            gameId = game.GameId,
            gameCode = game.GameCode,
            gameStatus = status,
            gameStatusText = status switch { 3 => Final(night), 2 => "Live", _ => game.EasternTime.ToString("h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant() + " ET" },
            gameSequence = sequence,
            gameDateEst = Midnight(game.Date),
            gameTimeEst = $"1900-01-01T{game.EasternTime:HH:mm:ss}Z",
            gameDateTimeEst = Stamp(eastern),
            gameDateUTC = Stamp(Eastern.At(game.Date, TimeOnly.MinValue).UtcDateTime),
            gameTimeUTC = Stamp(new DateTime(1900, 1, 1).Add(game.EasternTime.ToTimeSpan()).AddHours(5)),
            gameDateTimeUTC = Stamp(game.TipoffUtc),
            awayTeamTime = Stamp(Local(game, game.Away)),
            homeTeamTime = Stamp(Local(game, game.Home)),
            day = game.Date.ToString("ddd", CultureInfo.InvariantCulture),
            monthNum = game.Date.Month,
            weekNumber = week,
            weekName = $"Week {week}",
            ifNecessary = false,
            seriesGameNumber = "",
            gameLabel = "",
            gameSubLabel = "",
            seriesText = "",
            arenaName = game.Home.Arena,
            arenaState = game.Home.State,
            arenaCity = game.Home.City,
            postponedStatus = status == 3 ? "N" : "A",
            branchLink = "",
            gameSubtype = "",
            isNeutral = false,
            broadcasters = NoBroadcasters,
            homeTeam = Team(night.Home, standing, status),
            awayTeam = Team(night.Away, standing, status),
            pointsLeaders = status == 3 ? Leader(night) : [],
        };
    }

    static object Team(TeamSide side, Func<Franchise, (int Wins, int Losses)> standing, int status)
    {
        var (wins, losses) = standing(side.Franchise);
        return new
        {
            teamId = side.Franchise.TeamId,
            teamName = side.Franchise.Nickname,
            teamCity = side.Franchise.City,
            teamTricode = side.Franchise.Abbr,
            teamSlug = side.Franchise.Slug,
            wins,
            losses,
            score = status == 3 ? side.Score : 0,
            seed = 0,
        };
    }

    static object[] Leader(GameNight night)
    {
        var (side, best) = night.Sides.SelectMany(side => side.Played.Select(line => (side, line))).MaxBy(pair => pair.line.Points);
        return
        [
            new
            {
                personId = best.Athlete.PlayerId,
                firstName = best.Athlete.FirstName,
                lastName = best.Athlete.LastName,
                teamId = side.Franchise.TeamId,
                teamCity = side.Franchise.City,
                teamName = side.Franchise.Nickname,
                teamTricode = side.Franchise.Abbr,
                points = best.Points,
            },
        ];
    }

    public static string Final(GameNight night) => night.Periods switch { 4 => "Final", 5 => "Final/OT", _ => $"Final/OT{night.Periods - 4}" };

    // Wins and losses up to the game, itself included once it is over.
    static Func<Franchise, (int Wins, int Losses)> Standings(IReadOnlyList<GameNight> nights, GameNight upTo, DateTimeOffset now) => franchise =>
    {
        var played = nights.Where(night => night.OverAt <= now && night.Fixture.Date <= upTo.Fixture.Date)
            .SelectMany(night => night.Sides.Where(side => side.Franchise == franchise).Select(side => side.Score > night.Opponent(side).Score))
            .ToList();
        return (played.Count(won => won), played.Count(won => !won));
    };

    static DateTime Local(Fixture game, Franchise franchise) =>
        TimeZoneInfo.ConvertTime(game.TipoffAt, TimeZoneInfo.FindSystemTimeZoneById(franchise.TimeZone)).DateTime;

    static DateOnly Monday(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    static int Week(DateOnly firstMonday, DateOnly date) => 1 + ((date.DayNumber - firstMonday.DayNumber) / 7);

    static string Midnight(DateOnly date) => $"{date:yyyy-MM-dd}T00:00:00Z";

    static string Stamp(DateTime moment) => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "Z";
}
