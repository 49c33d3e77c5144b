select
    try_cast("ID" as integer) as team_id,
    "Abbreviation" as team_abbr,
    "Full Name" as team_name,
    "NICKNAME" as nickname,
    "City" as city,
    case "Conference" when 'Eastern' then 'East' when 'Western' then 'West' else "Conference" end as conference,
    "Division" as division,
    try_cast("YEAR_FOUNDED" as integer) as year_founded,
    nullif("G-LEAGUE", '') as g_league_team,
    file_row
from source
