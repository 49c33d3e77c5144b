-- What is known of each side of a game before it starts: schedule, rest, travel and the form of the games before the date.
with games as (
    select g.*
    from reference.games g
    where g.game_date <= @to + 14
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
        s.is_home and not s.is_neutral_site as is_at_home,
        cast(row_number() over in_season as integer) as game_number_in_season,
        lag(s.game_date) over in_season as previous_game_date,
        lag(s.latitude) over in_season as previous_latitude,
        lag(s.longitude) over in_season as previous_longitude,
        lag(s.altitude_m) over in_season as previous_altitude_m,
        lag(s.time_zone) over in_season as previous_time_zone,
        -- The archives have no boxes of the play-in.
        cast(count(*) filter (where s.season_type <> 'playin') over last_30_days as integer) as games_expected,
        cast(count(t.game_id) filter (where s.season_type <> 'playin') over last_30_days as integer) as games_known,
        cast(count(*) over (
            partition by s.team_abbr, s.season_year
            order by s.game_date
            range between interval '7' day preceding and interval '1' day preceding) as integer) as games_in_last_7_days,
        cast(count(*) over (
            partition by s.team_abbr, s.season_year
            order by s.game_date
            range between interval '14' day preceding and interval '1' day preceding) as integer) as games_in_last_14_days
    from sides s
    left join analytics.team_running_totals t
        on t.game_id = s.game_id
        and t.team_abbr = s.team_abbr
        and t.game_date < @to
    window
        in_season as (partition by s.team_abbr, s.season_year order by s.game_date, s.game_id),
        last_30_days as (
            partition by s.team_abbr, s.season_year
            order by s.game_date
            range between interval '30' day preceding and interval '1' day preceding)
),
-- Each game's journey from the venue before; a season's first has none.
legs as (
    select
        s.*,
        cast(6371.0 / 1.609344 * 2 * asin(sqrt(
            power(sin(radians(latitude - previous_latitude) / 2), 2)
            + cos(radians(previous_latitude)) * cos(radians(latitude))
            * power(sin(radians(longitude - previous_longitude) / 2), 2))) as double precision) as travel_miles,
        max(case when is_at_home then game_number_in_season end) over so_far as last_home_number,
        max(case when not is_at_home then game_number_in_season end) over so_far as last_road_number
    from schedule s
    window so_far as (
        partition by team_abbr, season_year
        order by game_date, game_id
        rows between unbounded preceding and current row)
),
journeys as (
    select
        l.*,
        sum(cast(round(travel_miles) as bigint)) over (
            partition by team_abbr, season_year
            order by game_date
            range between interval '14' day preceding and current row) as miles_14
    from legs l
),
season_starts as (
    select season_year, min(game_date) as first_game_date
    from reference.games
    where season_type = 'regular'
    group by season_year
),
upcoming as (
    select s.*, cast(s.game_date - b.first_game_date as integer) as season_day
    from journeys s
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
        a.lineups_compared - coalesce(b.lineups_compared, 0) as lineups_compared_10,
        a.lineup_changes - coalesce(b.lineup_changes, 0) as lineup_changes_10,
        a.games_with_lineup - 1 as games_since_lineup_change,
        a.silver_games - coalesce(b.silver_games, 0) as silver_10,
        a.bronze_games - coalesce(b.bronze_games, 0) as bronze_10,
        a.poor_games - coalesce(b.poor_games, 0) as poor_10,
        least(p.games_played, 10) as all_games_10,
        a.points - coalesce(b.points, 0) as all_points_10,
        a.points_allowed - coalesce(b.points_allowed, 0) as all_points_allowed_10,
        a.box_points_allowed - coalesce(b.box_points_allowed, 0) as box_points_allowed_10,
        a.opponent_possession_hundredths - coalesce(b.opponent_possession_hundredths, 0) as opponent_possessions_10,
        a.opponent_fg_attempts - coalesce(b.opponent_fg_attempts, 0) as fg_attempts_allowed_10,
        a.opponent_ft_attempts - coalesce(b.opponent_ft_attempts, 0) as ft_attempts_allowed_10,
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
),
ratings as (
    select
        f.*,
        cast(f.wins as double precision) / f.games_played as win_pct,
        cast(10000 * f.points_10 as double precision) / nullif(f.possessions_10, 0) as offensive_rating,
        cast(10000 * f.box_points_allowed_10 as double precision) / nullif(f.opponent_possessions_10, 0) as defensive_rating,
        cast(10000 * f.points_10 as double precision) / nullif(f.possessions_10, 0)
            - cast(10000 * f.box_points_allowed_10 as double precision) / nullif(f.opponent_possessions_10, 0) as net_rating
    from form f
),
-- The schedule says whom a team meets next, as far as that was known by the cut-off.
coming as (
    select
        u.game_id,
        u.team_abbr,
        u.game_date as today,
        n.game_id as next_game_id,
        n.game_date,
        n.season_year,
        n.opponent_team_abbr
    from upcoming u
    join sides n
        on n.team_abbr = u.team_abbr
        and n.season_year = u.season_year
        and n.game_date > u.game_date
        and n.game_date <= u.game_date + 14
        and n.schedule_known_at <= u.cutoff_at
),
next_week as (
    select
        game_id,
        team_abbr,
        cast(count(*) as integer) as games
    from coming
    where game_date <= today + 7
    group by game_id, team_abbr
),
next_games as (
    select distinct on (game_id, team_abbr)
        *
    from coming
    order by game_id, team_abbr, game_date, next_game_id
),
standings as (
    select
        t.team_abbr,
        t.season_year,
        t.game_date,
        t.wins,
        t.season_game_number as games,
        lead(t.game_date) over (partition by t.team_abbr, t.season_year order by t.season_game_number) as next_game_date
    from analytics.team_running_totals t
    where t.season_year in (select season_year from upcoming)
        and t.game_date < @to
),
ahead as (
    select
        n.game_id,
        n.team_abbr,
        n.game_date,
        n.opponent_team_abbr,
        t.wins,
        t.games
    from next_games n
    left join standings t
        on t.team_abbr = n.opponent_team_abbr
        and t.season_year = n.season_year
        and t.game_date < n.today
        and (t.next_game_date is null or t.next_game_date >= n.today)
)
select
    u.game_id,
    u.team_abbr,
    u.game_date,
    u.season_year,
    u.season_type,
    -- 72 games were played in 2020-21, 82 are planned in every other season.
    case
        when u.season_type <> 'regular' then u.season_type
        when 3 * u.game_number_in_season <= case when u.season_year = 2020 then 72 else 82 end then 'early'
        when 3 * u.game_number_in_season <= 2 * case when u.season_year = 2020 then 72 else 82 end then 'mid'
        else 'late'
    end as season_phase,
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
    u.travel_miles as travel_miles,
    cast(u.miles_14 as integer) as miles_traveled_last_14_days,
    cast(extract(epoch from (u.tipoff_at at time zone u.time_zone) - (u.tipoff_at at time zone u.previous_time_zone)) as double precision) / 3600
        as time_zone_changes,
    u.altitude_m as altitude_m,
    u.altitude_m - u.previous_altitude_m as altitude_change_m,
    not u.is_at_home and u.game_number_in_season - coalesce(u.last_home_number, 0) >= 2 as is_road_trip,
    u.game_number_in_season - coalesce(u.last_home_number, 0) as consecutive_road_games,
    u.game_number_in_season - coalesce(u.last_road_number, 0) as consecutive_home_games,
    cast(n.game_date - u.game_date - 1 as integer) as next_game_days_rest,
    coalesce(w.games, 0) as games_in_next_7_days,
    n.opponent_team_abbr as next_opponent_team_abbr,
    cast(n.wins as double precision) / n.games as next_opponent_win_pct,
    case
        when n.game_date is null or n.game_date - u.game_date > 2 then false
        else 100 * (n.wins * g.games_played - g.wins * n.games) >= 15 * n.games * g.games_played
    end as is_look_ahead_spot,
    f.win_pct as win_pct,
    g.win_pct as opponent_win_pct,
    f.win_streak as win_streak,
    f.loss_streak as loss_streak,
    f.last_game_margin as last_game_margin,
    cast(f.all_points_10 as double precision) / f.all_games_10 as points_avg_last_10,
    cast(f.all_points_10 - f.all_points_allowed_10 as double precision) / f.all_games_10 as margin_avg_last_10,
    cast(240 * f.possessions_10 as double precision) / nullif(100 * f.minutes_10, 0) as pace_last_10,
    f.offensive_rating as offensive_rating_last_10,
    f.defensive_rating as defensive_rating_last_10,
    cast(f.ft_attempts_allowed_10 as double precision) / nullif(f.fg_attempts_allowed_10, 0) as ft_rate_allowed_last_10,
    f.net_rating as net_rating_last_10,
    g.net_rating as opponent_net_rating_last_10,
    cast(f.blowouts_10 as double precision) / nullif(least(f.games_played, 10), 0) as blowout_share_last_10,
    cast(240 * f.possessions_15 as double precision) / nullif(100 * f.minutes_15, 0) as pace_last_15,
    cast(10000 * f.box_points_allowed_15 as double precision) / nullif(f.opponent_possessions_15, 0) as defensive_rating_last_15,
    cast(f.points_allowed_15 as double precision) / nullif(f.all_games_15, 0) as points_allowed_avg_last_15,
    cast(f.ft_attempts_allowed_15 as double precision) / nullif(f.games_15, 0) as ft_attempts_allowed_avg_last_15,
    cast(f.three_pt_attempts_allowed_15 as double precision) / nullif(f.games_15, 0) as three_pt_attempts_allowed_avg_last_15,
    cast(case when f.lineups_compared_10 > 0 then f.lineup_changes_10 end as integer) as starting_five_changes_last_10,
    f.games_since_lineup_change as games_since_lineup_change,
    r.crew_fouls_vs_league as referee_fouls_vs_league,
    r.crew_ft_attempts_vs_league as referee_ft_attempts_vs_league,
    r.crew_points_vs_league as referee_points_vs_league,
    cast(case when u.is_home then l.spread else -l.spread end as numeric(18, 4)) as spread,
    cast(l.total as numeric(18, 4)) as total,
    cast(case when u.is_home then l.opening_spread else -l.opening_spread end as numeric(18, 4)) as opening_spread,
    cast(l.opening_total as numeric(18, 4)) as opening_total,
    cast(case when u.is_home then l.spread_movement else -l.spread_movement end as numeric(18, 4)) as spread_movement,
    cast(l.total_movement as numeric(18, 4)) as total_movement,
    u.games_expected as games_expected,
    u.games_known as games_known,
    cast(100 * u.games_known as double precision) / nullif(u.games_expected, 0) as completeness_pct,
    10 * u.games_known >= 7 * u.games_expected as is_production_ready,
    case
        when f.poor_10 > 0 then 'poor'
        when f.bronze_10 > 0 then 'bronze'
        when f.silver_10 > 0 then 'silver'
        when f.games_played > 0 then 'gold'
    end as form_quality
from upcoming u
left join upcoming o
    on o.game_id = u.game_id
    and o.team_abbr = u.opponent_team_abbr
left join ratings f
    on f.game_id = u.game_id
    and f.team_abbr = u.team_abbr
left join ratings g
    on g.game_id = u.game_id
    and g.team_abbr = u.opponent_team_abbr
left join ahead n
    on n.game_id = u.game_id
    and n.team_abbr = u.team_abbr
left join next_week w
    on w.game_id = u.game_id
    and w.team_abbr = u.team_abbr
left join analytics.game_lines l
    on l.game_id = u.game_id
left join analytics.referee_crew_tendencies r
    on r.game_id = u.game_id
