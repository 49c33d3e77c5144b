with played as (
    select game_id, min(game_date) as game_date
    from raw.nbac_team_results
    group by game_id
),
planned as (
    select game_id, min(game_date) as game_date
    from raw.nbac_schedule
    group by game_id
)
select
    lpad(s.game_id, 10, '0') as game_id,
    cast(row_number() over (partition by s.game_id order by s.file_row) as integer) as entry,
    coalesce(r.game_date, p.game_date) as game_date,
    nullif(s.period, '') as period,
    nullif(s."time", '') as time_left,
    nullif(s.call_type, '') as call_type,
    nullif(s.committing, '') as committing,
    nullif(s.disadvantaged, '') as disadvantaged,
    nullif(s.decision, '') as decision,
    nullif(s.comments, '') as comments,
    s.file_row
from source s
left join played r on r.game_id = lpad(s.game_id, 10, '0')
left join planned p on p.game_id = lpad(s.game_id, 10, '0')
