select day, id, cast(sum(amount) as bigint) as total, cast(sum(amount) as integer) as mean from raw.sale where day between @from and @to group by id, day
