-- Points allowed to guards, forwards and centres over a team's last 15 games, against the mean of all teams' games of the season so far.
with upcoming as (
    select
        team_abbr,
        game_date,
        season_year
    from analytics.upcoming_team_game_context
    where game_date between @from and @to
        and season_day >= 14
),
allowed as (
    select
        s.opponent_team_abbr as team_abbr,
        s.season_year,
        s.game_id,
        s.game_date,
        cast(sum(s.points) as bigint) as points,
        cast(coalesce(sum(s.points) filter (where p.position like 'G%'), 0) as bigint) as guard_points,
        cast(coalesce(sum(s.points) filter (where p.position like 'F%'), 0) as bigint) as forward_points,
        cast(coalesce(sum(s.points) filter (where p.position like 'C%'), 0) as bigint) as center_points
    from analytics.player_game_summary s
    left join reference.players p
        on p.player_id = s.player_id
    where s.season_year in (select season_year from upcoming)
        and s.game_date < @to
        and s.season_type in ('regular', 'playin', 'playoffs')
    group by s.opponent_team_abbr, s.season_year, s.game_id, s.game_date
),
lately as (
    select
        team_abbr,
        season_year,
        game_date,
        game_id,
        cast(count(*) over last_15 as integer) as games,
        cast(sum(points) over last_15 as bigint) as points,
        cast(sum(guard_points) over last_15 as bigint) as guard_points,
        cast(sum(forward_points) over last_15 as bigint) as forward_points,
        cast(sum(center_points) over last_15 as bigint) as center_points
    from allowed
    window last_15 as (partition by team_abbr, season_year order by game_date, game_id rows between 14 preceding and current row)
),
days as (
    select distinct
        game_date,
        season_year
    from upcoming
),
league as (
    select
        d.game_date,
        count(*) as games,
        sum(a.guard_points) as guard_points,
        sum(a.forward_points) as forward_points,
        sum(a.center_points) as center_points
    from days d
    join allowed a
        on a.season_year = d.season_year
        and a.game_date < d.game_date
    group by d.game_date
),
latest as (
    select distinct on (u.team_abbr, u.game_date)
        u.game_date as date,
        l.*
    from upcoming u
    join lately l
        on l.team_abbr = u.team_abbr
        and l.season_year = u.season_year
        and l.game_date < u.game_date
    order by u.team_abbr, u.game_date, l.game_date desc, l.game_id desc
)
select
    t.team_abbr,
    t.date as game_date,
    t.season_year,
    t.games as games_in_sample,
    cast(t.guard_points as double precision) / t.games as guard_points_allowed_last_15,
    cast(t.forward_points as double precision) / t.games as forward_points_allowed_last_15,
    cast(t.center_points as double precision) / t.games as center_points_allowed_last_15,
    cast(t.guard_points as double precision) / t.games - cast(l.guard_points as double precision) / l.games as guard_points_vs_league,
    cast(t.forward_points as double precision) / t.games - cast(l.forward_points as double precision) / l.games as forward_points_vs_league,
    cast(t.center_points as double precision) / t.games - cast(l.center_points as double precision) / l.games as center_points_vs_league,
    case when t.games >= 15 then 'high' when t.games >= 10 then 'medium' else 'low' end as data_quality_tier,
    cast(100 * (t.guard_points + t.forward_points + t.center_points) as double precision) / t.points as completeness_pct,
    10 * (t.guard_points + t.forward_points + t.center_points) >= 7 * t.points as is_production_ready,
    case
        when t.games < 15 or t.guard_points + t.forward_points + t.center_points < t.points then '[' || concat_ws(
            ',',
            case when t.games < 15 then '"fewer_than_fifteen_games"' end,
            case when t.guard_points + t.forward_points + t.center_points < t.points then '"positions_not_known"' end) || ']'
    end as data_quality_issues
from latest t
join league l on l.game_date = t.date
