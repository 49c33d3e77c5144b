select
    try_cast(person_id as integer) as player_id,
    display_first_last as player_name,
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(display_first_last)), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    try_cast(left(birthdate, 10) as date) as birth_date,
    nullif(school, '') as school,
    nullif(country, '') as country,
    -- "6-10" is feet and inches.
    12 * try_cast(split_part(height, '-', 1) as integer) + try_cast(split_part(height, '-', 2) as integer) as height_in,
    try_cast(try_cast(weight as double) as integer) as weight_lb,
    nullif(position, '') as position,
    try_cast(try_cast(draft_year as double) as integer) as draft_year,
    try_cast(try_cast(draft_round as double) as integer) as draft_round,
    try_cast(try_cast(draft_number as double) as integer) as draft_number,
    file_row
from source
