with once as (
    -- UNK is the source's word for a team that it could not read.
    select *
    from source
    where "Team" <> 'UNK'
    qualify row_number() over (partition by snapshot_utc, "Team" order by file_row desc) = 1
),
players as (
    select
        snapshot_utc,
        "Team" as team_abbr,
        file_row,
        -- Some rows keep the heading of the page in front of the first name.
        unnest(string_split(regexp_replace("Lineup", '^(Confirmed|Projected)\s+Lineup:\s*', ''), ', ')) as player,
        generate_subscripts(string_split("Lineup", ', '), 1) as slot
    from once
)
select
    try_cast(snapshot_utc as timestamptz) as snapshot_at,
    team_abbr as team_abbr,
    cast(slot as integer) as slot,
    cast(try_cast(snapshot_utc as timestamptz) at time zone 'America/New_York' as date) as game_date,
    trim(split_part(player, '(', 1)) as player_name,
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(regexp_replace(player, '\([^)]*\)', '', 'g'))), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    nullif(regexp_extract(player, '\(([A-Z]+)\)', 1), '') as position,
    file_row
from players
