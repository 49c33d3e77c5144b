select shop, cast(day as date) as day, cast(till as integer) as till, cast(amount as integer) as amount, 'tills' as feed, file_row
from source
