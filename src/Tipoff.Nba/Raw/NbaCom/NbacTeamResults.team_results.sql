with homes as (
    select game_id, min(home_team_abbr) as home_team_abbr
    from raw.nbac_schedule
    group by game_id
)
select
    lpad(s."GAME_ID", 10, '0') as game_id,
    s."TEAM_ABBREVIATION" as team_abbr,
    try_cast(s."GAME_DATE" as date) as game_date,
    try_cast(substr(s."SEASON_ID", 2, 4) as integer) as season_year,
    map {'001': 'preseason', '002': 'regular', '003': 'allstar', '004': 'playoffs', '005': 'playin', '006': 'cup_final'}[substr(lpad(s."GAME_ID", 10, '0'), 1, 3)] as season_type,
    s."TEAM_NAME" as team_name,
    s."MATCHUP" as matchup,
    coalesce(h.home_team_abbr = s."TEAM_ABBREVIATION", s."MATCHUP" like '%vs.%') as is_home,
    -- The match-up names this row's team first, then the other.
    right(s."MATCHUP", 3) as opponent_team_abbr,
    case s."WL" when 'W' then true when 'L' then false end as is_win,
    s.file_row
from source s
left join homes h on h.game_id = lpad(s."GAME_ID", 10, '0')
