select
    try_cast("personId" as integer) as player_id,
    trim(concat_ws(' ', "firstName", "lastName")) as player_name,
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(concat_ws(' ', "firstName", "lastName"))), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    try_cast(left(birthdate, 10) as date) as birth_date,
    try_cast(try_cast(height as double) as integer) as height_in,
    try_cast(try_cast("bodyWeight" as double) as integer) as weight_lb,
    try_cast(guard as boolean) as is_guard,
    try_cast(forward as boolean) as is_forward,
    try_cast(center as boolean) as is_center,
    try_cast(try_cast("draftYear" as double) as integer) as draft_year,
    file_row
from source
