with teams as (
    select distinct on (team_name) team_name, team_abbr
    from (
        select team_name, team_abbr from raw.team_arenas
        union all
        -- Spellings of the books; the Bobcats have been the Hornets since 2014.
        select * from (values ('Los Angeles Clippers', 'LAC'), ('Charlotte Bobcats', 'CHA')) other (team_name, team_abbr)
    ) named
    order by team_name
)
select
    try_cast(s."date" as date) as game_date,
    home.team_abbr as home_team_abbr,
    away.team_abbr as away_team_abbr,
    try_cast(left(s.season, 4) as integer) as season_year,
    -- The file counts the home team's advantage; 2020-21 and 2021-22 give it without a sign.
    case
        when s.season not in ('2020-21', '2021-22') then -try_cast(s."Spread" as decimal(18, 4))
        when try_cast(s."ML_Home" as double) < try_cast(s."ML_Away" as double) then -abs(try_cast(s."Spread" as decimal(18, 4)))
        when try_cast(s."ML_Home" as double) > try_cast(s."ML_Away" as double) then abs(try_cast(s."Spread" as decimal(18, 4)))
    end as spread_home,
    try_cast(s."OU" as decimal(18, 4)) as total,
    case when abs(try_cast(s."ML_Home" as double)) >= 100 then try_cast(round(try_cast(s."ML_Home" as double)) as integer) end as moneyline_home,
    case when abs(try_cast(s."ML_Away" as double)) >= 100 then try_cast(round(try_cast(s."ML_Away" as double)) as integer) end as moneyline_away,
    s.file_row
from source s
left join teams home on home.team_name = s."Home"
left join teams away on away.team_name = s."Away"
