select
  game_id as game_id,
  player_id as player_id,
  min(game_date) as game_date,
  min(season_year) as season_year,
  cast(count(*) as integer) as fg_attempts,
  cast(count(*) filter (where is_made) as integer) as fg_makes,
  cast(count(*) filter (where shot_type = '2PT' and basic_zone in ('Restricted Area', 'In The Paint (Non-RA)')) as integer)
    as paint_attempts,
  cast(count(*) filter (where shot_type = '2PT' and basic_zone in ('Restricted Area', 'In The Paint (Non-RA)') and is_made)
    as integer) as paint_makes,
  cast(count(*) filter (where shot_type = '2PT' and coalesce(basic_zone, '') not in ('Restricted Area', 'In The Paint (Non-RA)'))
    as integer) as mid_range_attempts,
  cast(count(*) filter (where shot_type = '2PT' and coalesce(basic_zone, '') not in ('Restricted Area', 'In The Paint (Non-RA)')
    and is_made) as integer) as mid_range_makes,
  cast(count(*) filter (where shot_type = '3PT') as integer) as three_pt_attempts,
  cast(count(*) filter (where shot_type = '3PT' and is_made) as integer) as three_pt_makes
from raw.nbac_shot_chart
where game_date between @from and @to
group by game_id, player_id
