-- Time and what both sides did meanwhile come from the stints, a player's own acts from his events.
with men as (
  select
    game_id,
    unnest(string_to_array(home_lineup, '|')) as player,
    stint_number,
    period,
    hundredths,
    case when length(home_lineup) - length(replace(home_lineup, '|', '')) > 4 then hundredths else 0 end as crowded,
    clutch_hundredths,
    garbage_hundredths,
    home_points as points,
    away_points as points_allowed,
    home_possessions as possessions,
    away_possessions as opponent_possessions,
    home_fg_attempts as fg_attempts,
    home_ft_attempts as ft_attempts,
    home_turnovers as turnovers
  from analytics.lineup_stints
  where game_date between @from and @to
    and home_lineup <> ''
  union all
  select
    game_id,
    unnest(string_to_array(away_lineup, '|')),
    stint_number,
    period,
    hundredths,
    case when length(away_lineup) - length(replace(away_lineup, '|', '')) > 4 then hundredths else 0 end,
    clutch_hundredths,
    garbage_hundredths,
    away_points,
    home_points,
    away_possessions,
    home_possessions,
    away_fg_attempts,
    away_ft_attempts,
    away_turnovers
  from analytics.lineup_stints
  where game_date between @from and @to
    and away_lineup <> ''
),
court as (
  select
    game_id,
    cast(player as integer) as player_id,
    cast(sum(hundredths) as integer) as hundredths,
    cast(sum(crowded) as integer) as crowded,
    max(case when stint_number = 1 then 1 else 0 end) as is_first,
    cast(sum(case when period = 4 then hundredths else 0 end) as integer) as fourth_quarter,
    cast(sum(clutch_hundredths) as integer) as clutch,
    cast(sum(garbage_hundredths) as integer) as garbage,
    cast(sum(points) as integer) as points,
    cast(sum(points_allowed) as integer) as points_allowed,
    cast(sum(possessions) as integer) as possessions,
    cast(sum(opponent_possessions) as integer) as opponent_possessions,
    cast(sum(fg_attempts) as integer) as fg_attempts,
    cast(sum(ft_attempts) as integer) as ft_attempts,
    cast(sum(turnovers) as integer) as turnovers
  from men
  group by game_id, player
  having sum(hundredths) > 0 or min(stint_number) = 1
),
acts as (
  select
    game_id,
    player_id,
    team_id,
    cast(is_field_goal as integer) as shot,
    cast(is_field_goal and shot_result = 'Made' as integer) as make,
    cast(is_field_goal and action_type = '3pt' as integer) as three,
    cast(is_field_goal and action_type = '3pt' and shot_result = 'Made' as integer) as three_make,
    cast(is_field_goal and action_type <> '3pt' and strpos(coalesce(qualifiers, ''), 'pointsinthepaint') > 0 as integer) as paint,
    cast(is_field_goal and action_type <> '3pt' and strpos(coalesce(qualifiers, ''), 'pointsinthepaint') > 0
      and shot_result = 'Made' as integer) as paint_make,
    cast(is_field_goal and is_assisted and shot_result = 'Made' as integer) as assisted,
    cast(action_type = 'freethrow' as integer) as free,
    cast(action_type = 'freethrow' and shot_result = 'Made' as integer) as free_make,
    cast(action_type = 'rebound' as integer) as rebound,
    case
      when action_type = 'rebound' then cast(nullif(split_part(split_part(description, '(Off:', 2), ' ', 1), '') as integer)
    end as offensive,
    cast(action_type = 'steal' as integer) as steal,
    cast(action_type = 'turnover' as integer) as turnover,
    cast(action_type = 'foul' and strpos(lower(coalesce(description, '')), 'technical') = 0 as integer) as foul,
    case
      when shot_result is null or shot_result <> 'Made' then 0
      when action_type = 'freethrow' then 1
      when not is_field_goal then 0
      when action_type = '3pt' then 3
      else 2
    end as points,
    strpos(coalesce(qualifiers, ''), '2ndchance') > 0 as is_second_chance,
    strpos(coalesce(qualifiers, ''), 'fastbreak') > 0 as is_fast_break,
    strpos(coalesce(qualifiers, ''), 'fromturnover') > 0 as is_from_turnover
  from raw.nbac_play_by_play
  where game_date between @from and @to
    and player_id is not null
),
own as (
  select
    game_id,
    player_id,
    max(team_id) as team_id,
    sum(shot) as shots,
    sum(make) as makes,
    sum(three) as threes,
    sum(three_make) as three_makes,
    sum(paint) as paints,
    sum(paint_make) as paint_makes,
    sum(assisted) as assisted,
    sum(free) as frees,
    sum(free_make) as free_makes,
    sum(rebound) as rebounds,
    max(offensive) as offensive,
    sum(steal) as steals,
    sum(turnover) as turnovers,
    sum(foul) as fouls,
    sum(case when is_second_chance then points else 0 end) as second_chance,
    sum(case when is_fast_break then points else 0 end) as fast_break,
    sum(case when is_from_turnover then points else 0 end) as from_turnovers
  from acts
  group by game_id, player_id
),
helped as (
  select
    game_id,
    assister_id as player_id,
    count(*) as assists
  from raw.nbac_play_by_play
  where game_date between @from and @to
    and assister_id is not null
  group by game_id, assister_id
),
blocked as (
  select
    game_id,
    block_player_id as player_id,
    count(*) as blocks,
    count(*) filter (where action_type = '3pt') as threes,
    count(*) filter (where action_type <> '3pt' and strpos(coalesce(qualifiers, ''), 'pointsinthepaint') > 0) as paints
  from raw.nbac_play_by_play
  where game_date between @from and @to
    and is_field_goal
    and block_player_id is not null
  group by game_id, block_player_id
),
-- A single free throw at the second of the own basket is its bonus; a lone shot after a take or away foul is not.
bonus_moments as (
  select
    game_id,
    period,
    clock_hundredths,
    player_id,
    least(
      count(*) filter (where is_field_goal),
      count(*) filter (where action_type = 'freethrow' and strpos(description, 'technical') = 0
        and strpos(description, 'flagrant') = 0)) as bonuses
  from raw.nbac_play_by_play
  where game_date between @from and @to
    and player_id is not null
    and ((is_field_goal and shot_result = 'Made') or (action_type = 'freethrow' and strpos(description, '1 of 1') > 0))
  group by game_id, period, clock_hundredths, player_id
),
bonus as (
  select
    game_id,
    player_id,
    sum(bonuses) as bonuses
  from bonus_moments
  where bonuses > 0
  group by game_id, player_id
),
days as (
  select
    game_id,
    min(game_date) as game_date,
    min(season_year) as season_year
  from raw.nbac_play_by_play
  where game_date between @from and @to
  group by game_id
),
people as (
  select game_id, player_id from court
  union
  select game_id, player_id from own where shots + frees + rebounds + steals + turnovers + fouls > 0
  union
  select game_id, player_id from helped
  union
  select game_id, player_id from blocked
),
-- A man left on the floor by a substitution gone wrong is known by his official minutes: they fit without the crowd's time.
timed as (
  select
    people.game_id,
    people.player_id,
    coalesce(
      box.team_abbr,
      case own.team_id when games.home_team_id then games.home_team_abbr when games.away_team_id then games.away_team_abbr end)
      as team_abbr,
    coalesce(court.is_first, 0) as is_first,
    case
      when court.crowded > 0
        and 60 * box.minutes not between (court.hundredths / 100.0) - 30 and (court.hundredths / 100.0) + 30
        and 60 * box.minutes between (court.hundredths - court.crowded) / 100.0 - 30 and (court.hundredths - court.crowded) / 100.0 + 30
        then court.hundredths - court.crowded
      else coalesce(court.hundredths, 0)
    end as hundredths
  from people
  left join court on court.game_id = people.game_id and court.player_id = people.player_id
  left join own on own.game_id = people.game_id and own.player_id = people.player_id
  left join raw.nbac_player_boxscores box
    on box.game_id = people.game_id and box.player_id = people.player_id and box.game_date between @from and @to
  left join reference.games games on games.game_id = people.game_id and games.game_date between @from and @to
),
-- Whole seconds are shared out by largest remainder, so that a team's men sum to five times the game. Whoever stands at
-- second 29 is raised last: the league rounds minutes from the exact time.
raised as (
  select
    game_id,
    player_id,
    team_abbr,
    is_first,
    hundredths,
    cast((hundredths - hundredths % 100) / 100 as integer) as whole,
    row_number() over (
      partition by game_id, team_abbr
      order by
        case when hundredths % 100 = 0 or (hundredths - hundredths % 100) % 6000 = 2900 then 1 else 0 end,
        hundredths % 100 desc,
        player_id) as turn,
    sum(hundredths % 100) over (partition by game_id, team_abbr) as spare
  from timed
)
select
  raised.game_id as game_id,
  raised.player_id as player_id,
  days.game_date as game_date,
  days.season_year as season_year,
  raised.team_abbr as team_abbr,
  raised.hundredths as hundredths_played,
  raised.whole + case when 100 * raised.turn <= raised.spare + 50 then 1 else 0 end as seconds_played,
  raised.is_first = 1 as is_starter,
  cast(coalesce(2 * own.makes + own.three_makes + own.free_makes, 0) as integer) as points,
  cast(coalesce(own.makes, 0) as integer) as fg_makes,
  cast(coalesce(own.shots, 0) as integer) as fg_attempts,
  cast(coalesce(own.three_makes, 0) as integer) as three_pt_makes,
  cast(coalesce(own.threes, 0) as integer) as three_pt_attempts,
  cast(coalesce(own.free_makes, 0) as integer) as ft_makes,
  cast(coalesce(own.frees, 0) as integer) as ft_attempts,
  cast(coalesce(own.paint_makes, 0) as integer) as paint_makes,
  cast(coalesce(own.paints, 0) as integer) as paint_attempts,
  cast(coalesce(own.makes - own.three_makes - own.paint_makes, 0) as integer) as mid_range_makes,
  cast(coalesce(own.shots - own.threes - own.paints, 0) as integer) as mid_range_attempts,
  cast(coalesce(own.assisted, 0) as integer) as assisted_fg_makes,
  cast(coalesce(own.makes - own.assisted, 0) as integer) as unassisted_fg_makes,
  cast(coalesce(bonus.bonuses, 0) as integer) as and_1_count,
  cast(coalesce(own.offensive, 0) as integer) as offensive_rebounds,
  cast(coalesce(own.rebounds - coalesce(own.offensive, 0), 0) as integer) as defensive_rebounds,
  cast(coalesce(own.rebounds, 0) as integer) as rebounds,
  cast(coalesce(helped.assists, 0) as integer) as assists,
  cast(coalesce(own.steals, 0) as integer) as steals,
  cast(coalesce(blocked.blocks, 0) as integer) as blocks,
  cast(coalesce(own.turnovers, 0) as integer) as turnovers,
  cast(coalesce(own.fouls, 0) as integer) as personal_fouls,
  cast(coalesce(blocked.paints, 0) as integer) as paint_blocks,
  cast(coalesce(blocked.blocks - blocked.paints - blocked.threes, 0) as integer) as mid_range_blocks,
  cast(coalesce(blocked.threes, 0) as integer) as three_pt_blocks,
  cast(coalesce(own.second_chance, 0) as integer) as second_chance_points,
  cast(coalesce(own.fast_break, 0) as integer) as fast_break_points,
  cast(coalesce(own.from_turnovers, 0) as integer) as points_off_turnovers,
  cast(coalesce(court.fourth_quarter + 50 - (court.fourth_quarter + 50) % 100, 0) / 100 as integer) as fourth_quarter_seconds,
  cast(coalesce(court.clutch + 50 - (court.clutch + 50) % 100, 0) / 100 as integer) as clutch_seconds,
  cast(coalesce(court.garbage + 50 - (court.garbage + 50) % 100, 0) / 100 as integer) as garbage_seconds,
  coalesce(court.points, 0) as on_court_points,
  coalesce(court.points_allowed, 0) as on_court_points_allowed,
  coalesce(court.possessions, 0) as on_court_possessions,
  coalesce(court.opponent_possessions, 0) as on_court_opponent_possessions,
  coalesce(court.fg_attempts, 0) as on_court_fg_attempts,
  coalesce(court.ft_attempts, 0) as on_court_ft_attempts,
  coalesce(court.turnovers, 0) as on_court_turnovers
from raised
join days on days.game_id = raised.game_id
left join court on court.game_id = raised.game_id and court.player_id = raised.player_id
left join own on own.game_id = raised.game_id and own.player_id = raised.player_id
left join helped on helped.game_id = raised.game_id and helped.player_id = raised.player_id
left join blocked on blocked.game_id = raised.game_id and blocked.player_id = raised.player_id
left join bonus on bonus.game_id = raised.game_id and bonus.player_id = raised.player_id
