using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Reads the season schedule, which the statistics service and the live files write alike.</summary>
static class ScheduleRows
{
    public static void Add(Document document, Landing landing)
    {
        var schedule = document.Json.Child("leagueSchedule");
        var season = Season.Parse(schedule.Text("seasonYear"));
        if (season != document.Target.Int("season_year"))
            throw new RefusedBody($"the schedule of season {schedule.Text("seasonYear")}, asked for {Season.Name(document.Target.Int("season_year"))}");

        HashSet<NbacSchedule.Row> seen = [];
        foreach (var game in schedule.Items("gameDates").SelectMany(date => date.Items("games")))
        {
            var row = Row(game, document.Feed);
            if (seen.Add(row))
                landing.Add(row);
        }
    }

    static NbacSchedule.Row Row(Fields game, string feed)
    {
        var id = game.Game("gameId");
        var (home, away) = (game.Child("homeTeam"), game.Child("awayTeam"));
        var date = game.Date("gameDateTimeEst");
        return new NbacSchedule.Row(
            id.Text,
            feed,
            date,
            Tipoff(date, game),
            id.SeasonYear,
            id.SeasonType,
            TeamId(home),
            TeamId(away),
            home.TextOrNull("teamTricode"),
            away.TextOrNull("teamTricode"),
            game.TextOrNull("arenaName"),
            game.TextOrNull("arenaCity"),
            // Older files have no labels. The text of the series stands as it was after the game, so it is not taken.
            game.Optional.TextOrNull("gameLabel"),
            game.Optional.TextOrNull("gameSubLabel"),
            game.TextOrNull("postponedStatus") == "P");
    }

    /// <summary>0 stands for a team that is still to be found.</summary>
    static int? TeamId(Fields team) => team.IntOrNull("teamId") is { } id and not 0 ? id : null;

    /// <summary>Eastern wall time, although the text ends in Z; midnight stands for an hour that is not fixed.</summary>
    static DateTimeOffset? Tipoff(DateOnly date, Fields game)
    {
        var text = game.Text("gameDateTimeEst");
        if (text.Length < 19 || !TimeOnly.TryParseExact(text.AsSpan(11, 8), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            throw new SchemaProblem($"{game.Path}.gameDateTimeEst", $"'{text}'", "a date and an hour such as 2024-10-22T19:30:00Z");
        return time == TimeOnly.MinValue ? null : Eastern.At(date, time);
    }
}
