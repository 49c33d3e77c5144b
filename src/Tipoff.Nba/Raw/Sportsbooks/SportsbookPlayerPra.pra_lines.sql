select
    event_id as event_id,
    try_cast(event_date as date) as game_date,
    player_name as player_name,
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(regexp_replace(player_name, '\([^)]*\)', '', 'g'))), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    bookmaker as bookmaker,
    "timestamp" as snapshot_key,
    try_cast("timestamp" as timestamptz) as snapshot_at,
    home_team as home_team_name,
    away_team as away_team_name,
    try_cast(line as decimal(18, 4)) as line,
    case when abs(try_cast(over_price as double)) >= 100 then try_cast(round(try_cast(over_price as double)) as integer) end as over_price,
    case when abs(try_cast(under_price as double)) >= 100 then try_cast(round(try_cast(under_price as double)) as integer) end as under_price,
    try_cast("timestamp" as timestamptz) as known_at,
    file_row
from source
-- Rows that stand in the file twice, word for word.
qualify row_number() over (partition by event_id, player_name, bookmaker, "timestamp", line order by file_row desc) = 1
