select
    try_cast(left(season, 4) as integer) as season_year,
    try_cast("PLAYER_ID" as integer) as player_id,
    try_cast("TeamID" as integer) as team_id,
    nullif("POSITION", '') as position,
    nullif("POSITION_SIMPLE", '') as position_simple,
    file_row
from source
