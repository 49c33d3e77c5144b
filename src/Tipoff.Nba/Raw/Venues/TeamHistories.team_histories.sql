select
    try_cast("teamId" as integer) as team_id,
    try_cast("seasonFounded" as integer) as season_founded,
    try_cast("seasonActiveTill" as integer) as season_active_till,
    trim("teamCity") as team_city,
    trim("teamName") as team_name,
    trim("teamAbbrev") as team_abbr,
    trim(league) as league,
    file_row
from source
