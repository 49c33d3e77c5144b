-- The events of each game in order; the first says what game it is and who played, and line-ups stand only where they change.
with sides as (
  select
    box.game_id,
    string_agg(cast(box.player_id as text), '|' order by box.player_id) filter (where box.is_home) as home_players,
    string_agg(cast(box.player_id as text), '|' order by box.player_id) filter (where not box.is_home) as away_players
  from raw.nbac_player_boxscores box
  where box.game_date between @from and @to
  group by box.game_id
),
heads as (
  select
    firsts.game_id,
    firsts.event_index,
    games.game_date,
    games.season_year,
    games.home_team_abbr,
    games.away_team_abbr,
    games.home_team_id,
    games.away_team_id,
    sides.home_players,
    sides.away_players
  from (
    select game_id, min(event_index) as event_index
    from raw.nbac_play_by_play
    where game_date between @from and @to
    group by game_id
  ) firsts
  join reference.games games
    on games.game_id = firsts.game_id and games.game_date between @from and @to
  left join sides on sides.game_id = firsts.game_id
)
select
  heads.game_id as game_id,
  heads.game_date as game_date,
  heads.season_year as season_year,
  heads.home_team_abbr as home_team_abbr,
  heads.away_team_abbr as away_team_abbr,
  heads.home_team_id as home_team_id,
  heads.away_team_id as away_team_id,
  heads.home_players as home_players,
  heads.away_players as away_players,
  events.period as period,
  events.clock_hundredths as clock_hundredths,
  -- The numbers of EventKind.
  case
    when events.is_field_goal then 1
    when events.action_type = 'freethrow' then
      case
        when strpos(events.description, 'technical') > 0 then 4
        when strpos(events.description, '1 of 1') > 0 or strpos(events.description, '2 of 2') > 0 or strpos(events.description, '3 of 3') > 0 then 3
        else 2
      end
    when events.action_type = 'rebound' then 5
    when events.action_type = 'turnover' then 6
    when events.action_type = 'foul' then
      case
        when strpos(events.description, 'flagrant') > 0 or strpos(events.description, 'clear-path') > 0
          or strpos(events.description, 'transition take') > 0 or strpos(events.description, 'away-from-play') > 0 then 8
        else 7
      end
    when events.action_type = 'substitution' then 9
    else 0
  end as kind,
  case
    when events.shot_result is null or events.shot_result <> 'Made' then 0
    when events.action_type = 'freethrow' then 1
    when not events.is_field_goal then 0
    when events.action_type = '3pt' then 3
    else 2
  end as points,
  events.team_id as team_id,
  events.player_id as player_id,
  events.score_home - events.score_away as home_margin,
  case when events.action_type = 'substitution' or heads.game_id is not null then events.players_on end as players_on
from raw.nbac_play_by_play events
left join heads on heads.game_id = events.game_id and heads.event_index = events.event_index
where events.game_date between @from and @to
  and exists (select 1 from heads known where known.game_id = events.game_id)
order by events.game_id, events.event_index
