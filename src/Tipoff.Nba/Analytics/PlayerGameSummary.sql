-- Which feed gives a game its zones; who has no row in it shot nothing.
with zones as (
  select
    games.game_id,
    covered.game_id is not null as has_events,
    case when covered.game_id is not null then 'play_by_play' when charted.game_id is not null then 'shot_chart' end as source
  from (select distinct game_id from analytics.player_box_lines where game_date between @from and @to) games
  left join (select distinct game_id from analytics.play_by_play_team_totals where game_date between @from and @to) covered
    on covered.game_id = games.game_id
  left join (select distinct game_id from analytics.shot_chart_player_totals where game_date between @from and @to) charted
    on charted.game_id = games.game_id
),
lines as (
  select
    box.*,
    case
      when box.fg_attempts is not null and box.source_score > 60 then 'box'
      when zones.has_events then 'play_by_play'
    end as shooting_source,
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
    case
      when zones.has_events and (events.hundredths_played > 0 or box.minutes = 0) then coalesce(events.seconds_played, 0)
      else coalesce(box.seconds_played, 60 * box.minutes)
    end as seconds,
    case
      when zones.has_events and (events.hundredths_played > 0 or box.minutes = 0) then 'play_by_play'
      when box.seconds_played is not null then 'box_seconds'
      else 'box'
    end as seconds_source,
    case when zones.has_events then coalesce(events.is_starter, false) else box.is_starter end as starts,
    case when zones.has_events then 'play_by_play' when box.is_starter is not null then 'box' else 'none' end as starter_source,
    case
      when zones.has_events and events.game_id is not null then substr(md5(concat_ws('|', events.game_id, events.player_id, events.team_abbr,
        events.hundredths_played, events.fg_makes, events.fg_attempts, events.three_pt_makes, events.three_pt_attempts, events.ft_makes,
        events.ft_attempts, events.paint_makes, events.paint_attempts, events.assisted_fg_makes, events.and_1_count,
        events.offensive_rebounds, events.rebounds, events.assists, events.steals, events.turnovers, events.personal_fouls,
        events.paint_blocks, events.mid_range_blocks, events.three_pt_blocks)), 1, 16)
    end as events_hash,
    case
      when zones.source = 'shot_chart' and chart.game_id is not null then substr(md5(concat_ws('|', chart.game_id, chart.player_id,
        chart.paint_makes, chart.paint_attempts, chart.mid_range_makes, chart.mid_range_attempts, chart.three_pt_makes,
        chart.three_pt_attempts)), 1, 16)
    end as chart_hash,
    case when zones.has_events then coalesce(events.assisted_fg_makes, 0) end as assisted_fg_makes,
    case when zones.has_events then coalesce(events.unassisted_fg_makes, 0) end as unassisted_fg_makes,
    case when zones.has_events then coalesce(events.and_1_count, 0) end as and_1_count,
    case when zones.has_events then coalesce(events.paint_blocks, 0) end as paint_blocks,
    case when zones.has_events then coalesce(events.mid_range_blocks, 0) end as mid_range_blocks,
    case when zones.has_events then coalesce(events.three_pt_blocks, 0) end as three_pt_blocks,
    case when zones.has_events then coalesce(events.second_chance_points, 0) end as second_chance_points,
    case when zones.has_events then coalesce(events.fast_break_points, 0) end as fast_break_points,
    case when zones.has_events then coalesce(events.points_off_turnovers, 0) end as points_off_turnovers,
    case when zones.has_events then coalesce(events.fourth_quarter_seconds, 0) end as fourth_quarter_seconds,
    case when zones.has_events then coalesce(events.clutch_seconds, 0) end as clutch_seconds,
    case when zones.has_events then coalesce(events.garbage_seconds, 0) end as garbage_seconds,
    100 * events.fg_attempts + 44 * events.ft_attempts + 100 * events.turnovers as events_used,
    100 * events.on_court_fg_attempts + 44 * events.on_court_ft_attempts + 100 * events.on_court_turnovers as court_used,
    coalesce(box.plus_minus, events.on_court_points - events.on_court_points_allowed) as margin_on_court,
    zones.source as shot_zone_source,
    case zones.source when 'play_by_play' then coalesce(events.paint_attempts, 0) when 'shot_chart' then coalesce(chart.paint_attempts, 0) end as paint_attempts,
    case zones.source when 'play_by_play' then coalesce(events.paint_makes, 0) when 'shot_chart' then coalesce(chart.paint_makes, 0) end as paint_makes,
    case zones.source when 'play_by_play' then coalesce(events.mid_range_attempts, 0) when 'shot_chart' then coalesce(chart.mid_range_attempts, 0) end as mid_range_attempts,
    case zones.source when 'play_by_play' then coalesce(events.mid_range_makes, 0) when 'shot_chart' then coalesce(chart.mid_range_makes, 0) end as mid_range_makes,
    case zones.source when 'play_by_play' then coalesce(events.three_pt_attempts, 0) when 'shot_chart' then coalesce(chart.three_pt_attempts, 0) end as zone_three_pt_attempts,
    case zones.source when 'play_by_play' then coalesce(events.three_pt_makes, 0) when 'shot_chart' then coalesce(chart.three_pt_makes, 0) end as zone_three_pt_makes,
    team.team_minutes,
    team.source as team_source,
    100 * team.fg_attempts + 44 * team.ft_attempts + 100 * team.turnovers as team_used,
    players.universal_player_id,
    coalesce(players.player_lookup, box.player_lookup, 'player' || cast(box.player_id as text)) as lookup,
    coalesce(players.player_name, box.player_name, 'Player ' || cast(box.player_id as text)) as full_name,
    prices.closing_line,
    prices.sources as line_sources
  from analytics.player_box_lines box
  join zones on zones.game_id = box.game_id
  left join analytics.play_by_play_player_totals events
    on events.game_id = box.game_id and events.player_id = box.player_id and events.game_date between @from and @to
  left join analytics.shot_chart_player_totals chart
    on chart.game_id = box.game_id and chart.player_id = box.player_id and chart.game_date between @from and @to
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
    greatest(
      0,
      source_score
        - case when shot_zone_source is null then 25 when shot_zone_source = 'shot_chart' then 15 else 0 end
        - case when shooting_source is null then 25 when shooting_source = 'play_by_play' and source_score > 60 then 5 else 0 end
        - case when seconds_source <> 'play_by_play' and shot_zone_source = 'play_by_play' then 5 else 0 end
        - case when team_minutes is null then 10 else 0 end) as score
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
  cast(seconds as double precision) / 60 as minutes_played,
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
  margin_on_court as plus_minus,
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
  second_chance_points as second_chance_points,
  fast_break_points as fast_break_points,
  points_off_turnovers as points_off_turnovers,
  fourth_quarter_seconds as fourth_quarter_seconds,
  clutch_seconds as clutch_seconds,
  garbage_seconds as garbage_seconds,
  cast(1200 * cast(100 * field_attempts + 44 * free_attempts + 100 * turnovers as bigint) * team_minutes as double precision)
    / nullif(cast(seconds as bigint) * team_used, 0) as usage_rate,
  cast(100 * events_used as double precision) / nullif(court_used, 0) as usage_rate_on_court,
  cast(100 * field_attempts + 44 * free_attempts + 100 * turnovers as double precision) / 100 as plays_used,
  cast(50 * points as double precision) / nullif(100 * field_attempts + 44 * free_attempts, 0) as ts_pct,
  cast(2 * field_makes + three_makes as double precision) / nullif(2 * field_attempts, 0) as efg_pct,
  cast(100 * free_attempts as double precision) / nullif(field_attempts, 0) as free_throw_rate,
  cast(100 * three_attempts as double precision) / nullif(field_attempts, 0) as three_pt_attempt_rate,
  starts as is_starter,
  starter_source as starter_source,
  is_win as win_flag,
  closing_line as points_line,
  line_sources as points_line_source,
  case when points > closing_line then 'OVER' when points < closing_line then 'UNDER' when points = closing_line then 'PUSH' end
    as over_under_result,
  cast(points - closing_line as numeric(18, 4)) as margin,
  case when score >= 95 then 'gold' when score >= 75 then 'silver' when score >= 50 then 'bronze' when score >= 25 then 'poor' else 'unusable' end as quality_tier,
  score as quality_score,
  case
    when score < 100 then '[' || ltrim(
      case when source_score between 61 and 99 then ',"backup_source_used"' else '' end
      || case when shooting_source is null then ',"no_attempts"' else '' end
      || case when shot_zone_source = 'play_by_play' then '' else ',"no_play_by_play"' end
      || case when shot_zone_source is null then ',"no_shot_zones"' else '' end
      || case when team_minutes is null then ',"no_team_line"' else '' end
      || case when source_score <= 60 then ',"reconstructed_from_play_by_play"' else '' end
      || case when seconds_source <> 'play_by_play' and shot_zone_source = 'play_by_play' then ',"seconds_from_box"' else '' end
      || case when shooting_source = 'play_by_play' and source_score > 60 then ',"shooting_from_play_by_play"' else '' end, ',') || ']'
  end as quality_issues,
  '{"box":"' || source || '","seconds":"' || seconds_source || '"'
    || coalesce(',"shooting":"' || shooting_source || '"', '')
    || case when starter_source = 'none' then '' else ',"starter":"' || starter_source || '"' end
    || coalesce(',"team":"' || team_source || '"', '')
    || coalesce(',"zones":"' || shot_zone_source || '"', '') || '}' as data_sources,
  '{"' || split_part(source, '/', 1) || '":"' || source_hash || '"'
    || case when source_score > 60 then coalesce(',"play_by_play_player_totals":"' || events_hash || '"', '') else '' end
    || coalesce(',"shot_chart_player_totals":"' || chart_hash || '"', '') || '}' as source_hashes,
  score >= 50 as is_production_ready
from weighed
