-- The stints of each game, in order.
select
  game_id as game_id,
  game_date as game_date,
  season_year as season_year,
  home_team_abbr as home_team_abbr,
  away_team_abbr as away_team_abbr,
  hundredths as hundredths,
  home_lineup as home_lineup,
  away_lineup as away_lineup,
  home_acts as home_acts,
  away_acts as away_acts
from analytics.lineup_stints
where game_date between @from and @to
order by game_id, stint_number
