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
    s.event_id as event_id,
    cast(try_cast(s.commence_time as timestamptz) at time zone 'America/New_York' as date) as game_date,
    home.team_abbr as home_team_abbr,
    away.team_abbr as away_team_abbr,
    try_cast(s.commence_time as timestamptz) as commence_at,
    try_cast(s.spread_point as decimal(18, 4)) as spread_home,
    case when abs(s.home_spread_price) >= 100 then try_cast(s.home_spread_price as decimal(18, 4)) end as spread_price_home,
    case when abs(s.away_spread_price) >= 100 then try_cast(s.away_spread_price as decimal(18, 4)) end as spread_price_away,
    try_cast(s.total_point as decimal(18, 4)) as total,
    case when abs(s.total_over_price) >= 100 then try_cast(s.total_over_price as decimal(18, 4)) end as over_price,
    case when abs(s.total_under_price) >= 100 then try_cast(s.total_under_price as decimal(18, 4)) end as under_price,
    case when abs(s.home_ml) >= 100 then try_cast(s.home_ml as decimal(18, 4)) end as moneyline_home,
    case when abs(s.away_ml) >= 100 then try_cast(s.away_ml as decimal(18, 4)) end as moneyline_away,
    s.file_row
from source s
left join teams home on home.team_name = s.home_team
left join teams away on away.team_name = s.away_team
