with graded as (
  select p.player_id,
    p.game_id,
    p.system_id,
    p.game_date,
    p.season_year,
    p.season_type,
    p.points,
    p.mean,
    p.low_80,
    p.high_80,
    p.line,
    p.recommendation,
    p.confidence,
    p.model_version,
    s.points as actual_points,
    case
      when s.points is null or p.line is null or p.recommendation not in ('OVER', 'UNDER') then null
      when s.points = p.line then 'PUSH'
      when (s.points > p.line and p.recommendation = 'OVER') or (s.points < p.line and p.recommendation = 'UNDER') then 'WIN'
      else 'LOSS'
    end as grade
  from predictions.player_prop_predictions p
  left join analytics.player_game_summary s
    on s.game_id = p.game_id and s.player_id = p.player_id and s.game_date = p.game_date
  where p.game_date between @from and @to
    -- A game without any result has not been played, or its box is not there yet: nothing of it can be graded or void.
    and exists (select 1 from analytics.player_game_summary b where b.game_id = p.game_id and b.game_date = p.game_date)
)
select player_id,
  game_id,
  system_id,
  game_date,
  season_year,
  season_type,
  points as predicted_points,
  mean as predicted_mean,
  actual_points,
  case when actual_points is null then 'void' else 'played' end as outcome,
  points - actual_points as signed_error,
  abs(points - actual_points) as absolute_error,
  case when low_80 is null then null else actual_points between low_80 and high_80 end as is_covered,
  line,
  recommendation,
  grade,
  case grade when 'WIN' then true when 'LOSS' then false end as is_correct,
  confidence,
  case when confidence is not null then cast(least(10, floor(confidence * 10) + 1) as integer) end as confidence_decile,
  abs(points - actual_points) <= 3 as is_within_3,
  abs(points - actual_points) <= 5 as is_within_5,
  model_version
from graded
