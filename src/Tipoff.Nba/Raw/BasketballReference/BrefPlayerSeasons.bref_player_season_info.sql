select
    player_id as bref_id,
    try_cast(season as integer) - 1 as season_year,
    coalesce(map {'BRK': 'BKN', 'CHO': 'CHA', 'PHO': 'PHX'}[team], team) as team_abbr,
    player as player_name,
    try_cast(age as integer) as age,
    nullif(nullif(pos, ''), 'NA') as position,
    try_cast(experience as integer) as experience,
    file_row
from source
