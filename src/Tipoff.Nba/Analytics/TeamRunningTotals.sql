-- Season sums of a team after each of its games: any last-N window is the difference of two rows.
with scope as (
    select distinct
        team_abbr,
        season_year
    from analytics.team_offense_game_summary
    where game_date between @from and @to
        and season_type in ('regular', 'playin', 'playoffs')
),
-- The starting five of each game as one text; a line-up of which a man is unknown is none.
fives as (
    select
        p.game_id,
        p.team_abbr,
        string_agg(cast(p.player_id as text), '|' order by p.player_id) as starting_five
    from analytics.player_game_summary p
    join scope s
        on s.team_abbr = p.team_abbr
        and s.season_year = p.season_year
    where p.game_date <= @to
        and p.is_starter
    group by p.game_id, p.team_abbr
    having count(*) = 5
),
lines as (
    select
        o.game_id,
        o.team_abbr,
        o.game_date,
        o.season_year,
        o.points_scored as points,
        a.points_scored as points_allowed,
        o.win_flag,
        o.quality_tier,
        f.starting_five,
        o.margin_of_victory as margin,
        case when o.team_minutes > 0 then o.team_minutes end as team_minutes,
        100 * (o.fg_attempts - o.offensive_rebounds + o.turnovers) + 44 * o.ft_attempts as possession_hundredths,
        100 * (a.fg_attempts - a.offensive_rebounds + a.turnovers) + 44 * a.ft_attempts as opponent_possession_hundredths,
        a.fg_attempts as opponent_fg_attempts,
        a.ft_attempts as opponent_ft_attempts,
        a.three_pt_attempts as opponent_three_pt_attempts,
        d.opp_paint_attempts,
        d.opp_paint_makes,
        d.opp_mid_range_attempts,
        d.opp_mid_range_makes,
        d.opp_three_pt_attempts,
        d.opp_three_pt_makes,
        d.paint_blocks,
        d.mid_range_blocks,
        d.three_pt_blocks
    from analytics.team_offense_game_summary o
    join scope s
        on s.team_abbr = o.team_abbr
        and s.season_year = o.season_year
    left join analytics.team_offense_game_summary a
        on a.game_id = o.game_id
        and a.team_abbr = o.opponent_team_abbr
    left join analytics.team_defense_game_summary d
        on d.game_id = o.game_id
        and d.team_abbr = o.team_abbr
    left join fives f
        on f.game_id = o.game_id
        and f.team_abbr = o.team_abbr
    where o.game_date <= @to
        and o.season_type in ('regular', 'playin', 'playoffs')
),
-- A game counts for pace and ratings only when both box lines are whole, for zones only when every zone is known.
flagged as (
    select
        l.*,
        cast(row_number() over in_season as integer) as season_game_number,
        lag(starting_five) over in_season as previous_five,
        possession_hundredths + opponent_possession_hundredths + team_minutes is not null as has_box,
        opp_paint_attempts + opp_paint_makes + opp_mid_range_attempts + opp_mid_range_makes
            + opp_three_pt_attempts + opp_three_pt_makes is not null as has_zones,
        paint_blocks + mid_range_blocks + three_pt_blocks is not null as has_blocks
    from lines l
    window in_season as (partition by team_abbr, season_year order by game_date, game_id)
),
totals as (
    select
        game_id,
        team_abbr,
        game_date,
        season_year,
        margin,
        season_game_number,
        cast(count(*) filter (where quality_tier = 'silver') over season_so_far as integer) as silver_games,
        cast(count(*) filter (where quality_tier = 'bronze') over season_so_far as integer) as bronze_games,
        cast(count(*) filter (where quality_tier not in ('gold', 'silver', 'bronze')) over season_so_far as integer) as poor_games,
        cast(count(*) filter (where starting_five <> previous_five or starting_five = previous_five) over season_so_far as integer) as lineups_compared,
        cast(count(*) filter (where starting_five <> previous_five) over season_so_far as integer) as lineup_changes,
        case
            when starting_five is not null
                then season_game_number + 1
                    - max(case when starting_five is distinct from previous_five then season_game_number end) over season_so_far
        end as games_with_lineup,
        season_game_number - coalesce(max(case when not win_flag then season_game_number end) over season_so_far, 0) as win_streak,
        season_game_number - coalesce(max(case when win_flag then season_game_number end) over season_so_far, 0) as loss_streak,
        cast(sum(points) over season_so_far as bigint) as points,
        cast(sum(points_allowed) over season_so_far as bigint) as points_allowed,
        cast(count(*) filter (where win_flag) over season_so_far as integer) as wins,
        cast(count(*) filter (where margin >= 15 or margin <= -15) over season_so_far as integer) as blowouts,
        cast(count(*) filter (where has_box) over season_so_far as integer) as box_games,
        cast(sum(points) filter (where has_box) over season_so_far as bigint) as box_points,
        cast(sum(points_allowed) filter (where has_box) over season_so_far as bigint) as box_points_allowed,
        cast(sum(team_minutes) filter (where has_box) over season_so_far as bigint) as box_minutes,
        cast(sum(possession_hundredths) filter (where has_box) over season_so_far as bigint) as possession_hundredths,
        cast(sum(opponent_possession_hundredths) filter (where has_box) over season_so_far as bigint) as opponent_possession_hundredths,
        cast(sum(opponent_fg_attempts) filter (where has_box) over season_so_far as bigint) as opponent_fg_attempts,
        cast(sum(opponent_ft_attempts) filter (where has_box) over season_so_far as bigint) as opponent_ft_attempts,
        cast(sum(opponent_three_pt_attempts) filter (where has_box) over season_so_far as bigint) as opponent_three_pt_attempts,
        cast(count(*) filter (where has_zones) over season_so_far as integer) as zone_games,
        cast(sum(opp_paint_attempts) filter (where has_zones) over season_so_far as bigint) as paint_attempts_allowed,
        cast(sum(opp_paint_makes) filter (where has_zones) over season_so_far as bigint) as paint_makes_allowed,
        cast(sum(opp_mid_range_attempts) filter (where has_zones) over season_so_far as bigint) as mid_range_attempts_allowed,
        cast(sum(opp_mid_range_makes) filter (where has_zones) over season_so_far as bigint) as mid_range_makes_allowed,
        cast(sum(opp_three_pt_attempts) filter (where has_zones) over season_so_far as bigint) as three_pt_attempts_allowed,
        cast(sum(opp_three_pt_makes) filter (where has_zones) over season_so_far as bigint) as three_pt_makes_allowed,
        cast(count(*) filter (where has_blocks) over season_so_far as integer) as blocks_known,
        cast(sum(paint_blocks) filter (where has_blocks) over season_so_far as bigint) as paint_blocks,
        cast(sum(mid_range_blocks) filter (where has_blocks) over season_so_far as bigint) as mid_range_blocks,
        cast(sum(three_pt_blocks) filter (where has_blocks) over season_so_far as bigint) as three_pt_blocks
    from flagged
    window season_so_far as (
        partition by team_abbr, season_year
        order by game_date, game_id
        rows between unbounded preceding and current row
    )
)
select
    game_id,
    team_abbr,
    game_date,
    season_year,
    season_game_number,
    margin,
    win_streak,
    loss_streak,
    points,
    coalesce(points_allowed, 0) as points_allowed,
    wins,
    blowouts,
    silver_games,
    bronze_games,
    poor_games,
    lineups_compared,
    lineup_changes,
    games_with_lineup,
    box_games,
    coalesce(box_points, 0) as box_points,
    coalesce(box_points_allowed, 0) as box_points_allowed,
    coalesce(box_minutes, 0) as box_minutes,
    coalesce(possession_hundredths, 0) as possession_hundredths,
    coalesce(opponent_possession_hundredths, 0) as opponent_possession_hundredths,
    coalesce(opponent_fg_attempts, 0) as opponent_fg_attempts,
    coalesce(opponent_ft_attempts, 0) as opponent_ft_attempts,
    coalesce(opponent_three_pt_attempts, 0) as opponent_three_pt_attempts,
    zone_games,
    coalesce(paint_attempts_allowed, 0) as paint_attempts_allowed,
    coalesce(paint_makes_allowed, 0) as paint_makes_allowed,
    coalesce(mid_range_attempts_allowed, 0) as mid_range_attempts_allowed,
    coalesce(mid_range_makes_allowed, 0) as mid_range_makes_allowed,
    coalesce(three_pt_attempts_allowed, 0) as three_pt_attempts_allowed,
    coalesce(three_pt_makes_allowed, 0) as three_pt_makes_allowed,
    blocks_known,
    coalesce(paint_blocks, 0) as paint_blocks,
    coalesce(mid_range_blocks, 0) as mid_range_blocks,
    coalesce(three_pt_blocks, 0) as three_pt_blocks
from totals
where game_date between @from and @to
