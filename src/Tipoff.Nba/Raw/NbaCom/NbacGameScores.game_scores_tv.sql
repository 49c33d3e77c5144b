select
    lpad(gid, 10, '0') as game_id,
    try_cast("date" as date) as game_date,
    2000 + try_cast(substr(lpad(gid, 10, '0'), 4, 2) as integer) as season_year,
    map {'001': 'preseason', '002': 'regular', '003': 'allstar', '004': 'playoffs', '005': 'playin', '006': 'cup_final'}[substr(lpad(gid, 10, '0'), 1, 3)] as season_type,
    home as home_team_abbr,
    away as away_team_abbr,
    try_cast(home_score as integer) as home_points,
    try_cast(away_score as integer) as away_points,
    nullif(national_tv, '') as national_tv,
    nullif(networks, '') as networks,
    file_row
from source
