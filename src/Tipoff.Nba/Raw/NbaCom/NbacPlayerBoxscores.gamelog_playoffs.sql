with played as (
    select game_id, min(game_date) as game_date
    from raw.nbac_team_results
    group by game_id
),
planned as (
    select game_id, min(game_date) as game_date, min(home_team_abbr) as home_team_abbr, min(away_team_abbr) as away_team_abbr
    from raw.nbac_schedule
    where season_type = 'playoffs'
    group by game_id
),
games as (
    select
        p.game_id,
        coalesce(r.game_date, p.game_date) as game_date,
        p.home_team_abbr,
        p.away_team_abbr
    from planned p
    left join played r on r.game_id = p.game_id
)
select
    -- The file has no game ids: a team plays once a day. Without a game the row goes to quarantine.
    g.game_id as game_id,
    try_cast(s."PLAYER_ID" as integer) as player_id,
    try_cast(s."GAME_DATE" as date) as game_date,
    2000 + try_cast(substr(g.game_id, 4, 2) as integer) as season_year,
    'playoffs' as season_type,
    s."PLAYER_NAME" as player_name,
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(s."PLAYER_NAME")), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    s."TEAM_ABBREVIATION" as team_abbr,
    case when g.home_team_abbr = s."TEAM_ABBREVIATION" then g.away_team_abbr else g.home_team_abbr end as opponent_team_abbr,
    g.home_team_abbr = s."TEAM_ABBREVIATION" as is_home,
    case s."WL" when 'W' then true when 'L' then false end as is_win,
    try_cast(s."MIN" as integer) as minutes,
    try_cast(s."PTS" as integer) as points,
    cast(null as integer) as fg_makes,
    cast(null as integer) as fg_attempts,
    cast(null as integer) as three_pt_makes,
    cast(null as integer) as three_pt_attempts,
    cast(null as integer) as ft_makes,
    cast(null as integer) as ft_attempts,
    cast(null as integer) as offensive_rebounds,
    cast(null as integer) as defensive_rebounds,
    try_cast(s."REB" as integer) as rebounds,
    try_cast(s."AST" as integer) as assists,
    try_cast(s."STL" as integer) as steals,
    try_cast(s."BLK" as integer) as blocks,
    try_cast(s."TOV" as integer) as turnovers,
    cast(null as integer) as personal_fouls,
    try_cast(s."PLUS_MINUS" as integer) as plus_minus,
    cast(null as integer) as seconds_played,
    'gamelog_playoffs' as feed,
    s.file_row
from source s
left join games g
    on g.game_date = try_cast(s."GAME_DATE" as date)
    and s."TEAM_ABBREVIATION" in (g.home_team_abbr, g.away_team_abbr)
