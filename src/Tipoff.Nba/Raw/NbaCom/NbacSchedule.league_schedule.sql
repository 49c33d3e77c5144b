with teams as (
    select distinct team_id, team_abbr
    from raw.team_arenas
)
select
    lpad(s."gameId", 10, '0') as game_id,
    'league_schedule' as feed,
    try_cast(substr(s."gameDateTimeEst", 1, 10) as date) as game_date,
    -- Eastern wall time, although the text ends in +00:00 or Z.
    case
        when substr(s."gameDateTimeEst", 12, 8) <> '00:00:00'
            then try_cast(substr(s."gameDateTimeEst", 1, 10) || ' ' || substr(s."gameDateTimeEst", 12, 8) as timestamp) at time zone 'America/New_York'
    end as tipoff_at,
    2000 + try_cast(substr(lpad(s."gameId", 10, '0'), 4, 2) as integer) as season_year,
    map {'001': 'preseason', '002': 'regular', '003': 'allstar', '004': 'playoffs', '005': 'playin', '006': 'cup_final'}[substr(lpad(s."gameId", 10, '0'), 1, 3)] as season_type,
    -- 0 stands for a team that is still to be found.
    nullif(try_cast(s."hometeamId" as integer), 0) as home_team_id,
    nullif(try_cast(s."awayteamId" as integer), 0) as away_team_id,
    home.team_abbr as home_team_abbr,
    away.team_abbr as away_team_abbr,
    nullif(s."arenaName", '') as arena,
    nullif(s."arenaCity", '') as city,
    -- seriesText stands as it was after the game, so it is not taken.
    nullif(s."gameLabel", '') as game_label,
    nullif(s."gameSubLabel", '') as game_sub_label,
    false as is_postponed,
    s.file_row
from source s
left join teams home on home.team_id = try_cast(s."hometeamId" as integer)
left join teams away on away.team_id = try_cast(s."awayteamId" as integer)
