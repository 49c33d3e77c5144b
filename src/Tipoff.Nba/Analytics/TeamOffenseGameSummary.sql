with sides as (
  select
    game_id, game_date, season_year, season_type, home_team_abbr as team_abbr, away_team_abbr as opponent_team_abbr, true as is_home
  from reference.games
  where game_date between @from and @to
  union all
  select
    game_id, game_date, season_year, season_type, away_team_abbr, home_team_abbr, false
  from reference.games
  where game_date between @from and @to
),
player_sums as (
  select
    game_id,
    team_abbr,
    count(*) as players,
    count(fg_attempts) as shooters,
    sum(minutes) as minutes,
    sum(points) as points,
    sum(fg_makes) as fg_makes,
    sum(fg_attempts) as fg_attempts,
    sum(three_pt_makes) as three_pt_makes,
    sum(three_pt_attempts) as three_pt_attempts,
    sum(ft_makes) as ft_makes,
    sum(ft_attempts) as ft_attempts,
    sum(offensive_rebounds) as offensive_rebounds,
    sum(defensive_rebounds) as defensive_rebounds,
    sum(rebounds) as rebounds,
    sum(assists) as assists,
    sum(steals) as steals,
    sum(blocks) as blocks,
    sum(turnovers) as turnovers,
    sum(personal_fouls) as personal_fouls
  from raw.nbac_player_boxscores
  where game_date between @from and @to
  group by game_id, team_abbr
),
-- One source gives the whole line: columns of two feeds are never mixed in a possession count.
candidates as (
  select
    1 as rank, 'team_box' as source, game_id, team_abbr, minutes, points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts,
    ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds, assists, steals, blocks, turnovers, personal_fouls
  from raw.nbac_team_boxscores
  where game_date between @from and @to
    and fg_attempts is not null
  union all
  select
    2, 'player_box', game_id, team_abbr, minutes, points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts,
    ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds, assists, steals, blocks, turnovers, personal_fouls
  from player_sums
  where players >= 5
    and shooters = players
  union all
  select
    3, 'play_by_play', game_id, team_abbr, cast(game_seconds / 12 as integer), points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts,
    ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds, assists, steals, blocks, turnovers, personal_fouls
  from analytics.play_by_play_team_totals
  where game_date between @from and @to
),
chosen as (
  select distinct on (game_id, team_abbr)
    *
  from candidates
  order by game_id, team_abbr, rank
),
charts as (
  select
    chart.game_id,
    box.team_abbr,
    sum(chart.paint_makes) as paint_makes,
    sum(chart.paint_attempts) as paint_attempts,
    sum(chart.mid_range_makes) as mid_range_makes,
    sum(chart.mid_range_attempts) as mid_range_attempts
  from analytics.shot_chart_player_totals chart
  join raw.nbac_player_boxscores box
    on box.game_id = chart.game_id and box.player_id = chart.player_id and box.game_date between @from and @to
  where chart.game_date between @from and @to
  group by chart.game_id, box.team_abbr
),
lines as (
  select
    sides.*,
    chosen.source,
    cast(coalesce(events.overtime_periods, (chosen.minutes - 228 - (chosen.minutes - 228) % 25) / 25) as integer) as overtime_periods,
    chosen.points,
    chosen.fg_makes,
    chosen.fg_attempts,
    chosen.three_pt_makes,
    chosen.three_pt_attempts,
    chosen.ft_makes,
    chosen.ft_attempts,
    chosen.offensive_rebounds,
    chosen.defensive_rebounds,
    chosen.rebounds,
    chosen.assists,
    chosen.steals,
    chosen.blocks,
    -- The playoff team box counts team turnovers, the others do not: the players' sum is one definition for all.
    coalesce(player_sums.turnovers, chosen.turnovers) as turnovers,
    chosen.personal_fouls,
    case when events.game_id is not null then 'play_by_play' when charts.game_id is not null then 'shot_chart' end as shot_zone_source,
    case when events.game_id is not null then events.paint_makes else charts.paint_makes end as paint_makes,
    case when events.game_id is not null then events.paint_attempts else charts.paint_attempts end as paint_attempts,
    case when events.game_id is not null then events.mid_range_makes else charts.mid_range_makes end as mid_range_makes,
    case when events.game_id is not null then events.mid_range_attempts else charts.mid_range_attempts end as mid_range_attempts
  from sides
  join chosen on chosen.game_id = sides.game_id and chosen.team_abbr = sides.team_abbr
  left join player_sums on player_sums.game_id = sides.game_id and player_sums.team_abbr = sides.team_abbr
  left join analytics.play_by_play_team_totals events
    on events.game_id = sides.game_id and events.team_abbr = sides.team_abbr and events.game_date between @from and @to
  left join charts on charts.game_id = sides.game_id and charts.team_abbr = sides.team_abbr
),
counted as (
  select
    *,
    240 + 25 * overtime_periods as team_minutes,
    cast(100 * (fg_attempts + turnovers - offensive_rebounds) + 44 * ft_attempts as bigint) as possessions_hundredths,
    case when source = 'team_box' then 0 else 15 end
      + case when shot_zone_source is null then 15 when shot_zone_source = 'shot_chart' then 10 else 0 end as deduction
  from lines
)
select
  own.game_id as game_id,
  own.team_abbr as team_abbr,
  own.game_date as game_date,
  own.season_year as season_year,
  own.season_type as season_type,
  own.opponent_team_abbr as opponent_team_abbr,
  own.is_home as is_home,
  own.team_minutes as team_minutes,
  own.overtime_periods as overtime_periods,
  cast(own.points as integer) as points_scored,
  cast(own.fg_makes as integer) as fg_makes,
  cast(own.fg_attempts as integer) as fg_attempts,
  cast(own.three_pt_makes as integer) as three_pt_makes,
  cast(own.three_pt_attempts as integer) as three_pt_attempts,
  cast(own.ft_makes as integer) as ft_makes,
  cast(own.ft_attempts as integer) as ft_attempts,
  cast(own.offensive_rebounds as integer) as offensive_rebounds,
  cast(own.defensive_rebounds as integer) as defensive_rebounds,
  cast(own.rebounds as integer) as rebounds,
  cast(own.assists as integer) as assists,
  cast(own.steals as integer) as steals,
  cast(own.blocks as integer) as blocks,
  cast(own.turnovers as integer) as turnovers,
  cast(own.personal_fouls as integer) as personal_fouls,
  cast(own.possessions_hundredths as double precision) / 100 as possessions,
  cast(10000 * own.points as double precision) / nullif(own.possessions_hundredths, 0) as offensive_rating,
  cast(own.possessions_hundredths * 240 as double precision) / (100 * own.team_minutes) as pace,
  cast(50 * own.points as double precision) / nullif(100 * own.fg_attempts + 44 * own.ft_attempts, 0) as ts_pct,
  own.points > opponent.points as win_flag,
  cast(own.points - opponent.points as integer) as margin_of_victory,
  cast(own.paint_attempts as integer) as team_paint_attempts,
  cast(own.paint_makes as integer) as team_paint_makes,
  cast(own.mid_range_attempts as integer) as team_mid_range_attempts,
  cast(own.mid_range_makes as integer) as team_mid_range_makes,
  cast(2 * own.paint_makes as integer) as points_in_paint_scored,
  own.shot_zone_source as shot_zone_source,
  own.source as source,
  case when own.deduction <= 5 then 'gold' when own.deduction <= 25 then 'silver' else 'bronze' end as quality_tier,
  100 - own.deduction as quality_score,
  case
    when own.deduction > 0 then '[' || ltrim(
      case when own.shot_zone_source is null then ',"no_shot_zones"' else '' end
      || case when own.source = 'team_box' then '' else ',"reconstructed_from_' || own.source || '"' end
      || case when own.shot_zone_source = 'shot_chart' then ',"shot_zones_from_shot_chart"' else '' end, ',') || ']'
  end as quality_issues
from counted own
join counted opponent on opponent.game_id = own.game_id and opponent.team_abbr = own.opponent_team_abbr
