with teams as (
    select distinct on (team_name) team_name, team_abbr
    from (
        select team_name, team_abbr from raw.team_arenas
        union all
        -- Spellings of the books; the Bobcats have been the Hornets since 2014.
        select * from (values ('Los Angeles Clippers', 'LAC'), ('Charlotte Bobcats', 'CHA')) other (team_name, team_abbr)
    ) named
    order by team_name
),
said as (
    -- Until February 2024 the word stands at the front of the details: "Out (Back) - ...". Some rows slipped a date into the status.
    select
        *,
        case
            when "Status" is not null and "Status" not like '%, 20__' then "Status"
            when "Details" is not null then split_part("Details", ' (', 1)
        end as word
    from source
)
select
    try_cast(s.snapshot_utc as timestamptz) as snapshot_at,
    s."Player" as player_name,
    cast(row_number() over (partition by s.snapshot_utc, s."Player" order by s.file_row) as integer) as entry,
    cast(try_cast(s.snapshot_utc as timestamptz) at time zone 'America/New_York' as date) as game_date,
    regexp_replace(replace(replace(replace(replace(translate(strip_accents(lower(regexp_replace(s."Player", '\([^)]*\)', '', 'g'))), 'đðøłıħŧ', 'ddoliht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), '[^a-z0-9]', '', 'g') as player_lookup,
    coalesce(abbr.team_abbr, name.team_abbr) as team_abbr,
    case
        when lower(s.word) in ('injured', 'out', 'out for season', 'out indefinitely', 'suspended') then 'Out'
        when lower(s.word) in ('doubtful', 'unlikely to play') then 'Doubtful'
        when lower(s.word) in ('questionable', 'day to day', 'uncertain to play', 'could return', 'game-time decision') then 'Questionable'
        when lower(s.word) in ('probable', 'likely to play', 'expected to play', 'expects to play', 'on track to play', 'optimistic to play', 'expected to be available')
            then 'Probable'
        when lower(s.word) in ('available', 'available to play', 'in', 'not on injury report', 'not listed on injury report', 'said he''ll play', 'will play', 'plans to play', 'intends to play') then 'Available'
    end as status,
    s.word as reported_status,
    s."Details" as detail,
    s.file_row
from said s
left join (select distinct team_abbr from raw.team_arenas) abbr on abbr.team_abbr = s."Team"
left join teams name on name.team_name = s."Team"
-- In 89 rows a slip of the source's parser put a player's name or a heading where the team belongs, and nothing of use beside it.
where coalesce(abbr.team_abbr, name.team_abbr) is not null
