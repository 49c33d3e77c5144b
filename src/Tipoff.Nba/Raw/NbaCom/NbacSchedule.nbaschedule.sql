select
    lpad("gameId", 10, '0') as game_id,
    'nbaschedule' as feed,
    try_cast(substr("gameDateTimeEst", 1, 10) as date) as game_date,
    -- Eastern wall time, although the text ends in Z.
    case
        when substr("gameDateTimeEst", 12, 8) <> '00:00:00'
            then try_cast(substr("gameDateTimeEst", 1, 10) || ' ' || substr("gameDateTimeEst", 12, 8) as timestamp) at time zone 'America/New_York'
    end as tipoff_at,
    2000 + try_cast(substr(lpad("gameId", 10, '0'), 4, 2) as integer) as season_year,
    map {'001': 'preseason', '002': 'regular', '003': 'allstar', '004': 'playoffs', '005': 'playin', '006': 'cup_final'}[substr(lpad("gameId", 10, '0'), 1, 3)] as season_type,
    -- 0 stands for a team that is still to be found.
    nullif(try_cast("homeTeam.teamId" as integer), 0) as home_team_id,
    nullif(try_cast("awayTeam.teamId" as integer), 0) as away_team_id,
    nullif("homeTeam.teamTricode", '') as home_team_abbr,
    nullif("awayTeam.teamTricode", '') as away_team_abbr,
    nullif("arenaName", '') as arena,
    nullif("arenaCity", '') as city,
    nullif("weekName", '') as game_label,
    cast(null as text) as game_sub_label,
    -- A: as planned, P: postponed.
    coalesce("postponedStatus" = 'P', false) as is_postponed,
    file_row
from source
