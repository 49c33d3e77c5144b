with spelled as (
    select player_id, player_name, player_lookup, min(game_date) as first_date
    from raw.nbac_player_boxscores
    group by player_id, player_name, player_lookup
),
plain as (
    -- Accents by a table, for the engines share no function for them; the same letters as PlayerLookup.
    select
        player_id,
        player_lookup,
        first_date,
        translate(lower(player_name), 'àáâãäåçèéêëìíîïðñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżžǎǐǒǔǧǩșțȟ', 'aaaaaaceeeeiiiidnoooooouuuuyyaaaccccddeeeeegggghhiiiiijkllllnnnooorrrsssstttuuuuuuwyzzzaiougksth') as whole
    from spelled
),
folded as (
    select
        player_id,
        player_lookup,
        first_date,
        whole,
        regexp_replace(whole, ' (jr|sr|ii|iii|iv|v)\.?$', '') as bare
    from plain
),
forms as (
    select player_lookup as spelling, player_id, first_date, 1 as rank, 'box' as kind
    from folded
    union all
    select regexp_replace(bare, '[^a-z0-9]', '', 'g'), player_id, first_date, 3, 'without_suffix'
    from folded
    union all
    -- "Wembanyama Victor"
    select regexp_replace(substr(bare, length(split_part(bare, ' ', 1)) + 2) || split_part(bare, ' ', 1), '[^a-z0-9]', '', 'g'), player_id, first_date, 4, 'reversed'
    from folded
    union all
    select regexp_replace(substr(whole, length(split_part(whole, ' ', 1)) + 2) || split_part(whole, ' ', 1), '[^a-z0-9]', '', 'g'), player_id, first_date, 4, 'reversed'
    from folded
    union all
    -- "D. Sharpe"
    select left(bare, 1) || regexp_replace(substr(bare, length(split_part(bare, ' ', 1)) + 2), '[^a-z0-9]', '', 'g'), player_id, first_date, 5, 'initial'
    from folded
    union all
    select left(whole, 1) || regexp_replace(substr(whole, length(split_part(whole, ' ', 1)) + 2), '[^a-z0-9]', '', 'g'), player_id, first_date, 5, 'initial'
    from folded
    union all
    -- Books add suffixes that the league does not write: "Mike Conley Jr."
    select player_lookup || s.suffix, player_id, first_date, 6, 'with_suffix'
    from folded
    cross join (values ('jr'), ('sr'), ('ii'), ('iii')) s (suffix)
),
dated as (
    select spelling, player_id, date '1946-11-01' as valid_from, cast(null as date) as valid_through, first_date, rank, kind
    from forms
    union all
    select a.alias_lookup, f.player_id, a.valid_from, a.valid_through, f.first_date, 2, 'alias'
    from reference.player_aliases a
    join folded f on f.player_lookup = a.player_lookup
    union all
    select a.alias_lookup, f.player_id, a.valid_from, a.valid_through, f.first_date, 0, 'decision'
    from reference.player_aliases a
    join folded f on f.player_id = a.player_id
)
-- A form counts from its own first box on: that the league later wrote the suffix must not change what was known before.
select distinct on (spelling, player_id, valid_from, rank)
    spelling as spelling,
    player_id as player_id,
    valid_from as valid_from,
    valid_through as valid_through,
    kind as match_kind,
    rank as rank,
    first_date as first_date
from dated
where spelling <> ''
order by spelling, player_id, valid_from, rank, first_date, valid_through
