with lengths as (
  select
    game_id,
    max(period) as periods
  from raw.nbac_play_by_play
  where game_date between @from and @to
  group by game_id
),
team_events as (
  select
    events.game_id,
    case events.team_id when games.home_team_id then games.home_team_abbr else games.away_team_abbr end as team_abbr,
    count(*) filter (where events.action_type = 'turnover') as turnovers,
    count(*) filter (where events.action_type = 'rebound' and strpos(coalesce(events.qualifiers, ''), 'deadball') = 0) as rebounds
  from raw.nbac_play_by_play events
  join reference.games games
    on games.game_id = events.game_id and events.team_id in (games.home_team_id, games.away_team_id)
    and games.game_date between @from and @to
  where events.game_date between @from and @to
    and events.player_id is null
    and events.action_type in ('turnover', 'rebound')
  group by 1, 2
),
stints as (
  select game_id, home_team_abbr as team_abbr, home_possessions as possessions, garbage_hundredths, case when stint_number = 1 then home_lineup end as starters
  from analytics.lineup_stints
  where game_date between @from and @to
  union all
  select game_id, away_team_abbr, away_possessions, garbage_hundredths, case when stint_number = 1 then away_lineup end
  from analytics.lineup_stints
  where game_date between @from and @to
),
played as (
  select
    game_id,
    team_abbr,
    cast(sum(possessions) as integer) as possessions,
    cast(sum(garbage_hundredths) as integer) as garbage,
    nullif(max(starters), '') as starting_lineup
  from stints
  group by game_id, team_abbr
),
sums as (
  select
    game_id,
    team_abbr,
    min(game_date) as game_date,
    min(season_year) as season_year,
    count(*) as players,
    sum(hundredths_played) as hundredths,
    sum(points) as points,
    sum(fg_makes) as fg_makes,
    sum(fg_attempts) as fg_attempts,
    sum(three_pt_makes) as three_pt_makes,
    sum(three_pt_attempts) as three_pt_attempts,
    sum(ft_makes) as ft_makes,
    sum(ft_attempts) as ft_attempts,
    sum(paint_makes) as paint_makes,
    sum(paint_attempts) as paint_attempts,
    sum(mid_range_makes) as mid_range_makes,
    sum(mid_range_attempts) as mid_range_attempts,
    sum(assisted_fg_makes) as assisted_fg_makes,
    sum(offensive_rebounds) as offensive_rebounds,
    sum(defensive_rebounds) as defensive_rebounds,
    sum(rebounds) as rebounds,
    sum(assists) as assists,
    sum(steals) as steals,
    sum(blocks) as blocks,
    sum(turnovers) as turnovers,
    sum(personal_fouls) as personal_fouls,
    sum(paint_blocks) as paint_blocks,
    sum(mid_range_blocks) as mid_range_blocks,
    sum(three_pt_blocks) as three_pt_blocks,
    sum(second_chance_points) as second_chance_points,
    sum(fast_break_points) as fast_break_points,
    sum(points_off_turnovers) as points_off_turnovers,
    sum(points) filter (where not is_starter) as bench_points
  from analytics.play_by_play_player_totals
  where game_date between @from and @to
    and team_abbr is not null
  group by game_id, team_abbr
)
select
  sums.game_id as game_id,
  sums.team_abbr as team_abbr,
  sums.game_date as game_date,
  sums.season_year as season_year,
  720 * least(lengths.periods, 4) + 300 * greatest(lengths.periods - 4, 0) as game_seconds,
  greatest(lengths.periods - 4, 0) as overtime_periods,
  cast(sums.players as integer) as players,
  cast((sums.hundredths + 50 - (sums.hundredths + 50) % 100) / 100 as integer) as court_seconds,
  cast(sums.points as integer) as points,
  cast(sums.fg_makes as integer) as fg_makes,
  cast(sums.fg_attempts as integer) as fg_attempts,
  cast(sums.three_pt_makes as integer) as three_pt_makes,
  cast(sums.three_pt_attempts as integer) as three_pt_attempts,
  cast(sums.ft_makes as integer) as ft_makes,
  cast(sums.ft_attempts as integer) as ft_attempts,
  cast(sums.paint_makes as integer) as paint_makes,
  cast(sums.paint_attempts as integer) as paint_attempts,
  cast(sums.mid_range_makes as integer) as mid_range_makes,
  cast(sums.mid_range_attempts as integer) as mid_range_attempts,
  cast(sums.assisted_fg_makes as integer) as assisted_fg_makes,
  cast(sums.offensive_rebounds as integer) as offensive_rebounds,
  cast(sums.defensive_rebounds as integer) as defensive_rebounds,
  cast(sums.rebounds as integer) as rebounds,
  cast(sums.assists as integer) as assists,
  cast(sums.steals as integer) as steals,
  cast(sums.blocks as integer) as blocks,
  cast(sums.turnovers as integer) as turnovers,
  cast(sums.personal_fouls as integer) as personal_fouls,
  cast(sums.paint_blocks as integer) as paint_blocks,
  cast(sums.mid_range_blocks as integer) as mid_range_blocks,
  cast(sums.three_pt_blocks as integer) as three_pt_blocks,
  cast(coalesce(team_events.turnovers, 0) as integer) as team_turnovers,
  cast(coalesce(team_events.rebounds, 0) as integer) as team_rebounds,
  cast(sums.second_chance_points as integer) as second_chance_points,
  cast(sums.fast_break_points as integer) as fast_break_points,
  cast(sums.points_off_turnovers as integer) as points_off_turnovers,
  cast(coalesce(sums.bench_points, 0) as integer) as bench_points,
  played.possessions as possessions,
  cast((played.garbage + 50 - (played.garbage + 50) % 100) / 100 as integer) as garbage_seconds,
  played.starting_lineup as starting_lineup
from sums
join lengths on lengths.game_id = sums.game_id
join played on played.game_id = sums.game_id and played.team_abbr = sums.team_abbr
left join team_events on team_events.game_id = sums.game_id and team_events.team_abbr = sums.team_abbr
