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
-- A backup's line that no player answers to still counts in its team's sum.
members as (
  select
    game_id, team_abbr, source, source_score, minutes, points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes,
    ft_attempts, offensive_rebounds, defensive_rebounds, rebounds, assists, steals, blocks, turnovers, personal_fouls
  from analytics.player_box_lines
  where game_date between @from and @to
    and source_score > 60
  union all
  select
    nameless.game_id, nameless.team_abbr, served.source, served.source_score, nameless.minutes, nameless.points, nameless.fg_makes,
    nameless.fg_attempts, nameless.three_pt_makes, nameless.three_pt_attempts, nameless.ft_makes, nameless.ft_attempts,
    nameless.offensive_rebounds, nameless.defensive_rebounds, nameless.rebounds, nameless.assists, nameless.steals, nameless.blocks,
    nameless.turnovers, nameless.personal_fouls
  from analytics.backup_box_lines nameless
  join (select distinct game_id, source, source_score from analytics.player_box_lines where game_date between @from and @to) served
    on served.game_id = nameless.game_id and served.source = nameless.source
  where nameless.game_date between @from and @to
    and nameless.player_id is null
),
player_sums as (
  select
    game_id,
    team_abbr,
    min(source) as source,
    min(source_score) as source_score,
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
  from members
  group by game_id, team_abbr
),
-- One source gives the whole line: columns of two feeds are never mixed in a possession count.
candidates as (
  select
    1 as rank, 'team_box' as source, 'nbac_team_boxscores/' || feed as line_source, 100 as source_score, game_id, team_abbr, minutes, points,
    fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds,
    assists, steals, blocks, turnovers, personal_fouls
  from raw.nbac_team_boxscores
  where game_date between @from and @to
    and fg_attempts is not null
  union all
  select
    2, 'player_box', source, least(source_score, 85), game_id, team_abbr, minutes, points,
    fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds,
    assists, steals, blocks, turnovers, personal_fouls
  from player_sums
  where players >= 5
    and shooters = players
  union all
  select
    3, 'play_by_play', 'play_by_play_team_totals', 60, game_id, team_abbr, cast(game_seconds / 12 as integer), points,
    fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, offensive_rebounds, defensive_rebounds, rebounds,
    assists, steals, blocks, turnovers, personal_fouls
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
    sum(chart.mid_range_attempts) as mid_range_attempts,
    sum(chart.three_pt_makes) as three_pt_makes,
    sum(chart.three_pt_attempts) as three_pt_attempts
  from analytics.shot_chart_player_totals chart
  join analytics.player_box_lines box
    on box.game_id = chart.game_id and box.player_id = chart.player_id and box.game_date between @from and @to
  where chart.game_date between @from and @to
  group by chart.game_id, box.team_abbr
),
crews as (
  select
    game_id,
    '[' || string_agg('"' || replace(official_name, '"', '\"') || '"', ',' order by official_name, official_code) || ']' as officials
  from raw.nbac_referee_assignments
  where game_date between @from and @to
    and position <= 3
  group by game_id
),
lines as (
  select
    sides.*,
    chosen.source,
    chosen.line_source,
    chosen.source_score,
    substr(md5(concat_ws('|', chosen.game_id, chosen.team_abbr, cast(chosen.minutes as integer), cast(chosen.points as integer),
      cast(chosen.fg_makes as integer), cast(chosen.fg_attempts as integer), cast(chosen.three_pt_makes as integer),
      cast(chosen.three_pt_attempts as integer), cast(chosen.ft_makes as integer), cast(chosen.ft_attempts as integer),
      cast(chosen.offensive_rebounds as integer), cast(chosen.defensive_rebounds as integer), cast(chosen.rebounds as integer),
      cast(chosen.assists as integer), cast(chosen.steals as integer), cast(chosen.blocks as integer), cast(chosen.turnovers as integer),
      coalesce(cast(chosen.personal_fouls as integer), -1))), 1, 16) as line_hash,
    case
      when events.game_id is not null and chosen.rank < 3 then substr(md5(concat_ws('|', events.game_id, events.team_abbr,
        events.game_seconds, events.points, events.paint_makes, events.paint_attempts, events.mid_range_makes, events.mid_range_attempts,
        events.three_pt_makes, events.three_pt_attempts)), 1, 16)
    end as events_hash,
    case
      when events.game_id is null and charts.game_id is not null then substr(md5(concat_ws('|', charts.game_id, charts.team_abbr,
        cast(charts.paint_makes as integer), cast(charts.paint_attempts as integer), cast(charts.mid_range_makes as integer),
        cast(charts.mid_range_attempts as integer))), 1, 16)
    end as charts_hash,
    inactive.players_inactive,
    inactive.starters_inactive,
    crews.officials,
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
    case when events.game_id is not null then events.mid_range_attempts else charts.mid_range_attempts end as mid_range_attempts,
    case when events.game_id is not null then events.three_pt_makes else charts.three_pt_makes end as zone_three_makes,
    case when events.game_id is not null then events.three_pt_attempts else charts.three_pt_attempts end as zone_three_attempts,
    events.second_chance_points,
    events.fast_break_points,
    events.points_off_turnovers,
    events.bench_points,
    events.possessions as possessions_counted,
    events.game_seconds
  from sides
  join chosen on chosen.game_id = sides.game_id and chosen.team_abbr = sides.team_abbr
  left join player_sums on player_sums.game_id = sides.game_id and player_sums.team_abbr = sides.team_abbr
  left join analytics.play_by_play_team_totals events
    on events.game_id = sides.game_id and events.team_abbr = sides.team_abbr and events.game_date between @from and @to
  left join charts on charts.game_id = sides.game_id and charts.team_abbr = sides.team_abbr
  left join analytics.team_inactives inactive
    on inactive.game_id = sides.game_id and inactive.team_abbr = sides.team_abbr and inactive.game_date between @from and @to
  left join crews on crews.game_id = sides.game_id
),
counted as (
  select
    *,
    240 + 25 * overtime_periods as team_minutes,
    cast(100 * (fg_attempts + turnovers - offensive_rebounds) + 44 * ft_attempts as bigint) as possessions_hundredths,
    source_score - case when shot_zone_source is null then 15 when shot_zone_source = 'shot_chart' then 10 else 0 end as score
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
  own.possessions_counted as possessions_counted,
  cast(100 * own.points as double precision) / nullif(own.possessions_counted, 0) as offensive_rating_counted,
  cast(1440 * (own.possessions_counted + opponent.possessions_counted) as double precision) / nullif(own.game_seconds, 0) as pace_counted,
  cast(50 * own.points as double precision) / nullif(100 * own.fg_attempts + 44 * own.ft_attempts, 0) as ts_pct,
  own.points > opponent.points as win_flag,
  cast(own.points - opponent.points as integer) as margin_of_victory,
  cast(own.paint_attempts as integer) as team_paint_attempts,
  cast(own.paint_makes as integer) as team_paint_makes,
  cast(own.mid_range_attempts as integer) as team_mid_range_attempts,
  cast(own.mid_range_makes as integer) as team_mid_range_makes,
  cast(own.zone_three_attempts as integer) as team_three_pt_attempts,
  cast(own.zone_three_makes as integer) as team_three_pt_makes,
  cast(2 * own.paint_makes as integer) as points_in_paint_scored,
  own.second_chance_points as second_chance_points_scored,
  own.fast_break_points as fast_break_points_scored,
  own.points_off_turnovers as points_off_turnovers,
  own.bench_points as bench_points,
  own.shot_zone_source as shot_zone_source,
  own.players_inactive as players_inactive,
  own.starters_inactive as starters_inactive,
  own.officials as referee_crew,
  own.source as source,
  case when own.score >= 95 then 'gold' when own.score >= 75 then 'silver' when own.score >= 50 then 'bronze' when own.score >= 25 then 'poor' else 'unusable' end
    as quality_tier,
  own.score as quality_score,
  case
    when own.score < 100 then '[' || ltrim(
      case when own.source = 'player_box' and own.line_source not like 'nbac%' then ',"backup_source_used"' else '' end
      || case when own.shot_zone_source is null then ',"no_shot_zones"' else '' end
      || case when own.source = 'team_box' then '' else ',"reconstructed_from_' || own.source || '"' end
      || case when own.shot_zone_source = 'shot_chart' then ',"shot_zones_from_shot_chart"' else '' end, ',') || ']'
  end as quality_issues,
  '{' || case when own.players_inactive is null then '' else '"inactive":"team_inactives",' end
    || '"line":"' || own.line_source || '"'
    || case when own.officials is null then '' else ',"referees":"nbac_referee_assignments"' end
    || coalesce(',"zones":"' || own.shot_zone_source || '"', '') || '}' as data_sources,
  case
    when own.source = 'player_box'
      then '{' || coalesce('"play_by_play_team_totals":"' || own.events_hash || '",', '') || '"player_box_lines":"' || own.line_hash || '"'
    else '{"' || split_part(own.line_source, '/', 1) || '":"' || own.line_hash || '"'
      || coalesce(',"play_by_play_team_totals":"' || own.events_hash || '"', '')
  end || coalesce(',"shot_chart_player_totals":"' || own.charts_hash || '"', '') || '}' as source_hashes,
  own.score >= 50 as is_production_ready
from counted own
join counted opponent on opponent.game_id = own.game_id and opponent.team_abbr = own.opponent_team_abbr
