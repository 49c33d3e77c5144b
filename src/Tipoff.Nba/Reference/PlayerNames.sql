with spelled as (
    select distinct player_id, player_name, player_lookup
    from raw.nbac_player_boxscores
),
folded as (
    -- Accents by a table, for the engines share no function for them; the same letters as PlayerLookup.
    select
        player_id,
        player_lookup,
        regexp_replace(translate(lower(player_name), 'àáâãäåçèéêëìíîïðñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżžǎǐǒǔǧǩșțȟ', 'aaaaaaceeeeiiiidnoooooouuuuyyaaaccccddeeeeegggghhiiiiijkllllnnnooorrrsssstttuuuuuuwyzzzaiougksth'), ' (jr|sr|ii|iii|iv|v)\.?$', '') as bare,
        translate(lower(player_name), 'àáâãäåçèéêëìíîïðñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżžǎǐǒǔǧǩșțȟ', 'aaaaaaceeeeiiiidnoooooouuuuyyaaaccccddeeeeegggghhiiiiijkllllnnnooorrrsssstttuuuuuuwyzzzaiougksth') as whole
    from spelled
),
forms as (
    select player_lookup, player_id, 1 as rank, 'box' as kind
    from folded
    union
    select a.alias_lookup, f.player_id, 2, 'alias'
    from reference.player_aliases a
    join folded f on f.player_lookup = a.player_lookup
    union
    select regexp_replace(bare, '[^a-z0-9]', '', 'g'), player_id, 3, 'without_suffix'
    from folded
    union
    -- "Wembanyama Victor"
    select regexp_replace(substr(bare, length(split_part(bare, ' ', 1)) + 2) || split_part(bare, ' ', 1), '[^a-z0-9]', '', 'g'), player_id, 4, 'reversed'
    from folded
    union
    select regexp_replace(substr(whole, length(split_part(whole, ' ', 1)) + 2) || split_part(whole, ' ', 1), '[^a-z0-9]', '', 'g'), player_id, 4, 'reversed'
    from folded
    union
    -- "D. Sharpe"
    select left(bare, 1) || regexp_replace(substr(bare, length(split_part(bare, ' ', 1)) + 2), '[^a-z0-9]', '', 'g'), player_id, 5, 'initial'
    from folded
    union
    select left(whole, 1) || regexp_replace(substr(whole, length(split_part(whole, ' ', 1)) + 2), '[^a-z0-9]', '', 'g'), player_id, 5, 'initial'
    from folded
    union
    -- Books add suffixes that the league does not write: "Mike Conley Jr."
    select player_lookup || s.suffix, player_id, 6, 'with_suffix'
    from folded
    cross join (values ('jr'), ('sr'), ('ii'), ('iii')) s (suffix)
),
best as (
    select player_lookup, min(rank) as rank
    from forms
    group by player_lookup
)
-- What several players answer to is never guessed: "C. Martin" stays unresolved.
select
    f.player_lookup as player_lookup,
    min(f.player_id) as player_id,
    min(f.kind) as match_kind
from forms f
join best b on b.player_lookup = f.player_lookup and b.rank = f.rank
where f.player_lookup <> ''
group by f.player_lookup
having count(distinct f.player_id) = 1
