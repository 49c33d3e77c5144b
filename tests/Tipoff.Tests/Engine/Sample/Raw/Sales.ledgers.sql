select shop_name as shop, cast(booked_on as date) as day, 0 as till, cast(total as integer) as amount, 'ledgers' as feed, file_row
from source
