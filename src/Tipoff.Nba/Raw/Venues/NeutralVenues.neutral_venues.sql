select
    arena as arena,
    city as city,
    try_cast(latitude as double) as latitude,
    try_cast(longitude as double) as longitude,
    time_zone as time_zone,
    try_cast(altitude_m as integer) as altitude_m,
    note as note,
    file_row
from source
