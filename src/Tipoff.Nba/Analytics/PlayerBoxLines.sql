with official as (
  select distinct
    game_id
  from raw.nbac_player_boxscores
  where game_date between @from and @to
),
-- BallDontLie sorts before ESPN.
backup as (
  select
    lines.game_id,
    min(lines.source) as source
  from analytics.backup_box_lines lines
  left join official on official.game_id = lines.game_id
  where lines.game_date between @from and @to
    and official.game_id is null
  group by lines.game_id
),
orphans as (
  select
    events.*,
    games.season_type,
    games.home_team_abbr = events.team_abbr as is_home,
    case when games.home_team_abbr = events.team_abbr then games.away_team_abbr else games.home_team_abbr end as opponent_team_abbr,
    sum(case when games.home_team_abbr = events.team_abbr then events.points else -events.points end) over (partition by events.game_id) as home_margin
  from analytics.play_by_play_player_totals events
  join reference.games games on games.game_id = events.game_id and games.game_date between @from and @to
  left join official on official.game_id = events.game_id
  left join backup on backup.game_id = events.game_id
  where events.game_date between @from and @to
    and events.team_abbr is not null
    and official.game_id is null
    and backup.game_id is null
),
lines as (
  select
    game_id,
    player_id,
    game_date,
    season_year,
    season_type,
    player_name,
    player_lookup,
    team_abbr,
    opponent_team_abbr,
    is_home,
    is_win,
    minutes,
    seconds_played,
    points,
    fg_makes,
    fg_attempts,
    three_pt_makes,
    three_pt_attempts,
    ft_makes,
    ft_attempts,
    offensive_rebounds,
    defensive_rebounds,
    rebounds,
    assists,
    steals,
    blocks,
    turnovers,
    personal_fouls,
    plus_minus,
    cast(null as boolean) as is_starter,
    'nbac_player_boxscores/' || feed as source,
    100 as source_score
  from raw.nbac_player_boxscores
  where game_date between @from and @to
  union all
  select
    lines.game_id,
    lines.player_id,
    lines.game_date,
    lines.season_year,
    lines.season_type,
    lines.player_name,
    lines.player_lookup,
    lines.team_abbr,
    lines.opponent_team_abbr,
    lines.is_home,
    lines.is_win,
    lines.minutes,
    null,
    lines.points,
    lines.fg_makes,
    lines.fg_attempts,
    lines.three_pt_makes,
    lines.three_pt_attempts,
    lines.ft_makes,
    lines.ft_attempts,
    lines.offensive_rebounds,
    lines.defensive_rebounds,
    lines.rebounds,
    lines.assists,
    lines.steals,
    lines.blocks,
    lines.turnovers,
    lines.personal_fouls,
    lines.plus_minus,
    lines.is_starter,
    lines.source,
    case when lines.source like 'bdl%' then 85 else 80 end
  from analytics.backup_box_lines lines
  join backup on backup.game_id = lines.game_id and backup.source = lines.source
  where lines.game_date between @from and @to
    and lines.player_id is not null
  union all
  select
    game_id,
    player_id,
    game_date,
    season_year,
    season_type,
    null,
    null,
    team_abbr,
    opponent_team_abbr,
    is_home,
    is_home = (home_margin > 0),
    cast((seconds_played + 30 - (seconds_played + 30) % 60) / 60 as integer),
    seconds_played,
    points,
    fg_makes,
    fg_attempts,
    three_pt_makes,
    three_pt_attempts,
    ft_makes,
    ft_attempts,
    offensive_rebounds,
    defensive_rebounds,
    rebounds,
    assists,
    steals,
    blocks,
    turnovers,
    personal_fouls,
    null,
    is_starter,
    'play_by_play_player_totals',
    60
  from orphans
)
select
  game_id as game_id,
  player_id as player_id,
  game_date as game_date,
  season_year as season_year,
  season_type as season_type,
  player_name as player_name,
  player_lookup as player_lookup,
  team_abbr as team_abbr,
  opponent_team_abbr as opponent_team_abbr,
  is_home as is_home,
  is_win as is_win,
  minutes as minutes,
  seconds_played as seconds_played,
  points as points,
  fg_makes as fg_makes,
  fg_attempts as fg_attempts,
  three_pt_makes as three_pt_makes,
  three_pt_attempts as three_pt_attempts,
  ft_makes as ft_makes,
  ft_attempts as ft_attempts,
  offensive_rebounds as offensive_rebounds,
  defensive_rebounds as defensive_rebounds,
  rebounds as rebounds,
  assists as assists,
  steals as steals,
  blocks as blocks,
  turnovers as turnovers,
  personal_fouls as personal_fouls,
  plus_minus as plus_minus,
  is_starter as is_starter,
  source as source,
  source_score as source_score,
  -- What a source does not tell has a place of its own, so that no count can slip into its neighbour's.
  substr(md5(concat_ws('|', game_id, player_id, team_abbr, minutes, coalesce(seconds_played, -1), points, coalesce(fg_makes, -1),
    coalesce(fg_attempts, -1), coalesce(three_pt_makes, -1), coalesce(three_pt_attempts, -1), coalesce(ft_makes, -1), coalesce(ft_attempts, -1),
    coalesce(offensive_rebounds, -1), coalesce(defensive_rebounds, -1), rebounds, assists, steals, blocks, turnovers,
    coalesce(personal_fouls, -1), coalesce(plus_minus, -999))), 1, 16) as source_hash
from lines
