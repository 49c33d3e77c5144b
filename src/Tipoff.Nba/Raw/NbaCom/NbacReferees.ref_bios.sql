select
    ref_name as official_name,
    try_cast(ref_number as integer) as jersey,
    nullif(born, '') as born,
    nullif(college, '') as college,
    nullif(nba_experience, '') as experience,
    nullif(resides, '') as resides,
    file_row
from source
