using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Domain;

/// <summary>What the schedule demands of the tables: which game must be found where, and which holes are declared.</summary>
/// <remarks>Preseason, all-star games and the cup final are demanded nowhere. A game counts as over three hours after its tip-off.</remarks>
public static class Calendars
{
    /// <summary>Every game between NBA teams that a schedule or a result knows: what reference.games itself must hold.</summary>
    /// <remarks>Read from the raw tables by the same rules as Games.sql, for a calendar cannot demand itself.</remarks>
    public static readonly Expectation Pairings = new(
        "pairings",
        """
        with planned as (
            select distinct on (game_id) game_id, game_date, season_year
            from raw.nbac_schedule
            where home_team_id between 1610612737 and 1610612766 and away_team_id between 1610612737 and 1610612766
            order by game_id, case feed when 'league_schedule' then 2 when 'schedule_et' then 3 when 'nbaschedule' then 4 else 1 end, feed
        ),
        seen as (
            select game_id, team_abbr, game_date, season_year, season_type from raw.nbac_team_results
        ),
        played as (
            select game_id, min(game_date) as game_date, min(season_year) as season_year
            from seen
            where team_abbr in (select team_abbr from raw.team_arenas)
            group by game_id
            having count(distinct team_abbr) = 2
        ),
        seasons as (
            select season_year from raw.nbac_schedule where season_type = 'regular'
            union
            select season_year from seen where season_type = 'regular'
        )
        select
            cast(coalesce(r.game_date, p.game_date) as text) as partition,
            coalesce(p.game_id, r.game_id) as unit,
            cast(null as text) as rule
        from planned p
        full join played r on r.game_id = p.game_id
        where coalesce(p.season_year, r.season_year) in (select season_year from seasons)
        """,
        "game_id");

    /// <summary>Dates that have games that count.</summary>
    public static readonly Expectation ScheduledDates = new(
        "scheduled dates",
        """
        select cast(g.game_date as text) as partition, g.game_id as unit, cast(null as text) as rule
        from reference.games g
        where g.season_type in ('regular', 'playin', 'playoffs')
        """,
        "game_id");

    /// <summary>Every regular, play-in and playoff game, whether played or to come.</summary>
    public static readonly Expectation AllScheduledGames = ScheduledDates with { Name = "all scheduled games" };

    /// <summary>Box lines of every finished game; no archive has those of the play-in.</summary>
    public static readonly Expectation BoxGames = new(
        "box games",
        """
        select
            cast(g.game_date as text) as partition,
            g.game_id as unit,
            case when g.season_type = 'playin' then 'no_source' end as rule
        from reference.games g
        where g.season_type in ('regular', 'playin', 'playoffs')
          and g.tipoff_at + interval '3' hour <= @now
        """,
        "game_id");

    /// <summary>Like box games, but player lines of playoffs begin with 2017-18.</summary>
    public static readonly Expectation PlayerBoxGames = new(
        "player box games",
        """
        select
            cast(g.game_date as text) as partition,
            g.game_id as unit,
            case when g.season_type = 'playin' or (g.season_type = 'playoffs' and g.season_year < 2017) then 'no_source' end as rule
        from reference.games g
        where g.season_type in ('regular', 'playin', 'playoffs')
          and g.tipoff_at + interval '3' hour <= @now
        """,
        "game_id");

    /// <summary>Like box games; playoff games of which only the thin team log is held are a declared hole.</summary>
    public static readonly Expectation TeamBoxGames = new(
        "team box games",
        """
        select
            cast(g.game_date as text) as partition,
            g.game_id as unit,
            case
                when g.season_type = 'playin' then 'no_source'
                when g.season_type = 'playoffs'
                    and g.game_id not in (select b.game_id from raw.nbac_team_boxscores b)
                    and g.game_id in (select t.game_id from raw.nbac_team_gamelogs_playoffs t) then 'no_source'
            end as rule
        from reference.games g
        where g.season_type in ('regular', 'playin', 'playoffs')
          and g.tipoff_at + interval '3' hour <= @now
        """,
        "game_id");

    /// <summary>Play-by-play of every finished game from 2020-21 on, the play-in excepted.</summary>
    public static readonly Expectation PlayByPlayGames = new(
        "play-by-play games",
        """
        select
            cast(g.game_date as text) as partition,
            g.game_id as unit,
            case when g.season_type = 'playin' then 'no_source' end as rule
        from reference.games g
        where g.season_type in ('regular', 'playin', 'playoffs')
          and g.season_year >= 2020
          and g.tipoff_at + interval '3' hour <= @now
        """,
        "game_id");

    /// <summary>Shots of every finished regular-season game from 2019-20 on; 649 games of 2021-22 are a declared hole of the archive.</summary>
    public static readonly Expectation ShotGames = new(
        "shot games",
        """
        select
            cast(g.game_date as text) as partition,
            g.game_id as unit,
            case
                when g.season_type <> 'regular' then 'no_source'
                when g.season_year = 2021 and g.game_id not in (select s.game_id from raw.nbac_shot_chart s where s.season_year = 2021) then 'no_source'
            end as rule
        from reference.games g
        where g.season_type in ('regular', 'playin', 'playoffs')
          and g.season_year >= 2019
          and g.tipoff_at + interval '3' hour <= @now
        """,
        "game_id");

    /// <summary>Every scheduled game of a season for which a model stands; other seasons are skipped.</summary>
    public static readonly Expectation PredictedGames = new(
        "predicted games",
        """
        select
            cast(g.game_date as text) as partition,
            g.game_id as unit,
            case when g.season_year not in (select m.period from orchestration.models m where m.is_active and m.period is not null) then 'no_model' end as rule
        from reference.games g
        where g.season_type in ('regular', 'playin', 'playoffs')
          and g.season_year >= 2018
        """,
        "game_id");

    /// <summary>Predicted games that are over and whose boxes a source has.</summary>
    public static readonly Expectation GradedGames = new(
        "graded games",
        """
        select
            cast(g.game_date as text) as partition,
            g.game_id as unit,
            case
                when g.season_type = 'playin' then 'no_source'
                when g.season_year not in (select m.period from orchestration.models m where m.is_active and m.period is not null) then 'no_model'
            end as rule
        from reference.games g
        where g.season_type in ('regular', 'playin', 'playoffs')
          and g.season_year >= 2018
          and g.tipoff_at + interval '3' hour <= @now
        """,
        "game_id");

    /// <summary>Dates with graded games.</summary>
    public static readonly Expectation GradedDates = GradedGames with { Name = "graded dates", UnitColumn = null };
}
