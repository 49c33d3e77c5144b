select distinct on (team_id)
    team_id as team_id,
    team_abbr as team_abbr,
    team_name as team_name,
    city as city,
    conference as conference,
    division as division,
    arena as arena,
    latitude as latitude,
    longitude as longitude,
    time_zone as time_zone,
    altitude_m as altitude_m
from raw.team_arenas
order by team_id, coalesce(valid_to_season, 9999) desc, valid_from_season desc
