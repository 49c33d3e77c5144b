-- Where a team's last 15 opponents scored, against what the league allowed in the 30 days before the date.
with upcoming as (
    select
        team_abbr,
        game_date,
        season_year,
        games_played
    from analytics.upcoming_team_game_context
    where game_date between @from and @to
        and season_day >= 14
),
days as (
    select distinct
        game_date,
        season_year
    from upcoming
),
by_team as (
    select
        u.game_date,
        d.team_abbr,
        sum(d.opp_paint_attempts) as paint_attempts,
        sum(d.opp_paint_makes) as paint_makes,
        sum(d.opp_mid_range_attempts) as mid_range_attempts,
        sum(d.opp_mid_range_makes) as mid_range_makes,
        sum(d.opp_three_pt_attempts) as three_pt_attempts,
        sum(d.opp_three_pt_makes) as three_pt_makes
    from days u
    join analytics.team_defense_game_summary d
        on d.season_year = u.season_year
        and d.game_date between u.game_date - 30 and u.game_date - 1
    where d.game_date between @from - 30 and @to - 1
        and d.season_type in ('regular', 'playin', 'playoffs')
        and d.opp_paint_attempts + d.opp_paint_makes + d.opp_mid_range_attempts + d.opp_mid_range_makes
            + d.opp_three_pt_attempts + d.opp_three_pt_makes is not null
    group by u.game_date, d.team_abbr
    having count(*) >= 10
),
-- Weighted by attempts; with fewer than ten teams there is no league to compare with.
league as (
    select
        game_date,
        cast(100 * sum(paint_makes) as double precision) / nullif(sum(paint_attempts), 0) as paint,
        cast(100 * sum(mid_range_makes) as double precision) / nullif(sum(mid_range_attempts), 0) as mid_range,
        cast(100 * sum(three_pt_makes) as double precision) / nullif(sum(three_pt_attempts), 0) as three_pt
    from by_team
    group by game_date
    having count(*) >= 10
),
window_sums as (
    select
        u.team_abbr,
        u.game_date,
        u.season_year,
        a.season_game_number - coalesce(b.season_game_number, 0) as games,
        a.zone_games - coalesce(b.zone_games, 0) as zone_games,
        a.paint_attempts_allowed - coalesce(b.paint_attempts_allowed, 0) as paint_attempts,
        a.paint_makes_allowed - coalesce(b.paint_makes_allowed, 0) as paint_makes,
        a.mid_range_attempts_allowed - coalesce(b.mid_range_attempts_allowed, 0) as mid_range_attempts,
        a.mid_range_makes_allowed - coalesce(b.mid_range_makes_allowed, 0) as mid_range_makes,
        a.three_pt_attempts_allowed - coalesce(b.three_pt_attempts_allowed, 0) as three_pt_attempts,
        a.three_pt_makes_allowed - coalesce(b.three_pt_makes_allowed, 0) as three_pt_makes,
        a.blocks_known - coalesce(b.blocks_known, 0) as blocks_known,
        a.paint_blocks - coalesce(b.paint_blocks, 0) as paint_blocks,
        a.mid_range_blocks - coalesce(b.mid_range_blocks, 0) as mid_range_blocks,
        a.three_pt_blocks - coalesce(b.three_pt_blocks, 0) as three_pt_blocks,
        a.points_allowed - coalesce(b.points_allowed, 0) as points_allowed,
        a.box_minutes - coalesce(b.box_minutes, 0) as box_minutes,
        a.box_points_allowed - coalesce(b.box_points_allowed, 0) as box_points_allowed,
        a.opponent_possession_hundredths - coalesce(b.opponent_possession_hundredths, 0) as opponent_possessions
    from upcoming u
    join analytics.team_running_totals a
        on a.team_abbr = u.team_abbr
        and a.season_year = u.season_year
        and a.season_game_number = u.games_played
    left join analytics.team_running_totals b
        on b.team_abbr = u.team_abbr
        and b.season_year = u.season_year
        and b.season_game_number = u.games_played - 15
),
compared as (
    select
        w.*,
        cast(100 * w.paint_makes as double precision) / nullif(w.paint_attempts, 0) - l.paint as paint_difference,
        cast(100 * w.mid_range_makes as double precision) / nullif(w.mid_range_attempts, 0) - l.mid_range as mid_range_difference,
        cast(100 * w.three_pt_makes as double precision) / nullif(w.three_pt_attempts, 0) - l.three_pt as three_pt_difference
    from window_sums w
    left join league l on l.game_date = w.game_date
)
select
    team_abbr,
    game_date,
    season_year,
    games as games_in_sample,
    zone_games as zone_games_in_sample,
    cast(paint_makes as double precision) / nullif(paint_attempts, 0) as paint_pct_allowed_last_15,
    cast(mid_range_makes as double precision) / nullif(mid_range_attempts, 0) as mid_range_pct_allowed_last_15,
    cast(three_pt_makes as double precision) / nullif(three_pt_attempts, 0) as three_pt_pct_allowed_last_15,
    cast(paint_attempts as double precision) / nullif(zone_games, 0) as paint_attempts_allowed_per_game,
    cast(mid_range_attempts as double precision) / nullif(zone_games, 0) as mid_range_attempts_allowed_per_game,
    cast(three_pt_attempts as double precision) / nullif(zone_games, 0) as three_pt_attempts_allowed_per_game,
    cast(2 * paint_makes as double precision) / nullif(zone_games, 0) as paint_points_allowed_per_game,
    cast(paint_blocks as double precision) / nullif(blocks_known, 0) as paint_blocks_per_game,
    cast(mid_range_blocks as double precision) / nullif(blocks_known, 0) as mid_range_blocks_per_game,
    cast(three_pt_blocks as double precision) / nullif(blocks_known, 0) as three_pt_blocks_per_game,
    paint_difference as paint_defense_vs_league_avg,
    mid_range_difference as mid_range_defense_vs_league_avg,
    three_pt_difference as three_pt_defense_vs_league_avg,
    cast(10000 * box_points_allowed as double precision) / nullif(opponent_possessions, 0) as defensive_rating_last_15,
    cast(240 * opponent_possessions as double precision) / nullif(100 * box_minutes, 0) as opponent_pace,
    cast(points_allowed as double precision) / nullif(games, 0) as opponent_points_per_game,
    case
        when paint_difference + mid_range_difference + three_pt_difference is null then null
        when paint_difference <= mid_range_difference and paint_difference <= three_pt_difference then 'paint'
        when mid_range_difference <= three_pt_difference then 'mid_range'
        else 'perimeter'
    end as strongest_zone,
    case
        when paint_difference + mid_range_difference + three_pt_difference is null then null
        when paint_difference >= mid_range_difference and paint_difference >= three_pt_difference then 'paint'
        when mid_range_difference >= three_pt_difference then 'mid_range'
        else 'perimeter'
    end as weakest_zone,
    case when zone_games >= 15 then 'high' when zone_games >= 10 then 'medium' else 'low' end as data_quality_tier,
    cast(100 * zone_games as double precision) / nullif(games, 0) as completeness_pct,
    10 * zone_games >= 7 * games as is_production_ready,
    case
        when games < 15 or zone_games < games or paint_difference is null then '[' || concat_ws(
            ',',
            case when games < 15 then '"fewer_than_fifteen_games"' end,
            case when paint_difference is null then '"no_league_mean"' end,
            case when zone_games < games then '"zones_not_known_in_every_game"' end) || ']'
    end as data_quality_issues
from compared
