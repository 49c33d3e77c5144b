with played as (
    select game_id, min(game_date) as game_date
    from raw.nbac_team_results
    group by game_id
),
planned as (
    select game_id, min(game_date) as game_date
    from raw.nbac_schedule
    group by game_id
),
crews as (
    -- 33 games stand here twice, once with the crew of a date that was given up: the last row is the crew that worked.
    select *
    from source
    qualify row_number() over (partition by game_id order by file_row desc) = 1
),
officials as (
    select game_id, game_date, season, file_row, 1 as position, official1 as official_name, "official1_code" as code, "official1_JNum" as jersey from crews
    union all
    select game_id, game_date, season, file_row, 2, official2, "official2_code", "official2_JNum" from crews
    union all
    select game_id, game_date, season, file_row, 3, official3, "official3_code", "official3_JNum" from crews
    union all
    select game_id, game_date, season, file_row, 4, official4, "official4_code", "official4_JNum" from crews
)
select
    lpad(o.game_id, 10, '0') as game_id,
    try_cast(try_cast(o.code as double) as integer) as official_code,
    coalesce(r.game_date, p.game_date, try_cast(try_strptime(o.game_date, '%m/%d/%Y') as date)) as game_date,
    try_cast(right(o.season, 4) as integer) as season_year,
    map {'001': 'preseason', '002': 'regular', '003': 'allstar', '004': 'playoffs', '005': 'playin', '006': 'cup_final'}[substr(lpad(o.game_id, 10, '0'), 1, 3)] as season_type,
    o.position as position,
    o.official_name as official_name,
    nullif(o.jersey, '') as jersey,
    (coalesce(r.game_date, p.game_date, try_cast(try_strptime(o.game_date, '%m/%d/%Y') as date)) + time '09:00:00') at time zone 'America/New_York' as known_at,
    'referee_assignments' as feed,
    o.file_row
from officials o
left join played r on r.game_id = lpad(o.game_id, 10, '0')
left join planned p on p.game_id = lpad(o.game_id, 10, '0')
-- Crews of three leave the fourth place empty.
where o.code is not null
