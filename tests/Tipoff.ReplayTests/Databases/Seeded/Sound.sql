select
  id,
  day,
  cast(sum(amount) as bigint) as total,
  cast(sum(amount) as double precision) / nullif(count(*), 0) as mean
from raw.sale
where day between @from and @to
group by id, day
