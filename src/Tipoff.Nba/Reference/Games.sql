with planned as (
    -- Live feeds first, then the archive that was taken last.
    select distinct on (game_id)
        game_id,
        game_date,
        season_year,
        season_type,
        home_team_id,
        away_team_id
    from raw.nbac_schedule
    where home_team_id is not null and away_team_id is not null
      and season_year between cast(extract(year from cast(@from as date)) as integer) - 1 and cast(extract(year from cast(@to as date)) as integer)
    order by game_id, case feed when 'league_schedule' then 2 when 'schedule_et' then 3 when 'nbaschedule' then 4 else 1 end, feed
),
first_planned as (
    select game_id, min(game_date) as game_date
    from raw.nbac_schedule
    where season_year between cast(extract(year from cast(@from as date)) as integer) - 1 and cast(extract(year from cast(@to as date)) as integer)
    group by game_id
),
timed as (
    select distinct on (game_id) game_id, tipoff_at
    from raw.nbac_schedule
    where tipoff_at is not null
      and season_year between cast(extract(year from cast(@from as date)) as integer) - 1 and cast(extract(year from cast(@to as date)) as integer)
    order by game_id, case feed when 'league_schedule' then 2 when 'schedule_et' then 3 when 'nbaschedule' then 4 else 1 end, feed
),
placed as (
    select distinct on (game_id) game_id, arena, split_part(city, ',', 1) as city
    from raw.nbac_schedule
    where arena is not null and arena <> 'TBD'
      and season_year between cast(extract(year from cast(@from as date)) as integer) - 1 and cast(extract(year from cast(@to as date)) as integer)
    order by game_id, case feed when 'league_schedule' then 2 when 'schedule_et' then 3 when 'nbaschedule' then 4 else 1 end, feed
),
seen as (
    -- Dates and teams only: nothing of what happened in the game.
    select game_id, team_abbr, game_date, season_year, season_type, is_home
    from raw.nbac_team_results
    where season_year between cast(extract(year from cast(@from as date)) as integer) - 1 and cast(extract(year from cast(@to as date)) as integer)
),
played as (
    select
        game_id,
        min(game_date) as game_date,
        min(season_year) as season_year,
        min(season_type) as season_type,
        min(team_abbr) filter (where is_home) as home_team_abbr,
        min(team_abbr) filter (where not is_home) as away_team_abbr
    from seen
    group by game_id
),
teams as (
    select distinct team_id, team_abbr
    from raw.team_arenas
),
listed as (
    select
        coalesce(p.game_id, r.game_id) as game_id,
        coalesce(r.game_date, p.game_date) as game_date,
        coalesce(p.season_year, r.season_year) as season_year,
        coalesce(p.season_type, r.season_type) as season_type,
        coalesce(p.home_team_id, h.team_id) as home_team_id,
        coalesce(p.away_team_id, a.team_id) as away_team_id,
        case when r.game_date <> f.game_date then least(r.game_date, f.game_date) end as moved_from
    from planned p
    full join played r on r.game_id = p.game_id
    left join first_planned f on f.game_id = p.game_id
    left join teams h on h.team_abbr = r.home_team_abbr
    left join teams a on a.team_abbr = r.away_team_abbr
),
games as (
    -- Foreign clubs and all-star sides are no NBA teams.
    select
        l.*,
        cast(substr(l.game_id, 6, 5) as integer) as sequence,
        h.team_abbr as home_team_abbr,
        a.team_abbr as away_team_abbr,
        -- From 2023-24 the last thirty games wait for the results of the cup: the first four of them are its quarter-finals.
        l.season_type = 'regular' and l.season_year >= 2023 and cast(substr(l.game_id, 6, 5) as integer) > 1200 as is_cup_dependent
    from listed l
    join teams h on h.team_id = l.home_team_id
    join teams a on a.team_id = l.away_team_id
),
seasons as (
    select
        season_year,
        min(game_date) filter (where season_type = 'regular') as opening_date,
        max(game_date) filter (where season_type = 'regular') as last_regular_date,
        max(game_date) filter (where season_type = 'regular' and season_year >= 2023 and sequence <= 60) as last_group_date,
        max(game_date) filter (where is_cup_dependent and sequence <= 1204) as last_quarter_final_date
    from games
    group by season_year
),
quarter_finalists as (
    select season_year, home_team_id as team_id
    from games
    where is_cup_dependent and sequence <= 1204
    union
    select season_year, away_team_id as team_id
    from games
    where is_cup_dependent and sequence <= 1204
),
appearances as (
    select game_id, season_year, game_date, home_team_id as team_id
    from games
    where season_type in ('regular', 'playin', 'playoffs')
    union all
    select game_id, season_year, game_date, away_team_id as team_id
    from games
    where season_type in ('regular', 'playin', 'playoffs')
),
previous as (
    select
        game_id,
        lag(game_date) over (partition by season_year, team_id order by game_date, game_id) as game_date
    from appearances
),
latest_previous as (
    select game_id, max(game_date) as game_date
    from previous
    group by game_id
),
certain as (
    -- The last date whose results had to be known before the game was certain; null when it was certain from the start.
    select
        g.game_id,
        case
            when g.season_type = 'playoffs' and substr(g.game_id, 10, 1) >= '5' then before.game_date
            when g.season_type = 'playoffs' then greatest(opener_previous.game_date, s.last_regular_date)
            when g.season_type = 'playin' then greatest(own_previous.game_date, s.last_regular_date)
            when g.is_cup_dependent and g.sequence > 1204 and exists (
                select 1
                from quarter_finalists q
                where q.season_year = g.season_year and q.team_id in (g.home_team_id, g.away_team_id)
            ) then s.last_quarter_final_date
            when g.is_cup_dependent then s.last_group_date
            -- The season was resumed on 30 July 2020 with a new schedule.
            when g.season_type = 'regular' and g.season_year = 2019 and g.game_date >= date '2020-07-30' then date '2020-07-29'
            -- The second half of 2020-21 was announced on 24 February 2021.
            when g.season_type = 'regular' and g.season_year = 2020 and g.game_date >= date '2021-03-10' then date '2021-02-24'
        end as results_date
    from games g
    join seasons s on s.season_year = g.season_year
    left join latest_previous own_previous on own_previous.game_id = g.game_id
    -- A series is one string of nine digits, the tenth is the number of the game.
    left join latest_previous opener_previous on opener_previous.game_id = substr(g.game_id, 1, 9) || '1'
    left join games before on before.game_id = substr(g.game_id, 1, 9) || cast(cast(substr(g.game_id, 10, 1) as integer) - 1 as text)
),
known as (
    select
        g.game_id,
        least(
            g.game_date,
            case
                when g.moved_from is not null then g.moved_from - 1
                when c.results_date is not null then c.results_date + 1
                else s.opening_date
            end
        ) as known_date
    from games g
    join certain c on c.game_id = g.game_id
    join seasons s on s.season_year = g.season_year
),
usual_cities as (
    select g.season_year, g.home_team_id as team_id, p.city
    from games g
    join placed p on p.game_id = g.game_id
    where g.season_type = 'regular'
    group by g.season_year, g.home_team_id, p.city
    having count(*) >= 5
    union
    select s.season_year, a.team_id, a.city
    from raw.team_arenas a
    cross join seasons s
),
home_arenas as (
    -- Among the arenas of a season the newest: Tampa took Toronto's games of 2020-21. Before the first known one, that one.
    select distinct on (s.season_year, a.team_id)
        s.season_year,
        a.team_id,
        a.arena,
        a.city,
        a.latitude,
        a.longitude,
        a.time_zone,
        a.altitude_m
    from seasons s
    cross join raw.team_arenas a
    order by
        s.season_year,
        a.team_id,
        case when s.season_year between a.valid_from_season and coalesce(a.valid_to_season, 9999) then 1 else 2 end,
        case when s.season_year between a.valid_from_season and coalesce(a.valid_to_season, 9999) then -a.valid_from_season else a.valid_from_season end,
        a.arena
),
own_venues (city, latitude, longitude, time_zone, altitude_m) as (
    -- Public facts: cities the league visits that no archive lists, or lists in a damaged line.
    values
        ('Las Vegas', cast(36.1028 as double precision), cast(-115.1784 as double precision), 'America/Los_Angeles', 640),
        ('Berlin', cast(52.5053 as double precision), cast(13.4436 as double precision), 'Europe/Berlin', 34),
        ('Manchester', cast(53.4853 as double precision), cast(-2.2003 as double precision), 'Europe/London', 70),
        ('Abu Dhabi', cast(24.4607 as double precision), cast(54.6075 as double precision), 'Asia/Dubai', 3),
        ('Macao', cast(22.1475 as double precision), cast(113.5633 as double precision), 'Asia/Macau', 5)
),
venues as (
    select city, min(latitude) as latitude, min(longitude) as longitude, min(time_zone) as time_zone, min(altitude_m) as altitude_m,
        max(case when note like '%home game%' then 1 else 0 end) as is_second_home
    from raw.neutral_venues
    group by city
    union all
    select city, latitude, longitude, time_zone, altitude_m, 0
    from own_venues o
    where not exists (select 1 from raw.neutral_venues n where n.city = o.city)
),
sites as (
    select
        g.game_id,
        p.arena,
        case when g.game_date between date '2020-07-22' and date '2020-10-11' then 'Lake Buena Vista' else p.city end as city,
        -- The whole of the resumed season was played in one place, under the name of Orlando.
        g.game_date between date '2020-07-22' and date '2020-10-11'
            or (p.city is not null and not exists (
                select 1
                from usual_cities u
                where u.season_year = g.season_year and u.team_id = g.home_team_id and u.city = p.city
            )) as is_away_from_home
    from games g
    left join placed p on p.game_id = g.game_id
),
tipoffs as (
    select
        g.game_id,
        -- A moved game keeps its hour: the feeds knew only the first date.
        coalesce(
            (g.game_date + cast(t.tipoff_at at time zone 'America/New_York' as time)) at time zone 'America/New_York',
            (g.game_date + time '19:30:00') at time zone 'America/New_York'
        ) as tipoff_at,
        t.tipoff_at is not null as is_tipoff_known
    from games g
    left join timed t on t.game_id = g.game_id
)
select
    g.game_id as game_id,
    g.game_date as game_date,
    replace(cast(g.game_date as text), '-', '') || '_' || g.away_team_abbr || '_' || g.home_team_abbr as game_code,
    g.season_year as season_year,
    g.season_type as season_type,
    g.home_team_abbr as home_team_abbr,
    g.away_team_abbr as away_team_abbr,
    g.home_team_id as home_team_id,
    g.away_team_id as away_team_id,
    t.tipoff_at as tipoff_at,
    t.tipoff_at - interval '30' minute as cutoff_at,
    t.is_tipoff_known as is_tipoff_known,
    cast(k.known_date as timestamp) at time zone 'America/New_York' as schedule_known_at,
    s.is_away_from_home and coalesce(v.is_second_home, 0) = 0 as is_neutral_site,
    coalesce(s.arena, h.arena) as arena,
    coalesce(s.city, h.city) as city,
    case when s.is_away_from_home then v.latitude else h.latitude end as latitude,
    case when s.is_away_from_home then v.longitude else h.longitude end as longitude,
    case when s.is_away_from_home then v.time_zone else h.time_zone end as time_zone,
    case when s.is_away_from_home then v.altitude_m else h.altitude_m end as altitude_m
from games g
join tipoffs t on t.game_id = g.game_id
join known k on k.game_id = g.game_id
join sites s on s.game_id = g.game_id
left join home_arenas h on h.season_year = g.season_year and h.team_id = g.home_team_id
left join venues v on v.city = s.city
join seasons y on y.season_year = g.season_year
where g.game_date between @from and @to
    -- Seasons of which only playoff boxes are held have no calendar.
    and y.opening_date is not null
