using System.Data.Common;
using Tipoff.Engine.Warehouse;

namespace Tipoff.ReplayTests.Demo;

/// <summary>Tables that only sources fill, made from what the archives of the simulated league say, so that transforms find both kinds.</summary>
static class LiveFacts
{
    const string From = "date '2024-11-01'";
    const string To = "date '2024-12-10'";

    public static void Write(DbConnection duck)
    {
        Reports(duck);
        Rosters(duck);
        GameLines(duck);
        Inactives(duck);
        Backups(duck);
    }

    /// <summary>Four editions a date: a third of the teams are silent in the second, a third of the players have recovered in the third, and the last is late.</summary>
    static void Reports(DbConnection duck)
    {
        Insert(duck, "raw.nbac_injury_report_teams", "report_date, report_time, game_date, matchup, team_abbr, game_time, is_submitted, known_at", $"""
            select s.game_date, e.hour, s.game_date, s.away_team_abbr || '@' || s.home_team_abbr, t.team_abbr, '07:30 (ET)',
                e.hour <> '14:30' or hash(t.team_abbr, s.game_date) % 3 <> 0, timezone('America/New_York', s.game_date + cast(e.hour as time))
            from (select distinct game_date, home_team_abbr, away_team_abbr from raw.nbac_schedule) s
            cross join (values ('11:30'), ('14:30'), ('16:30'), ('23:45')) e (hour)
            cross join lateral (values (s.home_team_abbr), (s.away_team_abbr)) t (team_abbr)
            where s.game_date between {From} and {To}
            """);
        Insert(
            duck,
            "raw.nbac_injury_report",
            "report_date, report_time, game_date, matchup, team_abbr, player_lookup, player_name, reported_name, game_time, injury_status, reason, reason_category, known_at",
            $"""
            select t.report_date, t.report_time, t.game_date, t.matchup, t.team_abbr, i.player_lookup, i.player_name, i.player_name, t.game_time,
                case hash(i.player_name, t.report_time) % 4 when 0 then 'Out' when 1 then 'Doubtful' when 2 then 'Questionable' else 'Available' end,
                'Rest', 'rest', t.known_at
            from raw.nbac_injury_report_teams t
            join raw.injury_status_snapshots i on i.game_date = t.game_date and i.team_abbr = t.team_abbr
            where t.is_submitted and (t.report_time <> '16:30' or hash(i.player_name) % 3 <> 0)
            """);
    }

    /// <summary>Each team's players of both seasons, with one of the next team's, as its page and ESPN's have them.</summary>
    static void Rosters(DbConnection duck)
    {
        duck.Run($"""
            create temp table known_players as
            select distinct b.player_id, b.player_name, b.player_lookup, b.team_abbr, cast(d as date) as day, timezone('America/New_York', d + interval '10' hour) as known_at
            from raw.nbac_player_boxscores b
            cross join generate_series({From}, {To}, interval '3' day) t (d)
            where b.game_date < {From} or b.player_id % 10 = 0
            """);
        Insert(
            duck,
            "raw.nbac_rosters",
            "roster_date, team_abbr, player_id, season_year, player_name, player_lookup, position, height_in, known_at",
            "select day, team_abbr, player_id, 2024, min(player_name), min(player_lookup), 'G', 78, min(known_at) from known_players group by all");
        Insert(
            duck,
            "raw.espn_team_rosters",
            "game_date, team_abbr, espn_player_id, player_name, player_lookup, known_at, feed",
            """
            select day + 1, case when player_id % 10 = 1 then 'BOS' else team_abbr end, cast(player_id as text), min(player_name), min(player_lookup), min(known_at) + interval '24' hour, 'espn.roster'
            from known_players group by all
            """);
        Insert(
            duck,
            "raw.nbac_player_list",
            "season_year, player_id, player_name, player_lookup, position, height_in, known_at",
            "select 2024, player_id, min(player_name), min(player_lookup), 'F', 80, min(known_at) from known_players group by player_id");
    }

