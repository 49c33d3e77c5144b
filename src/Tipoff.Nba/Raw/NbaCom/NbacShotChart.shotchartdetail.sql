select
    "GAME_ID" as game_id,
    cast(row_number() over (partition by "GAME_ID" order by file_row) as integer) as shot_index,
    try_cast("GAME_DATE" as date) as game_date,
    2000 + try_cast(substr("GAME_ID", 4, 2) as integer) as season_year,
    try_cast("PLAYER_ID" as integer) as player_id,
    try_cast("TEAM_ID" as integer) as team_id,
    try_cast("PERIOD" as integer) as period,
    60 * try_cast("MINUTES_REMAINING" as integer) + try_cast("SECONDS_REMAINING" as integer) as clock_seconds,
    try_cast("SHOT_MADE_FLAG" as integer) = 1 as is_made,
    "ACTION_TYPE" as action_type,
    left("SHOT_TYPE", 3) as shot_type,
    "SHOT_ZONE_BASIC" as basic_zone,
    -- "Left Side Center(LC)": the short form in brackets is dropped.
    split_part("SHOT_ZONE_AREA", '(', 1) as zone_area,
    "SHOT_ZONE_RANGE" as zone_range,
    -- Tenths of a foot from the hoop.
    cast("LOC_X" as double) / 10 as loc_x_feet,
    cast("LOC_Y" as double) / 10 as loc_y_feet,
    try_cast("SHOT_DISTANCE" as integer) as shot_distance,
    try_cast("GAME_EVENT_ID" as integer) as event_number,
    'shotchartdetail' as feed,
    file_row
from source
