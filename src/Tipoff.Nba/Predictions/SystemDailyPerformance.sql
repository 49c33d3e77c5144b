select system_id,
  game_date,
  cast(count(*) as integer) as predictions,
  cast(count(*) filter (where outcome = 'void') as integer) as voided,
  cast(count(*) filter (where recommendation in ('OVER', 'UNDER')) as integer) as recommendations,
  cast(count(*) filter (where grade = 'WIN') as integer) as wins,
  cast(count(*) filter (where grade = 'LOSS') as integer) as losses,
  cast(count(*) filter (where grade = 'PUSH') as integer) as pushes,
  cast(count(*) filter (where grade = 'WIN') as double precision) / nullif(count(*) filter (where grade in ('WIN', 'LOSS')), 0) as win_rate,
  -- Predictions are rounded to four decimals before they are summed: a sum of decimals has no order.
  cast(sum(cast(absolute_error as numeric(18, 4))) as double precision) / nullif(count(absolute_error), 0) as mean_absolute_error,
  cast(sum(cast(signed_error as numeric(18, 4))) as double precision) / nullif(count(signed_error), 0) as bias,
  cast(count(*) filter (where is_within_3) as double precision) / nullif(count(is_within_3), 0) as within_3_share,
  cast(count(*) filter (where is_within_5) as double precision) / nullif(count(is_within_5), 0) as within_5_share,
  cast(count(*) filter (where is_covered) as double precision) / nullif(count(is_covered), 0) as coverage_80_share
from predictions.prediction_accuracy
where game_date between @from and @to
group by system_id, game_date
