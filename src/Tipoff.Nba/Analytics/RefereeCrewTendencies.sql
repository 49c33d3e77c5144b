-- How the announced crew of a game has called its earlier games of this season and the last, against the league of the same seasons.
with crews as (
    select distinct
        g.game_id,
        g.game_date,
        g.season_year,
        r.official_code,
        r.known_at
    from reference.games g
    join raw.nbac_referee_assignments r
        on r.game_id = g.game_id
        and r.game_date = g.game_date
        and r.known_at <= g.cutoff_at
    where g.game_date between @from and @to
        and r.game_date between @from and @to
        and g.season_type in ('regular', 'playin', 'playoffs')
        and r.position <= 3
),
boxes as (
    select
        game_id,
        game_date,
        season_year,
        sum(personal_fouls) as fouls,
        sum(ft_attempts) as ft_attempts,
        sum(points_scored) as points
    from analytics.team_offense_game_summary
    where game_date < @to
        and season_year >= (select min(season_year) - 1 from crews)
        and season_type in ('regular', 'playin', 'playoffs')
    group by game_id, game_date, season_year
    having count(personal_fouls) = 2
),
called as (
    select
        r.official_code,
        b.*
    from raw.nbac_referee_assignments r
    join boxes b
        on b.game_id = r.game_id
        and b.game_date = r.game_date
    where r.position <= 3
        and r.game_date < @to
),
crew_seasons as (
    select
        c.game_id,
        c.game_date,
        h.season_year,
        count(*) as games,
        sum(h.fouls) as fouls,
        sum(h.ft_attempts) as ft_attempts,
        sum(h.points) as points
    from crews c
    join called h
        on h.official_code = c.official_code
        and h.season_year between c.season_year - 1 and c.season_year
        and h.game_date < c.game_date
    group by c.game_id, c.game_date, h.season_year
),
league_seasons as (
    select
        d.game_date,
        b.season_year,
        count(*) as games,
        sum(b.fouls) as fouls,
        sum(b.ft_attempts) as ft_attempts,
        sum(b.points) as points
    from (select distinct game_date, season_year from crews) d
    join boxes b
        on b.season_year between d.season_year - 1 and d.season_year
        and b.game_date < d.game_date
    group by d.game_date, b.season_year
),
-- Two seasons at most, so no order of summation can show.
tendencies as (
    select
        c.game_id,
        cast(sum(c.games) as integer) as games,
        cast(sum(c.fouls) as bigint) as fouls,
        cast(sum(c.ft_attempts) as bigint) as ft_attempts,
        cast(sum(c.points) as bigint) as points,
        sum(cast(c.games * l.fouls as double precision) / l.games) as expected_fouls,
        sum(cast(c.games * l.ft_attempts as double precision) / l.games) as expected_ft_attempts,
        sum(cast(c.games * l.points as double precision) / l.games) as expected_points
    from crew_seasons c
    join league_seasons l
        on l.game_date = c.game_date
        and l.season_year = c.season_year
    group by c.game_id
),
announced as (
    select
        game_id,
        game_date,
        season_year,
        cast(count(*) as integer) as officials,
        max(known_at) as known_at
    from crews
    group by game_id, game_date, season_year
)
select
    a.game_id as game_id,
    a.game_date as game_date,
    a.season_year as season_year,
    a.officials as officials,
    coalesce(t.games, 0) as crew_games,
    case when t.games >= 10 then cast(t.fouls as double precision) / t.games end as crew_fouls_per_game,
    case when t.games >= 10 then cast(t.ft_attempts as double precision) / t.games end as crew_ft_attempts_per_game,
    case when t.games >= 10 then cast(t.points as double precision) / t.games end as crew_points_per_game,
    case when t.games >= 10 then (t.fouls - t.expected_fouls) / t.games end as crew_fouls_vs_league,
    case when t.games >= 10 then (t.ft_attempts - t.expected_ft_attempts) / t.games end as crew_ft_attempts_vs_league,
    case when t.games >= 10 then (t.points - t.expected_points) / t.games end as crew_points_vs_league,
    a.known_at as known_at
from announced a
left join tendencies t
    on t.game_id = a.game_id
