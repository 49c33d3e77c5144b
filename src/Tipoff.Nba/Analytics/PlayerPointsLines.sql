-- Whom a name means is told by rows before the date; his quotes count where his team is one of those the source speaks of.
-- A line names a player and a date, not a game: the game is the one of that date in which his team plays. His team is that of
-- his box row of the date, else that of his latest appearance; only the latter may serve what is read before tip-off.
with quotes as (
  select
    names.player_id,
    names.teams,
    names.status = 'confirmed' as is_confirmed,
    lines.game_date,
    lines.source,
    lines.bookmaker,
    lines.snapshot_at,
    lines.last_seen_at,
    lines.known_at,
    lines.line,
    -- What a stake of one is paid back with; a fantasy site's constant price is no market's.
    case when not lines.is_fantasy then
      case when lines.over_price > 0 then 1 + lines.over_price / cast(100 as double precision) else 1 - 100 / cast(lines.over_price as double precision) end end as over_odds,
    case when not lines.is_fantasy then
      case when lines.under_price > 0 then 1 + lines.under_price / cast(100 as double precision) else 1 - 100 / cast(lines.under_price as double precision) end end as under_odds
  from raw.sportsbook_player_points lines
  join reference.resolved_names names
    on names.source = 'sportsbook_player_points'
    and names.game_date = lines.game_date
    and names.player_name = lines.player_name
    and names.hint = coalesce(lines.away_team_name || ' at ' || lines.home_team_name, lines.opponent_hint, '')
    and names.player_id is not null
  where lines.game_date between @from and @to
    and lines.is_main
    and lines.phase in ('pre', 'pre?', 'unknown')
    and (lines.commence_at is null or cast(lines.commence_at at time zone 'America/New_York' as date) = lines.game_date)
),
asked as (
  select distinct player_id, game_date from quotes
),
seen as (
  select distinct on (asked.player_id, asked.game_date)
    asked.player_id,
    asked.game_date,
    box.team_abbr
  from asked
  join raw.nbac_player_boxscores box on box.player_id = asked.player_id and box.game_date < asked.game_date
  where box.season_year >= (
    select min(games.season_year) from reference.games games where games.game_date = asked.game_date) - 1
  order by asked.player_id, asked.game_date, box.game_date desc, box.game_id desc
),
sides as (
  select game_id, game_date, home_team_abbr as team_abbr, cutoff_at
  from reference.games
  where game_date between @from and @to
    and season_type in ('regular', 'playin', 'playoffs', 'cup_final')
  union all
  select game_id, game_date, away_team_abbr, cutoff_at
  from reference.games
  where game_date between @from and @to
    and season_type in ('regular', 'playin', 'playoffs', 'cup_final')
),
placed as (
  select
    asked.player_id,
    asked.game_date,
    coalesce(played.game_id, expected.game_id) as game_id,
    coalesce(played.team_abbr, expected.team_abbr) as team_abbr,
    coalesce(played.game_id, expected.game_id) = expected.game_id as is_foreseen,
    coalesce(actual.cutoff_at, expected.cutoff_at) as cutoff_at
  from asked
  left join raw.nbac_player_boxscores played
    on played.player_id = asked.player_id and played.game_date = asked.game_date and played.game_date between @from and @to
  left join sides actual on actual.game_id = played.game_id and actual.team_abbr = played.team_abbr
  left join seen on seen.player_id = asked.player_id and seen.game_date = asked.game_date
  left join sides expected on expected.team_abbr = seen.team_abbr and expected.game_date = asked.game_date
),
rows_placed as (
  select
    quotes.*,
    placed.game_id,
    placed.team_abbr,
    placed.cutoff_at,
    placed.is_foreseen and quotes.is_confirmed and quotes.known_at <= placed.cutoff_at as is_in_time
  from quotes
  join placed on placed.player_id = quotes.player_id and placed.game_date = quotes.game_date
  where placed.game_id is not null
    and (quotes.teams is null or position('"' || placed.team_abbr || '"' in quotes.teams) > 0)
),
closing as (
  select distinct on (game_id, player_id, bookmaker)
    game_id, player_id, bookmaker, line
  from rows_placed
  order by game_id, player_id, bookmaker, snapshot_at desc nulls last, last_seen_at desc nulls last, source desc, line desc
),
opening as (
  select distinct on (game_id, player_id, bookmaker)
    game_id, player_id, bookmaker, line
  from rows_placed
  where is_in_time
  order by game_id, player_id, bookmaker, snapshot_at, source, line
),
cutoff as (
  select distinct on (game_id, player_id, bookmaker)
    game_id, player_id, bookmaker, line, known_at, over_odds, under_odds
  from rows_placed
  where is_in_time
  order by
    game_id, player_id, bookmaker, snapshot_at desc nulls last, least(last_seen_at, cutoff_at) desc nulls last, source desc, line desc
),
closing_medians as (
  select game_id, player_id, percentile_cont(0.5) within group (order by line) as line, count(*) as books
  from closing
  group by game_id, player_id
),
opening_medians as (
  select game_id, player_id, percentile_cont(0.5) within group (order by line) as line
  from opening
  group by game_id, player_id
),
cutoff_medians as (
  select
    game_id,
    player_id,
    percentile_cont(0.5) within group (order by line) as line,
    count(*) as books,
    max(known_at) as known_at,
    -- Lines in quarters of a point, so that only integers are summed.
    sqrt(cast(count(*) * sum(cast(4 * line as bigint) * cast(4 * line as bigint)) - sum(cast(4 * line as bigint)) * sum(cast(4 * line as bigint)) as double precision)
      / nullif(count(*) * (count(*) - 1), 0)) / 4 as line_std
  from cutoff
  group by game_id, player_id
),
-- The lower of two middle prices: one that a book did quote.
cutoff_odds as (
  select
    cutoff.game_id,
    cutoff.player_id,
    percentile_disc(0.5) within group (order by cutoff.over_odds) as over_odds,
    percentile_disc(0.5) within group (order by cutoff.under_odds) as under_odds
  from cutoff
  join cutoff_medians medians
    on medians.game_id = cutoff.game_id and medians.player_id = cutoff.player_id and cast(medians.line as numeric(18, 4)) = cutoff.line
  group by cutoff.game_id, cutoff.player_id
),
origins as (
  select game_id, player_id, min(game_date) as game_date, min(team_abbr) as team_abbr, string_agg(distinct source, ',' order by source) as sources
  from rows_placed
  group by game_id, player_id
)
select
  origins.game_id as game_id,
  origins.player_id as player_id,
  origins.game_date as game_date,
  origins.team_abbr as team_abbr,
  cast(cutoff_medians.line as numeric(18, 4)) as line_at_cutoff,
  cast(opening_medians.line as numeric(18, 4)) as opening_line,
  cast(closing_medians.line as numeric(18, 4)) as closing_line,
  cast(closing_medians.books as integer) as books,
  cast(coalesce(cutoff_medians.books, 0) as integer) as books_at_cutoff,
  cutoff_medians.line_std as line_std_at_cutoff,
  origins.sources as sources,
  cutoff_medians.known_at as known_at,
  cutoff_odds.over_odds as over_odds_at_cutoff,
  cutoff_odds.under_odds as under_odds_at_cutoff
from origins
join closing_medians on closing_medians.game_id = origins.game_id and closing_medians.player_id = origins.player_id
left join opening_medians on opening_medians.game_id = origins.game_id and opening_medians.player_id = origins.player_id
left join cutoff_medians on cutoff_medians.game_id = origins.game_id and cutoff_medians.player_id = origins.player_id
left join cutoff_odds on cutoff_odds.game_id = origins.game_id and cutoff_odds.player_id = origins.player_id
