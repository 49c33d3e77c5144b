with homes as (
    select game_id, min(home_team_id) as home_team_id
    from raw.nbac_schedule
    group by game_id
)
select
    lpad(s."GAME_ID", 10, '0') as game_id,
    s."TEAM_ABBREVIATION" as team_abbr,
    try_cast(substr(s."GAME_DATE", 1, 10) as date) as game_date,
    try_cast(left(s."SEASON_YEAR", 4) as integer) as season_year,
    map {'001': 'preseason', '002': 'regular', '003': 'allstar', '004': 'playoffs', '005': 'playin', '006': 'cup_final'}[substr(lpad(s."GAME_ID", 10, '0'), 1, 3)] as season_type,
    case when left(s."MATCHUP", 3) = s."TEAM_ABBREVIATION" then right(s."MATCHUP", 3) else left(s."MATCHUP", 3) end as opponent_team_abbr,
    coalesce(
        h.home_team_id = try_cast(s."TEAM_ID" as integer),
        s."TEAM_ABBREVIATION" = case when s."MATCHUP" like '%@%' then right(s."MATCHUP", 3) else left(s."MATCHUP", 3) end
    ) as is_home,
    case s."WL" when 'W' then true when 'L' then false end as is_win,
    -- This file counts minutes of the game, not of the five players.
    cast(round(5 * try_cast(s."MIN" as decimal(9, 2)), 0) as integer) as minutes,
    try_cast(try_cast(s."PTS" as double) as integer) as points,
    try_cast(try_cast(s."FGM" as double) as integer) as fg_makes,
    try_cast(try_cast(s."FGA" as double) as integer) as fg_attempts,
    try_cast(try_cast(s."FG3M" as double) as integer) as three_pt_makes,
    try_cast(try_cast(s."FG3A" as double) as integer) as three_pt_attempts,
    try_cast(try_cast(s."FTM" as double) as integer) as ft_makes,
    try_cast(try_cast(s."FTA" as double) as integer) as ft_attempts,
    try_cast(try_cast(s."OREB" as double) as integer) as offensive_rebounds,
    try_cast(try_cast(s."DREB" as double) as integer) as defensive_rebounds,
    try_cast(try_cast(s."REB" as double) as integer) as rebounds,
    try_cast(try_cast(s."AST" as double) as integer) as assists,
    try_cast(try_cast(s."STL" as double) as integer) as steals,
    try_cast(try_cast(s."BLK" as double) as integer) as blocks,
    try_cast(try_cast(s."TOV" as double) as integer) as turnovers,
    try_cast(try_cast(s."PF" as double) as integer) as personal_fouls,
    try_cast(try_cast(s."PLUS_MINUS" as double) as integer) as plus_minus,
    'team_box_playoffs' as feed,
    s.file_row
from source s
left join homes h on h.game_id = lpad(s."GAME_ID", 10, '0')
-- Eleven games of 2023-24 stand in the file twice, word for word.
qualify row_number() over (partition by s."GAME_ID", s."TEAM_ID" order by s.file_row desc) = 1
