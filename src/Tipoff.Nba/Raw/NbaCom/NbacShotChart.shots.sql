with played as (
    select game_id, min(game_date) as game_date
    from raw.nbac_team_results
    group by game_id
),
games as (
    select
        p.game_id,
        coalesce(min(r.game_date), min(p.game_date)) as game_date,
        min(p.home_team_abbr) as home_team_abbr,
        min(p.away_team_abbr) as away_team_abbr
    from raw.nbac_schedule p
    left join played r on r.game_id = p.game_id
    where p.season_type = 'regular'
    group by p.game_id
),
units as (
    -- Two seasons write tens of feet: then no shot is further from the middle than 2.5.
    select
        substr("GAME_ID", 4, 2) as season,
        case when max(abs(cast("LOC_X" as double))) <= 2.6 then 10 else 1 end as feet
    from source
    group by substr("GAME_ID", 4, 2)
),
placed as (
    -- A season has a thousand games and two hundred thousand shots: the games are looked up once each.
    select
        s."GAME_ID",
        s."GAME_DATE",
        s."HOME_TEAM",
        s."AWAY_TEAM",
        -- 2020-21 gives its first five games one made-up id, 0022000000: date and teams say which they are.
        coalesce(known.game_id, found.game_id, s."GAME_ID") as true_game_id,
        coalesce(known.game_date, found.game_date, try_cast(s."GAME_DATE" as date)) as true_game_date
    from (select distinct "GAME_ID", "GAME_DATE", "HOME_TEAM", "AWAY_TEAM" from source) s
    left join games known on known.game_id = s."GAME_ID"
    left join games found
        on found.game_date = try_cast(s."GAME_DATE" as date)
        and found.home_team_abbr = s."HOME_TEAM"
        and found.away_team_abbr = s."AWAY_TEAM"
),
shots as (
    select s.*, u.feet, p.true_game_id, p.true_game_date
    from source s
    join units u on u.season = substr(s."GAME_ID", 4, 2)
    join placed p
        on p."GAME_ID" = s."GAME_ID"
        and p."GAME_DATE" is not distinct from s."GAME_DATE"
        and p."HOME_TEAM" is not distinct from s."HOME_TEAM"
        and p."AWAY_TEAM" is not distinct from s."AWAY_TEAM"
)
select
    true_game_id as game_id,
    cast(row_number() over (partition by true_game_id order by file_row) as integer) as shot_index,
    true_game_date as game_date,
    2000 + try_cast(substr("GAME_ID", 4, 2) as integer) as season_year,
    try_cast("PLAYER_ID" as integer) as player_id,
    try_cast("TEAM_ID" as integer) as team_id,
    try_cast("QUARTER" as integer) as period,
    60 * try_cast("MINS_LEFT" as integer) + try_cast("SECS_LEFT" as integer) as clock_seconds,
    try_cast("SHOT_MADE" as boolean) as is_made,
    "ACTION_TYPE" as action_type,
    left("SHOT_TYPE", 3) as shot_type,
    "BASIC_ZONE" as basic_zone,
    "ZONE_NAME" as zone_area,
    "ZONE_RANGE" as zone_range,
    round(feet * cast("LOC_X" as double), 1) as loc_x_feet,
    -- Counted from the baseline, 5.25 feet behind the hoop; with the larger unit those 5.25 were added twice, once before dividing.
    case feet
        when 1 then round(cast("LOC_Y" as double) - 5.25, 1)
        else round(10 * (cast("LOC_Y" as double) - 5.25) - 5.25, 1)
    end as loc_y_feet,
    try_cast("SHOT_DISTANCE" as integer) as shot_distance,
    cast(null as integer) as event_number,
    'shots' as feed,
    file_row
from shots
