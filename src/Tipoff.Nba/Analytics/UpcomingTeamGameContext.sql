-- What is known of each side of a game before it starts: schedule, rest, travel and the form of the games before the date.
with games as (
    select g.*
    from reference.games g
    where g.game_date <= @to
        and g.season_type in ('regular', 'playin', 'playoffs')
        and g.season_year in (select season_year from reference.games where game_date between @from and @to)
),
sides as (
    select g.*, g.home_team_abbr as team_abbr, g.away_team_abbr as opponent_team_abbr, true as is_home
    from games g
    union all
    select g.*, g.away_team_abbr as team_abbr, g.home_team_abbr as opponent_team_abbr, false as is_home
    from games g
),
schedule as (
    select
        s.*,
        cast(row_number() over in_season as integer) as game_number_in_season,
        lag(s.game_date) over in_season as previous_game_date,
        lag(s.latitude) over in_season as previous_latitude,
        lag(s.longitude) over in_season as previous_longitude,
        lag(s.is_home) over in_season as previous_is_home,
        cast(count(*) over (
            partition by s.team_abbr, s.season_year
            order by s.game_date
            range between interval '7' day preceding and interval '1' day preceding) as integer) as games_in_last_7_days,
        cast(count(*) over (
            partition by s.team_abbr, s.season_year
            order by s.game_date
            range between interval '14' day preceding and interval '1' day preceding) as integer) as games_in_last_14_days
    from sides s
    window in_season as (partition by s.team_abbr, s.season_year order by s.game_date, s.game_id)
),
season_starts as (
    select season_year, min(game_date) as first_game_date
    from reference.games
    where season_type = 'regular'
    group by season_year
),
upcoming as (
    select s.*, cast(s.game_date - b.first_game_date as integer) as season_day
    from schedule s
    left join season_starts b on b.season_year = s.season_year
    where s.game_date between @from and @to
),
played as (
    select
        u.game_id,
        u.team_abbr,
        max(t.season_game_number) as games_played
    from upcoming u
    join analytics.team_running_totals t
        on t.team_abbr = u.team_abbr
        and t.season_year = u.season_year
        and t.game_date < u.game_date
    group by u.game_id, u.team_abbr
),
form as (
    select
        p.game_id,
        p.team_abbr,
        p.games_played,
        a.wins,
        a.win_streak,
        a.loss_streak,
        a.margin as last_game_margin,
        a.box_minutes - coalesce(b.box_minutes, 0) as minutes_10,
        a.possession_hundredths - coalesce(b.possession_hundredths, 0) as possessions_10,
        a.box_points - coalesce(b.box_points, 0) as points_10,
        a.box_games - coalesce(b.box_games, 0) as games_10,
        a.blowouts - coalesce(b.blowouts, 0) as blowouts_10,
        a.box_minutes - coalesce(c.box_minutes, 0) as minutes_15,
        a.box_games - coalesce(c.box_games, 0) as games_15,
        a.possession_hundredths - coalesce(c.possession_hundredths, 0) as possessions_15,
        a.opponent_possession_hundredths - coalesce(c.opponent_possession_hundredths, 0) as opponent_possessions_15,
        a.points_allowed - coalesce(c.points_allowed, 0) as points_allowed_15,
        a.season_game_number - coalesce(c.season_game_number, 0) as all_games_15,
        a.box_points_allowed - coalesce(c.box_points_allowed, 0) as box_points_allowed_15,
        a.opponent_ft_attempts - coalesce(c.opponent_ft_attempts, 0) as ft_attempts_allowed_15,
        a.opponent_three_pt_attempts - coalesce(c.opponent_three_pt_attempts, 0) as three_pt_attempts_allowed_15
    from played p
    join upcoming u
        on u.game_id = p.game_id
        and u.team_abbr = p.team_abbr
    join analytics.team_running_totals a
        on a.team_abbr = p.team_abbr
        and a.season_year = u.season_year
        and a.season_game_number = p.games_played
    left join analytics.team_running_totals b
        on b.team_abbr = p.team_abbr
        and b.season_year = u.season_year
        and b.season_game_number = p.games_played - 10
    left join analytics.team_running_totals c
        on c.team_abbr = p.team_abbr
        and c.season_year = u.season_year
        and c.season_game_number = p.games_played - 15
)
select
    u.game_id,
    u.team_abbr,
    u.game_date,
    u.season_year,
    u.season_type,
    u.opponent_team_abbr,
    u.is_home,
    u.season_day,
    u.game_number_in_season,
    coalesce(f.games_played, 0) as games_played,
    cast(u.game_date - u.previous_game_date - 1 as integer) as days_rest,
    coalesce(u.game_date - u.previous_game_date = 1, false) as is_back_to_back,
    cast(o.game_date - o.previous_game_date - 1 as integer) as opponent_days_rest,
    u.games_in_last_7_days,
    u.games_in_last_14_days,
    cast(6371.0 / 1.609344 * 2 * asin(sqrt(
        power(sin(radians(u.latitude - u.previous_latitude) / 2), 2)
        + cos(radians(u.previous_latitude)) * cos(radians(u.latitude))
        * power(sin(radians(u.longitude - u.previous_longitude) / 2), 2))) as double precision) as travel_miles,
    coalesce(not u.is_home and not u.previous_is_home, false) as is_road_trip,
    cast(f.wins as double precision) / nullif(f.games_played, 0) as win_pct,
    f.win_streak as win_streak,
    f.loss_streak as loss_streak,
    f.last_game_margin as last_game_margin,
    cast(240 * f.possessions_10 as double precision) / nullif(100 * f.minutes_10, 0) as pace_last_10,
    cast(10000 * f.points_10 as double precision) / nullif(f.possessions_10, 0) as offensive_rating_last_10,
    cast(f.blowouts_10 as double precision) / nullif(least(f.games_played, 10), 0) as blowout_share_last_10,
    cast(240 * f.possessions_15 as double precision) / nullif(100 * f.minutes_15, 0) as pace_last_15,
    cast(10000 * f.box_points_allowed_15 as double precision) / nullif(f.opponent_possessions_15, 0) as defensive_rating_last_15,
    cast(f.points_allowed_15 as double precision) / nullif(f.all_games_15, 0) as points_allowed_avg_last_15,
    cast(f.ft_attempts_allowed_15 as double precision) / nullif(f.games_15, 0) as ft_attempts_allowed_avg_last_15,
    cast(f.three_pt_attempts_allowed_15 as double precision) / nullif(f.games_15, 0) as three_pt_attempts_allowed_avg_last_15,
    cast(case when u.is_home then l.spread else -l.spread end as numeric(18, 4)) as spread,
    cast(l.total as numeric(18, 4)) as total
from upcoming u
left join upcoming o
    on o.game_id = u.game_id
    and o.team_abbr = u.opponent_team_abbr
left join form f
    on f.game_id = u.game_id
    and f.team_abbr = u.team_abbr
left join analytics.game_lines l
    on l.game_id = u.game_id
