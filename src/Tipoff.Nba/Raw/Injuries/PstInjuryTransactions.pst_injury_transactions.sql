with nicknames as (
    select distinct
        -- The last word of the team's name, but for Trail Blazers, which the source calls Blazers as well.
        split_part(team_name, ' ', -1) as team_name,
        team_abbr
    from raw.team_arenas
),
moves as (
    select *, coalesce(relinquished, acquired) as player
    from source
    -- One announcement names nobody.
    where coalesce(relinquished, acquired) is not null
)
select
    try_cast(s."date" as date) as game_date,
    cast(row_number() over (partition by s."date" order by s.file_row) as integer) as entry,
    s.team as team_name,
    case s.team when 'Bullets' then 'WAS' else n.team_abbr end as team_abbr,
    s.player as player_name,
    -- "Patrick Mills / Patty Mills": the last spelling is the one that boxes use.
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(regexp_replace(split_part(s.player, ' / ', -1), '\([^)]*\)', '', 'g'))), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    s.relinquished is not null as is_out,
    s.notes as notes,
    cast(try_cast(s."date" as date) + 1 as timestamp) at time zone 'America/New_York' as known_at,
    s.file_row
from moves s
left join nicknames n on n.team_name = s.team
