with played as (
    select game_id, min(game_date) as game_date
    from raw.nbac_team_results
    group by game_id
),
planned as (
    select game_id, min(game_date) as game_date
    from raw.nbac_schedule
    group by game_id
)
select
    s.game_id as game_id,
    try_cast(s.event_index as integer) as event_index,
    coalesce(r.game_date, p.game_date) as game_date,
    2000 + try_cast(substr(s.game_id, 4, 2) as integer) as season_year,
    try_cast(s.action_number as integer) as action_number,
    try_cast(s.period as integer) as period,
    -- PT11M43.00S
    try_cast(substr(s.clock, 3, 2) as integer) * 6000 + try_cast(substr(s.clock, 6, 2) as integer) * 100 + try_cast(substr(s.clock, 9, 2) as integer)
        as clock_hundredths,
    s.action_type as action_type,
    s.description as description,
    s.qualifiers as qualifiers,
    nullif(try_cast(s.person_id as integer), 0) as player_id,
    nullif(try_cast(s.team_id as integer), 0) as team_id,
    try_cast(s.score_home as integer) as score_home,
    try_cast(s.score_away as integer) as score_away,
    s.shot_result as shot_result,
    coalesce(try_cast(s.is_field_goal as boolean), false) as is_field_goal,
    coalesce(try_cast(s.assisted as boolean), false) as is_assisted,
    nullif(try_cast(s.assister_id as integer), 0) as assister_id,
    nullif(try_cast(s.foul_drawn_person_id as integer), 0) as foul_drawn_player_id,
    nullif(try_cast(s.steal_person_id as integer), 0) as steal_player_id,
    nullif(try_cast(s.block_person_id as integer), 0) as block_player_id,
    s.players_on as players_on,
    'pbp_cdn' as feed,
    s.file_row
from source s
left join played r on r.game_id = s.game_id
left join planned p on p.game_id = s.game_id
