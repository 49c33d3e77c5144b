select
  shop as shop,
  day as day,
  cast(sum(amount) as integer) as amount,
  case when shop = 'east' then 'Ada' end as manager
from raw.sales
where day between @from and @to
group by shop, day
order by shop, day
