select s.id, s.day, cast(1 as bigint) as total, cast(1 as double precision) as mean from raw.sale s join raw.shop using (id) where day between @from and @to
