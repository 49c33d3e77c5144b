-- Where a player shoots: his last 10 and 20 appearances of the season, every zone from the same source.
with candidates as (
    select
        player_id,
        game_id,
        game_date,
        season_year,
        player_lookup,
        games_played_season
    from analytics.upcoming_player_game_context
    where game_date between @from and @to
        and season_day >= 14
        and games_played_season >= 10
),
window_sums as (
    select
        c.player_id,
        c.game_date,
        c.season_year,
        c.player_lookup,
        a.zone_games - coalesce(b.zone_games, 0) as zone_games_10,
        a.paint_attempts - coalesce(b.paint_attempts, 0) as paint_attempts_10,
        a.paint_makes - coalesce(b.paint_makes, 0) as paint_makes_10,
        a.mid_range_attempts - coalesce(b.mid_range_attempts, 0) as mid_range_attempts_10,
        a.mid_range_makes - coalesce(b.mid_range_makes, 0) as mid_range_makes_10,
        a.three_pt_zone_attempts - coalesce(b.three_pt_zone_attempts, 0) as three_pt_attempts_10,
        a.three_pt_zone_makes - coalesce(b.three_pt_zone_makes, 0) as three_pt_makes_10,
        a.assisted_fg_makes - coalesce(b.assisted_fg_makes, 0) as assisted_10,
        a.unassisted_fg_makes - coalesce(b.unassisted_fg_makes, 0) as unassisted_10,
        a.zone_games - coalesce(d.zone_games, 0) as zone_games_20,
        a.paint_attempts - coalesce(d.paint_attempts, 0) as paint_attempts_20,
        a.paint_makes - coalesce(d.paint_makes, 0) as paint_makes_20,
        a.mid_range_attempts - coalesce(d.mid_range_attempts, 0) as mid_range_attempts_20,
        a.three_pt_zone_attempts - coalesce(d.three_pt_zone_attempts, 0) as three_pt_attempts_20
    from candidates c
    join analytics.player_running_totals a
        on a.player_id = c.player_id
        and a.season_year = c.season_year
        and a.season_appearance = c.games_played_season
    left join analytics.player_running_totals b
        on b.player_id = c.player_id
        and b.season_year = c.season_year
        and b.season_appearance = c.games_played_season - 10
    left join analytics.player_running_totals d
        on d.player_id = c.player_id
        and d.season_year = c.season_year
        and d.season_appearance = c.games_played_season - 20
),
rates as (
    select
        w.*,
        paint_attempts_10 + mid_range_attempts_10 + three_pt_attempts_10 as shots_10,
        cast(100 * paint_attempts_10 as double precision)
            / nullif(paint_attempts_10 + mid_range_attempts_10 + three_pt_attempts_10, 0) as paint_rate,
        cast(100 * mid_range_attempts_10 as double precision)
            / nullif(paint_attempts_10 + mid_range_attempts_10 + three_pt_attempts_10, 0) as mid_range_rate,
        cast(100 * three_pt_attempts_10 as double precision)
            / nullif(paint_attempts_10 + mid_range_attempts_10 + three_pt_attempts_10, 0) as three_pt_rate
    from window_sums w
    where zone_games_10 > 0
)
select
    player_id,
    game_date,
    season_year,
    player_lookup,
    cast(zone_games_10 as integer) as games_in_sample_10,
    cast(zone_games_20 as integer) as games_in_sample_20,
    cast(shots_10 as integer) as total_shots_last_10,
    paint_rate as paint_rate_last_10,
    mid_range_rate as mid_range_rate_last_10,
    three_pt_rate as three_pt_rate_last_10,
    cast(paint_makes_10 as double precision) / nullif(paint_attempts_10, 0) as paint_pct_last_10,
    cast(mid_range_makes_10 as double precision) / nullif(mid_range_attempts_10, 0) as mid_range_pct_last_10,
    cast(three_pt_makes_10 as double precision) / nullif(three_pt_attempts_10, 0) as three_pt_pct_last_10,
    cast(paint_attempts_10 as double precision) / zone_games_10 as paint_attempts_per_game,
    cast(mid_range_attempts_10 as double precision) / zone_games_10 as mid_range_attempts_per_game,
    cast(three_pt_attempts_10 as double precision) / zone_games_10 as three_pt_attempts_per_game,
    cast(100 * assisted_10 as double precision) / nullif(assisted_10 + unassisted_10, 0) as assisted_rate_last_10,
    cast(100 * unassisted_10 as double precision) / nullif(assisted_10 + unassisted_10, 0) as unassisted_rate_last_10,
    cast(100 * paint_attempts_20 as double precision)
        / nullif(paint_attempts_20 + mid_range_attempts_20 + three_pt_attempts_20, 0) as paint_rate_last_20,
    cast(paint_makes_20 as double precision) / nullif(paint_attempts_20, 0) as paint_pct_last_20,
    case
        when shots_10 = 0 then null
        when paint_rate >= 40 then 'paint'
        when three_pt_rate >= 40 then 'perimeter'
        when mid_range_rate >= 35 then 'mid_range'
        else 'balanced'
    end as primary_scoring_zone,
    case when zone_games_10 >= 10 then 'high' when zone_games_10 >= 7 then 'medium' else 'low' end as data_quality_tier,
    cast(10 * zone_games_10 as double precision) as completeness_pct,
    zone_games_10 >= 7 as is_production_ready,
    case
        when zone_games_10 < 10 or shots_10 = 0 then '[' || concat_ws(
            ',',
            case when shots_10 = 0 then '"no_shots"' end,
            case when zone_games_10 < 10 then '"zones_not_known_in_every_game"' end) || ']'
    end as data_quality_issues
from rates
