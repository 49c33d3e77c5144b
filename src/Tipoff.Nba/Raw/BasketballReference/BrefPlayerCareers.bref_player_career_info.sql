select
    player_id as bref_id,
    player as player_name,
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(player)), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    try_cast(birth_date as date) as birth_date,
    nullif(nullif(pos, ''), 'NA') as position,
    try_cast(ht_in_in as integer) as height_in,
    try_cast(wt as integer) as weight_lb,
    nullif(nullif(colleges, ''), 'NA') as colleges,
    file_row
from source
