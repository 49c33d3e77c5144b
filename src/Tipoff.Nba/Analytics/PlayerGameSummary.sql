with zones as (
  select
    box.game_id,
    box.player_id,
    case when covered.game_id is not null then 'play_by_play' when charted.game_id is not null then 'shot_chart' end as source,
    coalesce(case when covered.game_id is not null then events.paint_attempts else chart.paint_attempts end, 0) as paint_attempts,
    coalesce(case when covered.game_id is not null then events.paint_makes else chart.paint_makes end, 0) as paint_makes,
    coalesce(case when covered.game_id is not null then events.mid_range_attempts else chart.mid_range_attempts end, 0) as mid_range_attempts,
    coalesce(case when covered.game_id is not null then events.mid_range_makes else chart.mid_range_makes end, 0) as mid_range_makes,
    coalesce(case when covered.game_id is not null then events.three_pt_attempts else chart.three_pt_attempts end, 0) as three_pt_attempts,
    coalesce(case when covered.game_id is not null then events.three_pt_makes else chart.three_pt_makes end, 0) as three_pt_makes,
    covered.game_id is not null as has_events
  from raw.nbac_player_boxscores box
  left join (select distinct game_id from analytics.play_by_play_team_totals where game_date between @from and @to) covered
    on covered.game_id = box.game_id
  left join (select distinct game_id from analytics.shot_chart_player_totals where game_date between @from and @to) charted
    on charted.game_id = box.game_id
  left join analytics.play_by_play_player_totals events
    on events.game_id = box.game_id and events.player_id = box.player_id and events.game_date between @from and @to
  left join analytics.shot_chart_player_totals chart
    on chart.game_id = box.game_id and chart.player_id = box.player_id and chart.game_date between @from and @to
  where box.game_date between @from and @to
),
lines as (
  select
    box.*,
    case when box.fg_attempts is not null then 'box' when zones.has_events then 'play_by_play' end as shooting_source,
    case when box.fg_attempts is not null then box.fg_makes when zones.has_events then coalesce(events.fg_makes, 0) end as field_makes,
    case when box.fg_attempts is not null then box.fg_attempts when zones.has_events then coalesce(events.fg_attempts, 0) end as field_attempts,
    case when box.fg_attempts is not null then box.three_pt_makes when zones.has_events then coalesce(events.three_pt_makes, 0) end as three_makes,
    case when box.fg_attempts is not null then box.three_pt_attempts when zones.has_events then coalesce(events.three_pt_attempts, 0) end as three_attempts,
    case when box.fg_attempts is not null then box.ft_makes when zones.has_events then coalesce(events.ft_makes, 0) end as free_makes,
    case when box.fg_attempts is not null then box.ft_attempts when zones.has_events then coalesce(events.ft_attempts, 0) end as free_attempts,
    case when box.fg_attempts is not null then box.offensive_rebounds when zones.has_events then coalesce(events.offensive_rebounds, 0) end as offensive,
    case when box.fg_attempts is not null then box.defensive_rebounds when zones.has_events then coalesce(events.defensive_rebounds, 0) end as defensive,
    case when box.fg_attempts is not null then box.personal_fouls when zones.has_events then coalesce(events.personal_fouls, 0) end as fouls,
    -- An archive that never saw him on the floor knows less than the official minutes.
    case when zones.has_events and (events.hundredths_played > 0 or box.minutes = 0) then coalesce(events.seconds_played, 0)
      else 60 * box.minutes end as seconds,
    case when zones.has_events and (events.hundredths_played > 0 or box.minutes = 0) then 'play_by_play' else 'box' end as seconds_source,
    case when zones.has_events then coalesce(events.is_starter, false) end as is_starter,
    case when zones.has_events then coalesce(events.assisted_fg_makes, 0) end as assisted_fg_makes,
    case when zones.has_events then coalesce(events.unassisted_fg_makes, 0) end as unassisted_fg_makes,
    case when zones.has_events then coalesce(events.and_1_count, 0) end as and_1_count,
    case when zones.has_events then coalesce(events.paint_blocks, 0) end as paint_blocks,
    case when zones.has_events then coalesce(events.mid_range_blocks, 0) end as mid_range_blocks,
    case when zones.has_events then coalesce(events.three_pt_blocks, 0) end as three_pt_blocks,
    zones.source as shot_zone_source,
    case when zones.source is not null then zones.paint_attempts end as paint_attempts,
    case when zones.source is not null then zones.paint_makes end as paint_makes,
    case when zones.source is not null then zones.mid_range_attempts end as mid_range_attempts,
    case when zones.source is not null then zones.mid_range_makes end as mid_range_makes,
    case when zones.source is not null then zones.three_pt_attempts end as zone_three_pt_attempts,
    case when zones.source is not null then zones.three_pt_makes end as zone_three_pt_makes,
    team.team_minutes,
    100 * team.fg_attempts + 44 * team.ft_attempts + 100 * team.turnovers as team_used,
    players.universal_player_id,
    coalesce(players.player_lookup, box.player_lookup) as lookup,
    coalesce(players.player_name, box.player_name) as full_name,
    prices.closing_line,
    prices.sources as line_sources
  from raw.nbac_player_boxscores box
  join zones on zones.game_id = box.game_id and zones.player_id = box.player_id
  left join analytics.play_by_play_player_totals events
    on events.game_id = box.game_id and events.player_id = box.player_id and events.game_date between @from and @to
  left join analytics.team_offense_game_summary team
    on team.game_id = box.game_id and team.team_abbr = box.team_abbr and team.game_date between @from and @to
  left join reference.players players on players.player_id = box.player_id
  left join analytics.player_points_lines prices
    on prices.game_id = box.game_id and prices.player_id = box.player_id and prices.game_date between @from and @to
  where box.game_date between @from and @to
),
weighed as (
  select
    *,
    case when shot_zone_source is null then 25 when shot_zone_source = 'shot_chart' then 15 else 0 end
      + case when shooting_source is null then 25 when shooting_source = 'play_by_play' then 5 else 0 end
      + case when seconds_source = 'box' and shot_zone_source = 'play_by_play' then 5 else 0 end
      + case when team_minutes is null then 10 else 0 end as deduction
  from lines
)
select
  player_id as player_id,
  game_id as game_id,
  game_date as game_date,
  season_year as season_year,
  season_type as season_type,
  lookup as player_lookup,
  universal_player_id as universal_player_id,
  full_name as player_full_name,
  team_abbr as team_abbr,
  opponent_team_abbr as opponent_team_abbr,
  is_home as is_home,
  seconds as seconds_played,
  seconds_source as seconds_source,
  minutes as box_minutes,
  points as points,
  field_makes as fg_makes,
  field_attempts as fg_attempts,
  three_makes as three_pt_makes,
  three_attempts as three_pt_attempts,
  free_makes as ft_makes,
  free_attempts as ft_attempts,
  shooting_source as shooting_source,
  offensive as offensive_rebounds,
  defensive as defensive_rebounds,
  rebounds as rebounds,
  assists as assists,
  steals as steals,
  blocks as blocks,
  turnovers as turnovers,
  fouls as personal_fouls,
  plus_minus as plus_minus,
  paint_attempts as paint_attempts,
  paint_makes as paint_makes,
  mid_range_attempts as mid_range_attempts,
  mid_range_makes as mid_range_makes,
  zone_three_pt_attempts as zone_three_pt_attempts,
  zone_three_pt_makes as zone_three_pt_makes,
  shot_zone_source as shot_zone_source,
  assisted_fg_makes as assisted_fg_makes,
  unassisted_fg_makes as unassisted_fg_makes,
  and_1_count as and_1_count,
  paint_blocks as paint_blocks,
  mid_range_blocks as mid_range_blocks,
  three_pt_blocks as three_pt_blocks,
  cast(1200 * cast(100 * field_attempts + 44 * free_attempts + 100 * turnovers as bigint) * team_minutes as double precision)
    / nullif(cast(seconds as bigint) * team_used, 0) as usage_rate,
  cast(50 * points as double precision) / nullif(100 * field_attempts + 44 * free_attempts, 0) as ts_pct,
  cast(2 * field_makes + three_makes as double precision) / nullif(2 * field_attempts, 0) as efg_pct,
  is_starter as is_starter,
  case when is_starter is null then 'none' else 'play_by_play' end as starter_source,
  is_win as win_flag,
  closing_line as points_line,
  line_sources as points_line_source,
  case when points > closing_line then 'OVER' when points < closing_line then 'UNDER' when points = closing_line then 'PUSH' end
    as over_under_result,
  cast(points - closing_line as numeric(18, 4)) as margin,
  case when deduction <= 5 then 'gold' when deduction <= 25 then 'silver' when deduction <= 50 then 'bronze' else 'poor' end as quality_tier,
  100 - deduction as quality_score,
  case
    when deduction > 0 then '[' || ltrim(
      case when shooting_source is null then ',"no_attempts"' else '' end
      || case when shot_zone_source = 'play_by_play' then '' else ',"no_play_by_play"' end
      || case when shot_zone_source is null then ',"no_shot_zones"' else '' end
      || case when team_minutes is null then ',"no_team_line"' else '' end
      || case when seconds_source = 'box' and shot_zone_source = 'play_by_play' then ',"seconds_from_box"' else '' end
      || case when shooting_source = 'play_by_play' then ',"shooting_from_play_by_play"' else '' end, ',') || ']'
  end as quality_issues
from weighed
