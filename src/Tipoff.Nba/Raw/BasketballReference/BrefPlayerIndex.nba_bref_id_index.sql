select
    bref_id as bref_id,
    -- This site counts seasons by the year they end in.
    try_cast("year" as integer) - 1 as season_year,
    coalesce(map {'BRK': 'BKN', 'CHO': 'CHA', 'PHO': 'PHX'}[team], team) as team_abbr,
    try_cast(nba_id as integer) as player_id,
    player as player_name,
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(player)), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    try_cast(team_id as integer) as team_id,
    file_row
from source
