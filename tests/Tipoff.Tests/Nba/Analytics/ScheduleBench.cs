using System.Globalization;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Reference;

namespace Tipoff.Tests.Nba.Analytics;

/// <summary>A bench with a few games written as "date away@home", each in a venue of its own, and what the context of a team is made of.</summary>
sealed class ScheduleBench : IDisposable
{
    static readonly Dictionary<string, string> Venues = new()
    {
        ["BOS"] = "42.3662, -71.0621, 'America/New_York', 6",
        ["LAL"] = "34.0430, -118.2673, 'America/Los_Angeles', 86",
        ["DEN"] = "39.7487, -105.0077, 'America/Denver', 1609",
        ["PHX"] = "33.4457, -112.0712, 'America/Phoenix', 331",
        ["NYK"] = "40.7505, -73.9934, 'America/New_York', 10",
        ["Paris"] = "48.8386, 2.3785, 'Europe/Paris', 35",
        ["Mexico City"] = "19.4969, -99.1752, 'America/Mexico_City', 2240",
        ["Lake Buena Vista"] = "28.3372, -81.5557, 'America/New_York', 28",
        ["nowhere"] = "null, null, null, null",
    };

    readonly TransformBench bench = new(new Games(), new TeamRunningTotals(), new GameLines(), new RefereeCrewTendencies(), new UpcomingTeamGameContext());
    int games;

    public ScheduleBench Game(
        string date, string away, string home, string? venue = null, string type = "regular", int season = 2024, string hour = "19:30", string? knownOn = null)
    {
        var tipoff = $"cast('{date} {hour}' as timestamp) at time zone 'America/New_York'";
        bench.Rows(
            "reference.games",
            "game_id, game_date, season_year, season_type, away_team_abbr, home_team_abbr, is_neutral_site, tipoff_at, cutoff_at, schedule_known_at, latitude, longitude, time_zone, altitude_m",
            $"""
            '{++games:D10}', '{date}', {season}, '{type}', '{away}', '{home}', {(venue is null ? "false" : "true")}, {tipoff}, {tipoff} - interval '30' minute,
            cast('{knownOn ?? "2017-10-01"}' as timestamp) at time zone 'America/New_York', {Venues[venue ?? home]}
            """);
        return this;
    }

    /// <summary>A team's sums after its n-th game, by default of a team that wins and loses in turn.</summary>
    public ScheduleBench Played(string date, string team, int number, int? wins = null, string columns = "", string values = "", int season = 2024)
    {
        const string Sums =
            "points, points_allowed, box_games, box_points, box_points_allowed, box_minutes, possession_hundredths, opponent_possession_hundredths, opponent_fg_attempts, opponent_ft_attempts, opponent_three_pt_attempts, blowouts, win_streak, loss_streak";
        bench.Rows(
            "analytics.team_running_totals",
            $"game_id, team_abbr, game_date, season_year, season_game_number, wins, {Sums}{(columns.Length > 0 ? ", " : "")}{columns}",
            $"""
            coalesce((select game_id from reference.games where game_date = '{date}' and '{team}' in (home_team_abbr, away_team_abbr)), '{date}'), '{team}', '{date}', {season}, {number}, {wins ?? number / 2},
            {110 * number}, {108 * number}, {number}, {110 * number}, {108 * number}, {240 * number}, {10000 * number}, {10000 * number}, {88 * number}, {22 * number}, {30 * number}, 0, 0, 0{(values.Length > 0 ? ", " : "")}{values}
            """);
        return this;
    }

    public ScheduleBench Rows(string table, string columns, params string[] rows)
    {
        bench.Rows(table, columns, rows);
        return this;
    }

    /// <summary>Columns of one team on the date of its game.</summary>
    public string Of(string team, string date, string columns)
    {
        bench.Build<UpcomingTeamGameContext>(date);
        bench.Violations<UpcomingTeamGameContext>().ShouldBeEmpty();
        return bench.Query($"select {columns} from analytics.upcoming_team_game_context where team_abbr = '{team}'").Single();
    }

    public static string Day(int number, string first = "2024-11-01") =>
        DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Dispose() => bench.Dispose();
}
