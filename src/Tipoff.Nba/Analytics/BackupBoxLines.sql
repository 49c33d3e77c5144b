with lines as (
  select
    'bdl_player_boxscores/' || feed as source,
    cast(bdl_player_id as text) as source_player_id,
    game_date,
    player_name,
    player_lookup,
    team_abbr,
    opponent_team_abbr,
    coalesce(minutes, 0) as minutes,
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
    cast(null as integer) as plus_minus,
    cast(null as boolean) as is_starter
  from raw.bdl_player_boxscores
  where game_date between @from and @to
    and is_final
  union all
  select
    'espn_boxscores',
    espn_player_id,
    game_date,
    player_name,
    player_lookup,
    team_abbr,
    opponent_team_abbr,
    minutes,
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
    is_starter
  from raw.espn_boxscores
  where game_date between @from and @to
    and minutes is not null
),
placed as (
  select
    games.game_id,
    games.season_year,
    games.season_type,
    games.home_team_abbr = lines.team_abbr as is_home,
    lines.*
  from lines
  -- The home side of a neutral site is the schedule's, whatever the source says.
  join reference.games games
    on games.game_date = lines.game_date
    and lines.team_abbr in (games.home_team_abbr, games.away_team_abbr)
    and lines.opponent_team_abbr in (games.home_team_abbr, games.away_team_abbr)
    and lines.team_abbr <> lines.opponent_team_abbr
  where games.game_date between @from and @to
    and games.season_type in ('regular', 'playin', 'playoffs')
),
answering as (
  select
    placed.game_id,
    placed.source,
    placed.source_player_id,
    spellings.player_id,
    spellings.match_kind,
    spellings.rank,
    case when events.player_id is null then 1 else 0 end as unseen,
    coalesce(events.hundredths_played, 0) as hundredths_played
  from placed
  join reference.player_spellings spellings
    on spellings.spelling = placed.player_lookup
    and spellings.valid_from <= placed.game_date
    and (spellings.valid_through is null or spellings.valid_through >= placed.game_date)
    -- Who appears for the first time later is nobody's namesake yet.
    and (spellings.rank = 0 or spellings.first_date <= placed.game_date)
  left join analytics.play_by_play_player_totals events
    on events.game_id = placed.game_id and events.player_id = spellings.player_id and events.team_abbr = placed.team_abbr
    and events.game_date between @from and @to
),
surest as (
  select
    *,
    dense_rank() over (partition by game_id, source, source_player_id order by unseen, rank) as place
  from answering
),
matched as (
  select
    game_id,
    source,
    source_player_id,
    min(player_id) as player_id,
    min(match_kind) as match_kind,
    max(hundredths_played) as hundredths_played
  from surest
  where place = 1
  group by game_id, source, source_player_id
  having count(distinct player_id) = 1
),
claimed as (
  select
    game_id,
    source,
    player_id
  from matched
  group by game_id, source, player_id
  having count(*) = 1
),
-- Who stayed out stands in these boxes with 0 minutes, as does who played a few seconds.
played as (
  select
    placed.*,
    claimed.player_id,
    case when claimed.player_id is not null then matched.match_kind end as match_kind
  from placed
  left join matched
    on matched.game_id = placed.game_id and matched.source = placed.source and matched.source_player_id = placed.source_player_id
  left join claimed
    on claimed.game_id = matched.game_id and claimed.source = matched.source and claimed.player_id = matched.player_id
  where greatest(minutes, points, fg_attempts, ft_attempts, rebounds, assists, steals, blocks, turnovers, personal_fouls) > 0
    or matched.hundredths_played > 0
),
whole as (
  select
    game_id,
    source,
    sum(points) filter (where is_home) > sum(points) filter (where not is_home) as is_home_win
  from played
  group by game_id, source
  having count(*) filter (where is_home) >= 5
    and count(*) filter (where not is_home) >= 5
    and count(points + rebounds + assists + steals + blocks + turnovers) = count(*)
    and sum(points) filter (where is_home) <> sum(points) filter (where not is_home)
)
select
  played.game_id as game_id,
  played.source as source,
  played.source_player_id as source_player_id,
  played.game_date as game_date,
  played.season_year as season_year,
  played.season_type as season_type,
  played.player_id as player_id,
  played.match_kind as match_kind,
  played.player_name as player_name,
  played.player_lookup as player_lookup,
  played.team_abbr as team_abbr,
  played.opponent_team_abbr as opponent_team_abbr,
  played.is_home as is_home,
  played.is_home = whole.is_home_win as is_win,
  played.minutes as minutes,
  played.points as points,
  played.fg_makes as fg_makes,
  played.fg_attempts as fg_attempts,
  played.three_pt_makes as three_pt_makes,
  played.three_pt_attempts as three_pt_attempts,
  played.ft_makes as ft_makes,
  played.ft_attempts as ft_attempts,
  played.offensive_rebounds as offensive_rebounds,
  played.defensive_rebounds as defensive_rebounds,
  played.rebounds as rebounds,
  played.assists as assists,
  played.steals as steals,
  played.blocks as blocks,
  played.turnovers as turnovers,
  played.personal_fouls as personal_fouls,
  played.plus_minus as plus_minus,
  played.is_starter as is_starter
from played
join whole on whole.game_id = played.game_id and whole.source = played.source
