select
    "source" as source,
    try_cast(game_date as date) as game_date,
    player as player_name,
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(regexp_replace(player, '\([^)]*\)', '', 'g'))), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    bookmaker as bookmaker,
    coalesce(nullif(snapshot_utc, ''), 'unknown') as snapshot_key,
    try_cast(snapshot_utc as timestamptz) as snapshot_at,
    try_cast(last_seen_utc as timestamptz) as last_seen_at,
    try_cast(commence_utc as timestamptz) as commence_at,
    nullif(home_team, '') as home_team_name,
    nullif(away_team, '') as away_team_name,
    nullif(opp, '') as opponent_hint,
    try_cast(line as decimal(18, 4)) as line,
    -- Between -100 and 100 there is no American price.
    case when abs(try_cast(over_price as double)) >= 100 then try_cast(round(try_cast(over_price as double)) as integer) end as over_price,
    case when abs(try_cast(under_price as double)) >= 100 then try_cast(round(try_cast(under_price as double)) as integer) end as under_price,
    bookmaker in ('prizepicks', 'underdog') as is_fantasy,
    is_main = '1' as is_main,
    phase as phase,
    try_cast(snapshot_utc as timestamptz) as known_at,
    'points_lines' as feed,
    file_row
from source