    static void GameLines(DbConnection duck) =>
        Insert(
            duck,
            "raw.odds_api_game_lines",
            "event_id, bookmaker, market, outcome, snapshot_at, game_date, commence_at, home_team_abbr, away_team_abbr, team_abbr, point, price, known_at, feed",
            $"""
            select g.home_team_abbr || g.game_date, b.book, m.market, m.outcome, k.seen_at, g.game_date, k.seen_at, g.home_team_abbr, g.away_team_abbr, m.team_abbr,
                case m.market when 'spreads' then m.side * (g.spread_home + b.number / 2.0 + k.shift) when 'totals' then g.total + b.number + k.shift end,
                -110 - 5 * b.number, k.seen_at, 'the_odds_api.game_lines'
            from raw.kaggle_game_lines g
            cross join (values ('one', 0), ('two', 1), ('three', 3), ('four', 4)) b (book, number)
            cross join lateral (values
                (timezone('America/New_York', g.game_date + interval '12' hour), 0), (timezone('America/New_York', g.game_date + interval '23' hour), 3)) k (seen_at, shift)
            cross join lateral (values
                ('spreads', g.home_team_abbr, g.home_team_abbr, 1), ('spreads', g.away_team_abbr, g.away_team_abbr, -1), ('totals', 'Over', null, 0),
                ('totals', 'Under', null, 0), ('h2h', g.home_team_abbr, g.home_team_abbr, 0), ('h2h', g.away_team_abbr, g.away_team_abbr, 0)) m (market, outcome, team_abbr, side)
            where g.game_date between {From} and {To} and hash(g.home_team_abbr, g.game_date) % 4 <> 0
            """);

    /// <summary>Who played for the team in the week before, and does not now.</summary>
    static void Inactives(DbConnection duck) =>
        Insert(duck, "raw.nbac_inactive_players", "game_id, player_id, game_date, season_year, season_type, player_name, player_lookup, team_abbr", $"""
            select distinct n.game_id, b.player_id, n.game_date, n.season_year, n.season_type, b.player_name, b.player_lookup, b.team_abbr
            from (select distinct game_id, game_date, season_year, season_type, team_abbr from raw.nbac_player_boxscores where game_date between {From} and {To}) n
            join raw.nbac_player_boxscores b on b.team_abbr = n.team_abbr and b.game_date between n.game_date - 7 and n.game_date - 1
            where not exists (select 1 from raw.nbac_player_boxscores o where o.game_id = n.game_id and o.player_id = b.player_id)
            """);

    /// <summary>Boxes of the other sources for two games of five; of three games of ten, the league's own is missing.</summary>
    static void Backups(DbConnection duck)
    {
        const string line = """
            minutes, points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds,
            rebounds, assists, steals, blocks, turnovers, personal_fouls
            """;
        Insert(
            duck,
            "raw.bdl_player_boxscores",
            $"game_date, team_abbr, bdl_player_id, season_year, is_postseason, is_final, player_name, player_lookup, opponent_team_abbr, is_home, {line}, feed",
            $"""
            select game_date, team_abbr, player_id + 7, season_year, false, true, player_name, player_lookup, opponent_team_abbr, is_home, {line}, 'ball_dont_lie.stats'
            from raw.nbac_player_boxscores where game_date between {From} and {To} and hash(game_id) % 5 = 0
            """);
        Insert(
            duck,
            "raw.espn_boxscores",
            $"espn_game_id, espn_player_id, game_date, player_name, player_lookup, team_abbr, opponent_team_abbr, is_home, is_starter, {line}, plus_minus",
            $"""
            select game_id, cast(player_id as text), game_date, player_name, player_lookup, team_abbr, opponent_team_abbr, is_home, player_id % 2 = 0, {line}, plus_minus
            from raw.nbac_player_boxscores where game_date between {From} and {To} and hash(game_id) % 5 in (0, 1)
            """);
        duck.Run($"delete from raw.nbac_player_boxscores where game_date between {From} and {To} and hash(game_id) % 10 in (0, 1, 2)");
    }

    static void Insert(DbConnection duck, string table, string columns, string query) => duck.Run($"insert into {table} ({columns}) {query}");
}
