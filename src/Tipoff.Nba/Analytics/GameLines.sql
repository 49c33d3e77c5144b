-- Of each book its first and its last word before the cut-off.
with quotes_in_time as (
  select
    games.game_id,
    lines.game_date,
    lines.home_team_abbr,
    lines.away_team_abbr,
    lines.market,
    lines.outcome,
    lines.team_abbr,
    lines.point,
    lines.price,
    lines.snapshot_at,
    lines.market = 'spreads' and lines.team_abbr = games.home_team_abbr as is_home_spread,
    lines.market = 'totals' and lines.outcome = 'Over' as is_over,
    row_number() over (
      partition by games.game_id, lines.bookmaker, lines.market, lines.outcome
      order by lines.snapshot_at, lines.event_id desc) as first_rank,
    row_number() over (
      partition by games.game_id, lines.bookmaker, lines.market, lines.outcome
      order by lines.snapshot_at desc, lines.event_id) as last_rank
  from raw.odds_api_game_lines lines
  join reference.games games
    on games.game_date = lines.game_date
    and ((games.home_team_abbr = lines.home_team_abbr and games.away_team_abbr = lines.away_team_abbr)
      or (games.home_team_abbr = lines.away_team_abbr and games.away_team_abbr = lines.home_team_abbr))
    and lines.known_at <= games.cutoff_at
  where lines.game_date between @from and @to
    and games.game_date between @from and @to
),
last_quotes as (
  select *
  from quotes_in_time
  where last_rank = 1
),
-- What was seen at one moment only has not moved, nor stood still.
first_medians as (
  select
    game_id,
    percentile_cont(0.5) within group (order by cast(point as double precision)) filter (where is_home_spread and first_rank = 1) as opening_spread,
    percentile_cont(0.5) within group (order by cast(point as double precision)) filter (where is_over and first_rank = 1) as opening_total,
    percentile_cont(0.5) within group (order by cast(point as double precision)) filter (where is_home_spread and last_rank = 1) as last_spread,
    percentile_cont(0.5) within group (order by cast(point as double precision)) filter (where is_over and last_rank = 1) as last_total,
    count(distinct snapshot_at) filter (where is_home_spread) as spread_moments,
    count(distinct snapshot_at) filter (where is_over) as total_moments
  from quotes_in_time
  group by game_id
),
-- Of prices the lower of two middle ones, for between -100 and 100 there is none.
book_medians as (
  select
    game_date,
    home_team_abbr,
    away_team_abbr,
    percentile_cont(0.5) within group (order by cast(point as double precision)) filter (where market = 'spreads' and team_abbr = home_team_abbr) as spread_home,
    percentile_cont(0.5) within group (order by cast(point as double precision)) filter (where market = 'totals' and outcome = 'Over') as total,
    percentile_disc(0.5) within group (order by price) filter (where market = 'h2h' and team_abbr = home_team_abbr) as moneyline_home,
    percentile_disc(0.5) within group (order by price) filter (where market = 'h2h' and team_abbr = away_team_abbr) as moneyline_away
  from last_quotes
  group by game_id, game_date, home_team_abbr, away_team_abbr
),
quotes as (
  select
    0 as rank, 'odds_api_books' as source, game_date, home_team_abbr, away_team_abbr,
    cast(spread_home as numeric(18, 4)) as spread_home, cast(total as numeric(18, 4)) as total,
    cast(moneyline_home as numeric(18, 4)) as moneyline_home, cast(moneyline_away as numeric(18, 4)) as moneyline_away
  from book_medians
  union all
  select
    1, 'kaggle', game_date, home_team_abbr, away_team_abbr, spread_home, total,
    cast(moneyline_home as numeric(18, 4)), cast(moneyline_away as numeric(18, 4))
  from raw.kaggle_game_lines
  where game_date between @from and @to
  union all
  select 2, 'odds_api', game_date, home_team_abbr, away_team_abbr, spread_home, total, moneyline_home, moneyline_away
  from raw.odds_api_closing_lines
  where game_date between @from and @to
  union all
  select
    3, 'sbr', game_date, home_team_abbr, away_team_abbr, spread_home, total,
    cast(moneyline_home as numeric(18, 4)), cast(moneyline_away as numeric(18, 4))
  from raw.sbr_game_lines
  where game_date between @from and @to
),
-- On neutral courts the sources disagree about who is at home.
sided as (
  select
    games.game_id,
    games.game_date,
    games.home_team_abbr,
    games.away_team_abbr,
    games.cutoff_at,
    quotes.rank,
    quotes.source,
    case when quotes.home_team_abbr = games.home_team_abbr then quotes.spread_home else -quotes.spread_home end as spread,
    quotes.total,
    case when quotes.home_team_abbr = games.home_team_abbr then quotes.moneyline_home else quotes.moneyline_away end as moneyline_home,
    case when quotes.home_team_abbr = games.home_team_abbr then quotes.moneyline_away else quotes.moneyline_home end as moneyline_away
  from quotes
  join reference.games games
    on games.game_date = quotes.game_date
    and ((games.home_team_abbr = quotes.home_team_abbr and games.away_team_abbr = quotes.away_team_abbr)
      or (games.home_team_abbr = quotes.away_team_abbr and games.away_team_abbr = quotes.home_team_abbr))
  where games.game_date between @from and @to
),
spreads as (
  select distinct on (game_id) game_id, spread, source
  from sided
  where spread is not null
  order by game_id, rank, spread
),
totals as (
  select distinct on (game_id) game_id, total, source
  from sided
  where total is not null
  order by game_id, rank, total
),
moneylines as (
  select distinct on (game_id) game_id, moneyline_home, moneyline_away, source
  from sided
  where moneyline_home is not null
    and moneyline_away is not null
  order by game_id, rank, moneyline_home, moneyline_away
),
found as (
  select distinct game_id, game_date, home_team_abbr, away_team_abbr, cutoff_at from sided
)
select
  found.game_id as game_id,
  found.game_date as game_date,
  found.home_team_abbr as home_team_abbr,
  found.away_team_abbr as away_team_abbr,
  cast(spreads.spread as numeric(18, 4)) as spread,
  spreads.source as spread_source,
  cast(totals.total as numeric(18, 4)) as total,
  totals.source as total_source,
  moneylines.moneyline_home as moneyline_home,
  moneylines.moneyline_away as moneyline_away,
  moneylines.source as moneyline_source,
  cast(first_medians.opening_spread as numeric(18, 4)) as opening_spread,
  cast(first_medians.opening_total as numeric(18, 4)) as opening_total,
  cast(case when spread_moments > 1 then last_spread - opening_spread end as numeric(18, 4)) as spread_movement,
  cast(case when total_moments > 1 then last_total - opening_total end as numeric(18, 4)) as total_movement,
  found.cutoff_at as known_at
from found
left join spreads on spreads.game_id = found.game_id
left join totals on totals.game_id = found.game_id
left join moneylines on moneylines.game_id = found.game_id
left join first_medians on first_medians.game_id = found.game_id
