select d.shop,
  d.day,
  (select cast(sum(b.amount) as integer) from analytics.daily_totals b
   where b.shop = d.shop and b.day < d.day and b.day >= cast(date_trunc('year', d.day) as date)) as amount_before
from analytics.daily_totals d
where d.day between @from and @to
