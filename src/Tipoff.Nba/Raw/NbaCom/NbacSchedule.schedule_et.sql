select
    lpad(gid, 10, '0') as game_id,
    'schedule_et' as feed,
    try_cast(etdate as date) as game_date,
    -- 00:00 stands for an hour that is not fixed.
    case when ettime <> '00:00:00' then try_cast(etdate || ' ' || ettime as timestamp) at time zone 'America/New_York' end as tipoff_at,
    2000 + try_cast(substr(lpad(gid, 10, '0'), 4, 2) as integer) as season_year,
    map {'001': 'preseason', '002': 'regular', '003': 'allstar', '004': 'playoffs', '005': 'playin', '006': 'cup_final'}[substr(lpad(gid, 10, '0'), 1, 3)] as season_type,
    -- 0 stands for a team that is still to be found.
    nullif(try_cast("h.tid" as integer), 0) as home_team_id,
    nullif(try_cast("v.tid" as integer), 0) as away_team_id,
    nullif("h.ta", '') as home_team_abbr,
    nullif("v.ta", '') as away_team_abbr,
    nullif(an, '') as arena,
    nullif(ac, '') as city,
    -- seri tells the standing of a series after the game: a result, so it is not taken.
    cast(null as text) as game_label,
    cast(null as text) as game_sub_label,
    coalesce(stt ilike 'ppd%' or stt ilike 'postponed%', false) as is_postponed,
    file_row
from source
