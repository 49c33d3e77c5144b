-- Season sums of a player after each appearance: any last-N window is the difference of two rows.
with scope as (
    select distinct
        player_id,
        season_year
    from analytics.player_game_summary
    where game_date between @from and @to
        and season_type in ('regular', 'playin', 'playoffs')
),
team_games as (
    select
        game_id,
        team_abbr,
        team_minutes,
        100 * (fg_attempts + turnovers) + 44 * ft_attempts as play_hundredths,
        cast(row_number() over (partition by team_abbr, season_year order by game_date, game_id) as integer) as season_game_number
    from analytics.team_offense_game_summary
    where season_type in ('regular', 'playin', 'playoffs')
        and season_year in (select season_year from scope)
        and game_date <= @to
),
lines as (
    select
        p.player_id,
        p.game_id,
        p.game_date,
        p.season_year,
        p.team_abbr,
        p.opponent_team_abbr,
        t.season_game_number as team_game_number,
        p.points,
        p.box_minutes as minutes,
        p.fg_makes,
        p.fg_attempts,
        p.three_pt_makes,
        p.three_pt_attempts,
        p.ft_attempts,
        p.ft_makes,
        p.personal_fouls,
        p.fourth_quarter_seconds,
        p.clutch_seconds,
        p.quality_tier,
        p.is_starter,
        lag(p.game_date) over (partition by p.player_id, p.season_year order by p.game_date, p.game_id) as previous_game_date,
        row_number() over (partition by p.player_id, p.season_year order by p.game_date, p.game_id) as season_appearance,
        p.fg_attempts + p.three_pt_attempts + p.ft_attempts + p.ft_makes + p.fg_makes + p.three_pt_makes is not null as has_box,
        cast(100 * (p.fg_attempts + p.turnovers) + 44 * p.ft_attempts as bigint) * t.team_minutes as usage_numerator,
        cast(p.box_minutes as bigint) * 5 * t.play_hundredths as usage_denominator,
        p.paint_attempts,
        p.paint_makes,
        p.mid_range_attempts,
        p.mid_range_makes,
        p.zone_three_pt_attempts,
        p.zone_three_pt_makes,
        p.assisted_fg_makes,
        p.unassisted_fg_makes,
        p.paint_attempts + p.paint_makes + p.mid_range_attempts + p.mid_range_makes
            + p.zone_three_pt_attempts + p.zone_three_pt_makes is not null as has_zones
    from analytics.player_game_summary p
    join scope s
        on s.player_id = p.player_id
        and s.season_year = p.season_year
    left join team_games t
        on t.game_id = p.game_id
        and t.team_abbr = p.team_abbr
    where p.game_date <= @to
        and p.season_type in ('regular', 'playin', 'playoffs')
),
totals as (
    select
        player_id,
        game_id,
        game_date,
        season_year,
        team_abbr,
        opponent_team_abbr,
        team_game_number,
        previous_game_date,
        minutes as minutes_in_game,
        points as points_in_game,
        cast(season_appearance as integer) as season_appearance,
        cast(count(*) over (
            partition by player_id, season_year, team_abbr
            order by game_date, game_id
            rows between unbounded preceding and current row) as integer) as team_appearance,
        cast(count(*) filter (where game_date - previous_game_date = 1) over so_far as integer) as back_to_backs,
        cast(sum(points) over so_far as bigint) as points,
        cast(sum(cast(points as bigint) * points) over so_far as bigint) as points_squared,
        cast(sum(season_appearance * points) over so_far as bigint) as points_by_index,
        cast(count(*) filter (where points >= 10) over so_far as integer) as double_digit_games,
        cast(sum(minutes) over so_far as bigint) as minutes,
        cast(sum(cast(minutes as bigint) * minutes) over so_far as bigint) as minutes_squared,
        cast(count(*) filter (where minutes >= 20) over so_far as integer) as games_20_plus_minutes,
        cast(count(*) filter (where quality_tier = 'silver') over so_far as integer) as silver_games,
        cast(count(*) filter (where quality_tier = 'bronze') over so_far as integer) as bronze_games,
        cast(count(*) filter (where quality_tier not in ('gold', 'silver', 'bronze')) over so_far as integer) as poor_games,
        cast(count(is_starter) over so_far as integer) as starts_known,
        cast(count(*) filter (where is_starter) over so_far as integer) as starts,
        cast(count(*) filter (where has_box) over so_far as integer) as box_games,
        cast(sum(points) filter (where has_box) over so_far as bigint) as box_points,
        cast(sum(minutes) filter (where has_box) over so_far as bigint) as box_minutes,
        cast(sum(fg_makes) filter (where has_box) over so_far as bigint) as fg_makes,
        cast(sum(fg_attempts) filter (where has_box) over so_far as bigint) as fg_attempts,
        cast(sum(three_pt_makes) filter (where has_box) over so_far as bigint) as three_pt_makes,
        cast(sum(three_pt_attempts) filter (where has_box) over so_far as bigint) as three_pt_attempts,
        cast(sum(ft_attempts) filter (where has_box) over so_far as bigint) as ft_attempts,
        cast(sum(ft_makes) filter (where has_box) over so_far as bigint) as ft_makes,
        cast(count(personal_fouls) over so_far as integer) as fouls_known,
        cast(sum(personal_fouls) over so_far as bigint) as personal_fouls,
        cast(sum(minutes) filter (where personal_fouls is not null) over so_far as bigint) as foul_minutes,
        cast(count(*) filter (where personal_fouls >= 6) over so_far as integer) as foul_outs,
        cast(count(fourth_quarter_seconds + clutch_seconds) over so_far as integer) as court_time_games,
        cast(sum(fourth_quarter_seconds) over so_far as bigint) as fourth_quarter_seconds,
        cast(sum(clutch_seconds) over so_far as bigint) as clutch_seconds,
        cast(sum(usage_numerator) filter (where usage_denominator is not null) over so_far as bigint) as usage_numerator,
        cast(sum(usage_denominator) filter (where usage_numerator is not null) over so_far as bigint) as usage_denominator,
        cast(count(*) filter (where has_zones) over so_far as integer) as zone_games,
        cast(sum(paint_attempts) filter (where has_zones) over so_far as bigint) as paint_attempts,
        cast(sum(paint_makes) filter (where has_zones) over so_far as bigint) as paint_makes,
        cast(sum(mid_range_attempts) filter (where has_zones) over so_far as bigint) as mid_range_attempts,
        cast(sum(mid_range_makes) filter (where has_zones) over so_far as bigint) as mid_range_makes,
        cast(sum(zone_three_pt_attempts) filter (where has_zones) over so_far as bigint) as three_pt_zone_attempts,
        cast(sum(zone_three_pt_makes) filter (where has_zones) over so_far as bigint) as three_pt_zone_makes,
        cast(sum(assisted_fg_makes) filter (where has_zones) over so_far as bigint) as assisted_fg_makes,
        cast(sum(unassisted_fg_makes) filter (where has_zones) over so_far as bigint) as unassisted_fg_makes
    from lines
    window so_far as (
        partition by player_id, season_year
        order by game_date, game_id
        rows between unbounded preceding and current row
    )
),
-- Exponential weights as integers, so that the order of summation cannot matter: half-lives of 4 and 20 appearances.
weights as (
    select
        k,
        cast(floor(power(cast(2 as double precision), 20 - cast(k as double precision) / 4) + 0.5) as bigint) as fast,
        cast(floor(power(cast(2 as double precision), 20 - cast(k as double precision) / 20) + 0.5) as bigint) as slow
    from (select cast(n as integer) as k from generate_series(0, 119) as s (n)) as lags
),
career as (
    select
        p.player_id,
        p.game_id,
        p.game_date,
        p.season_year,
        p.points,
        p.box_minutes as minutes,
        cast(row_number() over (partition by p.player_id order by p.game_date, p.game_id) as integer) as appearance
    from analytics.player_game_summary p
    where p.player_id in (select player_id from scope)
        and p.season_year >= (select min(season_year) from scope) - 2
        and p.season_type in ('regular', 'playin', 'playoffs')
        and p.game_date <= @to
),
recent as (
    select
        c.player_id,
        c.game_id,
        cast(sum(case when w.k < 40 then w.fast * h.minutes end) as bigint) as fast_minutes,
        cast(sum(case when w.k < 40 then w.fast end) as bigint) as fast_weight,
        cast(sum(w.slow * h.points) as bigint) as slow_points,
        cast(sum(w.slow * h.minutes) as bigint) as slow_minutes
    from career c
    join career h
        on h.player_id = c.player_id
        and h.appearance between c.appearance - 119 and c.appearance
        and h.season_year >= c.season_year - 2
    join weights w
        on w.k = c.appearance - h.appearance
    where c.game_date between @from and @to
    group by c.player_id, c.game_id
)
select
    t.player_id,
    t.game_id,
    t.game_date,
    t.season_year,
    t.team_abbr,
    t.opponent_team_abbr,
    t.team_game_number,
    t.previous_game_date,
    t.minutes_in_game,
    t.points_in_game,
    t.season_appearance,
    t.team_appearance,
    t.back_to_backs,
    t.points,
    t.points_squared,
    t.points_by_index,
    t.double_digit_games,
    t.minutes,
    t.minutes_squared,
    t.games_20_plus_minutes,
    t.silver_games,
    t.bronze_games,
    t.poor_games,
    t.starts_known,
    t.starts,
    t.box_games,
    coalesce(t.box_points, 0) as box_points,
    coalesce(t.box_minutes, 0) as box_minutes,
    coalesce(t.fg_makes, 0) as fg_makes,
    coalesce(t.fg_attempts, 0) as fg_attempts,
    coalesce(t.three_pt_makes, 0) as three_pt_makes,
    coalesce(t.three_pt_attempts, 0) as three_pt_attempts,
    coalesce(t.ft_attempts, 0) as ft_attempts,
    coalesce(t.ft_makes, 0) as ft_makes,
    t.fouls_known,
    coalesce(t.personal_fouls, 0) as personal_fouls,
    coalesce(t.foul_minutes, 0) as foul_minutes,
    t.foul_outs,
    t.court_time_games,
    coalesce(t.fourth_quarter_seconds, 0) as fourth_quarter_seconds,
    coalesce(t.clutch_seconds, 0) as clutch_seconds,
    coalesce(t.usage_numerator, 0) as usage_numerator,
    coalesce(t.usage_denominator, 0) as usage_denominator,
    t.zone_games,
    coalesce(t.paint_attempts, 0) as paint_attempts,
    coalesce(t.paint_makes, 0) as paint_makes,
    coalesce(t.mid_range_attempts, 0) as mid_range_attempts,
    coalesce(t.mid_range_makes, 0) as mid_range_makes,
    coalesce(t.three_pt_zone_attempts, 0) as three_pt_zone_attempts,
    coalesce(t.three_pt_zone_makes, 0) as three_pt_zone_makes,
    coalesce(t.assisted_fg_makes, 0) as assisted_fg_makes,
    coalesce(t.unassisted_fg_makes, 0) as unassisted_fg_makes,
    r.fast_minutes as fast_minutes,
    r.fast_weight as fast_weight,
    r.slow_points as slow_points,
    r.slow_minutes as slow_minutes
from totals t
join recent r
    on r.player_id = t.player_id
    and r.game_id = t.game_id
where t.game_date between @from and @to
