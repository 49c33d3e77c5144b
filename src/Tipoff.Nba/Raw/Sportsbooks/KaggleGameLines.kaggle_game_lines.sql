select
    try_cast("date" as date) as game_date,
    coalesce(map {'gs': 'GSW', 'no': 'NOP', 'ny': 'NYK', 'sa': 'SAS', 'utah': 'UTA', 'wsh': 'WAS'}[home], upper(home)) as home_team_abbr,
    coalesce(map {'gs': 'GSW', 'no': 'NOP', 'ny': 'NYK', 'sa': 'SAS', 'utah': 'UTA', 'wsh': 'WAS'}[away], upper(away)) as away_team_abbr,
    -- The file counts seasons by the year they end in.
    try_cast(season as integer) - 1 as season_year,
    lower(playoffs) = 'true' as is_playoffs,
    -- The file gives the favourite's points without a sign.
    case whos_favored when 'home' then -try_cast(spread as decimal(18, 4)) when 'away' then try_cast(spread as decimal(18, 4)) end as spread_home,
    try_cast(total as decimal(18, 4)) as total,
    case when abs(try_cast(moneyline_home as double)) >= 100 then try_cast(round(try_cast(moneyline_home as double)) as integer) end as moneyline_home,
    case when abs(try_cast(moneyline_away as double)) >= 100 then try_cast(round(try_cast(moneyline_away as double)) as integer) end as moneyline_away,
    file_row
from source
