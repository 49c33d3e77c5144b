-- One row per shop and day.
select shop,
  day,
  cast(sum(amount) as integer) as amount
from raw.sales
where day between @from and @to
group by shop, day
