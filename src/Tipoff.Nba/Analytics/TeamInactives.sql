with starts as (
  select distinct
    player_id,
    team_abbr,
    game_date
  from analytics.play_by_play_player_totals
  where game_date between @from - 14 and @to - 1
    and is_starter
),
sides as (
  select
    games.game_id,
    games.game_date,
    games.home_team_abbr as team_abbr
  from reference.games games
  where games.game_date between @from and @to
  union all
  select
    games.game_id,
    games.game_date,
    games.away_team_abbr
  from reference.games games
  where games.game_date between @from and @to
),
men as (
  select distinct
    inactive.game_id,
    inactive.team_abbr,
    inactive.player_id,
    starts.player_id is not null as has_started
  from raw.nbac_inactive_players inactive
  left join starts
    on starts.player_id = inactive.player_id and starts.team_abbr = inactive.team_abbr
    and starts.game_date between inactive.game_date - 14 and inactive.game_date - 1
  where inactive.game_date between @from and @to
)
select
  sides.game_id as game_id,
  sides.team_abbr as team_abbr,
  sides.game_date as game_date,
  cast(count(men.player_id) as integer) as players_inactive,
  case
    when exists (
      select 1 from starts
      where starts.team_abbr = sides.team_abbr and starts.game_date between sides.game_date - 14 and sides.game_date - 1)
      then cast(count(men.player_id) filter (where men.has_started) as integer)
  end as starters_inactive
from sides
left join men on men.game_id = sides.game_id and men.team_abbr = sides.team_abbr
where sides.game_id in (select game_id from men)
group by sides.game_id, sides.team_abbr, sides.game_date
