-- A player's season so far against the closing line, after each appearance with one.
with scope as (
    select distinct
        player_id,
        season_year
    from analytics.player_game_summary
    where game_date between @from and @to
        and season_type in ('regular', 'playin', 'playoffs')
        and points_line is not null
),
lines as (
    select
        p.player_id,
        p.game_id,
        p.game_date,
        p.season_year,
        p.margin,
        row_number() over (partition by p.player_id, p.season_year order by p.game_date, p.game_id) as line_number
    from analytics.player_game_summary p
    join scope s
        on s.player_id = p.player_id
        and s.season_year = p.season_year
    where p.game_date <= @to
        and p.season_type in ('regular', 'playin', 'playoffs')
        and p.points_line is not null
),
counted as (
    select
        l.*,
        count(*) filter (where margin > 0) over so_far as overs,
        count(*) filter (where margin < 0) over so_far as unders,
        sum(margin) over so_far as margins
    from lines l
    window so_far as (
        partition by player_id, season_year
        order by game_date, game_id
        rows between unbounded preceding and current row)
),
-- A streak is what was counted since the last game on the other side.
streaks as (
    select
        c.*,
        overs - coalesce(max(case when margin < 0 then overs end) over so_far, 0) as over_streak,
        unders - coalesce(max(case when margin > 0 then unders end) over so_far, 0) as under_streak
    from counted c
    window so_far as (
        partition by player_id, season_year
        order by game_date, game_id
        rows between unbounded preceding and current row)
)
select
    player_id,
    game_id,
    game_date,
    season_year,
    cast(line_number as integer) as line_number,
    cast(overs as integer) as overs,
    cast(unders as integer) as unders,
    cast(over_streak as integer) as over_streak,
    cast(under_streak as integer) as under_streak,
    cast(margins as numeric(18, 4)) as margin
from streaks
where game_date between @from and @to
