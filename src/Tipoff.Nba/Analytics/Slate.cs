using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Analytics;

/// <summary>What the schedule demands of tables that look ahead: every game of the season, the next two days included.</summary>
public static class Slate
{
    /// <summary>Days of a season, from its first regular game, in which windows are too thin for the zone, factor and cache tables.</summary>
    public const int BootstrapDays = 14;

    /// <summary>The first season that looks ahead: before it, boxes serve as history only.</summary>
    public const int FirstSeason = 2018;

    /// <summary>Days from the oldest box score on before every team has a game behind it.</summary>
    const int FirstDays = 3;

    /// <summary>Every game.</summary>
    public static readonly Expectation Games = new("every scheduled game", Of("g.game_id", ""), "game_id");

    /// <summary>Every game from day 14 of its season on.</summary>
    public static readonly Expectation GamesAfterBootstrap = new("every scheduled game after the bootstrap", Of("g.game_id", Bootstrap), "game_id");

    /// <summary>Every game date from day 14 of its season on; the rows of a game may be few.</summary>
    public static readonly Expectation DatesAfterBootstrap = new("every game date after the bootstrap", Of("cast(null as text)", Bootstrap), null);

    /// <summary>Like those, but only where a candidate has ten games, and some player ten with zones, behind him.</summary>
    /// <remarks>2018-19 has neither play-by-play nor shots, so no date of it is demanded.</remarks>
    public static readonly Expectation ShotZoneDates = new("every game date with enough shots behind it", Of("cast(null as text)", $"{Bootstrap} {NoZones}", FirstZones), null);

    const string NoZones = """
        when g.game_date <= coalesce(z.first_zone_date, date '9999-12-31')
            or g.game_date not in (select c.game_date from analytics.upcoming_player_game_context c where c.games_played_season >= 10) then 'no_shot_zones'
        """;

    const string FirstZones = """
        left join (select season_year, min(game_date) as first_zone_date from analytics.player_running_totals where zone_games >= 10 group by season_year) z
            on z.season_year = g.season_year
        """;

    static string Bootstrap => $"when g.game_date - s.first_game_date < {BootstrapDays} then 'bootstrap'";

    static string Of(string unit, string rule, string join = "") =>
        $"""
        select
            g.game_date as partition,
            {unit} as unit,
            case when g.game_date < b.first_box_date + {FirstDays} then 'no_history' {rule} end as rule
        from reference.games g
        left join (select season_year, min(game_date) as first_game_date from reference.games where season_type = 'regular' group by season_year) s
            on s.season_year = g.season_year
        cross join (select min(game_date) as first_box_date from raw.nbac_player_boxscores) b
        {join}
        where g.season_type in ('regular', 'playin', 'playoffs')
            and g.game_date >= b.first_box_date
            and g.season_year >= {FirstSeason}
            and g.tipoff_at < @now + interval '48' hour
        """;
}
