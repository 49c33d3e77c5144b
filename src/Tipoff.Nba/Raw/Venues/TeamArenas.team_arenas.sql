select
    try_cast(team_id as integer) as team_id,
    arena as arena,
    team_abbreviation as team_abbr,
    team_name as team_name,
    city as city,
    conference as conference,
    division as division,
    try_cast(left(valid_from_season, 4) as integer) as valid_from_season,
    try_cast(left(valid_to_season, 4) as integer) as valid_to_season,
    try_cast(latitude as double) as latitude,
    try_cast(longitude as double) as longitude,
    time_zone as time_zone,
    try_cast(altitude_m as integer) as altitude_m,
    file_row
from source
