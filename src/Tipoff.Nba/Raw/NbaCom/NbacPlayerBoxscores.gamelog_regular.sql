with homes as (
    select game_id, min(home_team_id) as home_team_id
    from raw.nbac_schedule
    group by game_id
)
select
    s."GAME_ID" as game_id,
    try_cast(s."PLAYER_ID" as integer) as player_id,
    try_cast(s."GAME_DATE" as date) as game_date,
    try_cast(right(cast(s."SEASON_ID" as text), 4) as integer) as season_year,
    map {'001': 'preseason', '002': 'regular', '003': 'allstar', '004': 'playoffs', '005': 'playin', '006': 'cup_final'}[substr(s."GAME_ID", 1, 3)] as season_type,
    s."PLAYER_NAME" as player_name,
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(s."PLAYER_NAME")), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    s."TEAM_ABBREVIATION" as team_abbr,
    -- At neutral sites the match-up may name either team first: the opponent is the one that is not this team.
    case when left(s."MATCHUP", 3) = s."TEAM_ABBREVIATION" then right(s."MATCHUP", 3) else left(s."MATCHUP", 3) end as opponent_team_abbr,
    -- There both rows may also read "A @ B", so home is asked of the schedule first.
    coalesce(
        h.home_team_id = s."TEAM_ID",
        s."TEAM_ABBREVIATION" = case when s."MATCHUP" like '%@%' then right(s."MATCHUP", 3) else left(s."MATCHUP", 3) end
    ) as is_home,
    case s."WL" when 'W' then true when 'L' then false end as is_win,
    try_cast(s."MIN" as integer) as minutes,
    try_cast(s."PTS" as integer) as points,
    try_cast(s."FGM" as integer) as fg_makes,
    try_cast(s."FGA" as integer) as fg_attempts,
    try_cast(s."FG3M" as integer) as three_pt_makes,
    try_cast(s."FG3A" as integer) as three_pt_attempts,
    try_cast(s."FTM" as integer) as ft_makes,
    try_cast(s."FTA" as integer) as ft_attempts,
    try_cast(s."OREB" as integer) as offensive_rebounds,
    try_cast(s."DREB" as integer) as defensive_rebounds,
    try_cast(s."REB" as integer) as rebounds,
    try_cast(s."AST" as integer) as assists,
    try_cast(s."STL" as integer) as steals,
    try_cast(s."BLK" as integer) as blocks,
    try_cast(s."TOV" as integer) as turnovers,
    try_cast(s."PF" as integer) as personal_fouls,
    try_cast(s."PLUS_MINUS" as integer) as plus_minus,
    cast(null as integer) as seconds_played,
    'gamelog_regular' as feed,
    s.file_row
from source s
left join homes h on h.game_id = s."GAME_ID"
