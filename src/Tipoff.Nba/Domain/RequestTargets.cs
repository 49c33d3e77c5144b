namespace Tipoff.Nba.Domain;

/// <summary>What endpoints ask for: one row a request, chosen by the schedule, never by guessing.</summary>
/// <remarks>A game is over three hours after its tip-off, as everywhere.</remarks>
public static class RequestTargets
{
    /// <summary>Seasons of the range: <c>season_year</c>, and <c>season</c> as 2024-25.</summary>
    public const string Seasons = """
        select
            y.season_year as season_year,
            cast(y.season_year as text) || '-' || lpad(cast((y.season_year + 1) % 100 as text), 2, '0') as season,
            true as is_expected
        from (select cast(g as integer) as season_year from generate_series(2014, 2100) t (g)) y
        where make_date(y.season_year, 8, 15) <= cast(@to as date)
          and make_date(y.season_year + 1, 8, 15) > cast(@from as date)
          and make_date(y.season_year, 8, 15) <= cast(@now as date)
        """;

    /// <summary>The season of the present date, if it is in the range: <c>season_year</c>, <c>season</c>; sites that only know the current one.</summary>
    public const string CurrentSeason = """
        select
            y.season_year as season_year,
            cast(y.season_year as text) || '-' || lpad(cast((y.season_year + 1) % 100 as text), 2, '0') as season,
            true as is_expected
        from (select cast(g as integer) as season_year from generate_series(2014, 2100) t (g)) y
        where make_date(y.season_year, 8, 15) <= least(cast(@to as date), cast(timezone('America/New_York', @now) as date))
          and make_date(y.season_year + 1, 8, 15) > greatest(cast(@from as date), cast(timezone('America/New_York', @now) as date))
        """;

    /// <summary>Dates with games that are over: <c>game_date</c>, <c>season</c>, <c>season_type</c> as the league's site writes it.</summary>
    public const string FinishedDates = """
        select distinct
            cast(g.game_date as text) as game_date,
            cast(g.season_year as text) || '-' || lpad(cast((g.season_year + 1) % 100 as text), 2, '0') as season,
            case g.season_type when 'regular' then 'Regular Season' when 'playoffs' then 'Playoffs' else 'PlayIn' end as season_type,
            true as is_expected
        from reference.games g
        where g.game_date between @from and @to
          and g.season_type in ('regular', 'playin', 'playoffs')
          and g.tipoff_at + interval '3' hour <= @now
        """;

    /// <summary>Dates with games up to today, played or not: <c>game_date</c>; what is published before the games.</summary>
    public const string GameDates = """
        select distinct cast(g.game_date as text) as game_date, false as is_expected
        from reference.games g
        where g.game_date between @from and @to
          and g.season_type in ('regular', 'playin', 'playoffs')
          and g.game_date <= cast(timezone('America/New_York', @now) as date)
        """;

    /// <summary>Games that are over: <c>game_id</c>, <c>game_date</c>, <c>home_team_abbr</c>, <c>away_team_abbr</c>.</summary>
    public const string FinishedGames = """
        select g.game_id, cast(g.game_date as text) as game_date, g.home_team_abbr, g.away_team_abbr, true as is_expected
        from reference.games g
        where g.game_date between @from and @to
          and g.season_type in ('regular', 'playin', 'playoffs')
          and g.tipoff_at + interval '3' hour <= @now
        """;

    /// <summary>
    /// Editions of the injury report on dates with games that are out by now: <c>report_date</c>, <c>report_time</c> as 17:30 Eastern.
    /// </summary>
    /// <remarks>
    /// Until 22 December 2025 at half past each hour; since then each quarter, of which those outside the waking hours of game days are left
    /// out. An hour that the clock skips has no edition; one that it repeats counts as out after its second turn.
    /// </remarks>
    public const string InjuryReports = """
        select
            cast(e.game_date as text) as report_date,
            lpad(cast(e.hour as text), 2, '0') || ':' || lpad(cast(e.minute as text), 2, '0') as report_time,
            false as is_expected
        from (
            select d.game_date, h.hour, q.minute, d.game_date + h.hour * interval '1' hour + q.minute * interval '1' minute as wall
            from (
                select distinct game_date from reference.games
                where game_date between @from and @to and season_type in ('regular', 'playin', 'playoffs')
            ) d
            cross join (select cast(g as integer) as hour from generate_series(0, 23) t (g)) h
            cross join (select cast(g as integer) as minute from generate_series(0, 45, 15) t (g)) q
        ) e
        where case when e.game_date < date '2025-12-23' then e.minute = 30 else e.minute = 0 or e.hour between 11 and 22 end
          and timezone('America/New_York', e.wall) <= @now
          and timezone('America/New_York', timezone('America/New_York', e.wall)) = e.wall
        """;

    /// <summary>Teams of the latest season, if today is in the range: <c>roster_date</c>, <c>team_abbr</c>.</summary>
    public const string RostersToday = """
        select cast(t.today as text) as roster_date, g.home_team_abbr as team_abbr, true as is_expected
        from (select cast(timezone('America/New_York', @now) as date) as today) t
        cross join (
            select distinct home_team_abbr from reference.games
            where season_type = 'regular' and season_year = (select max(season_year) from reference.games where season_type = 'regular')
        ) g
        where t.today between @from and @to
        """;

    /// <summary>Today, if it is in the range: <c>snapshot_date</c>; sites that only know the present.</summary>
    public const string Today = """
        select cast(t.today as text) as snapshot_date, false as is_expected
        from (select cast(timezone('America/New_York', @now) as date) as today) t
        where t.today between @from and @to
        """;
}
