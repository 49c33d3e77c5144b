with general as (
    select spelling, player_id, rank, match_kind, min(rank) over (partition by spelling) as best_rank
    from reference.player_spellings
    -- What holds always and without a tag; the rest needs a date or a tag, and is found in resolved_names.
    where valid_from = date '1946-11-01'
        and valid_through is null
        and position('_' in spelling) = 0
)
-- What several players answer to is never guessed: "C. Martin" stays unresolved.
select
    spelling as player_lookup,
    min(player_id) as player_id,
    min(match_kind) as match_kind
from general
where rank = best_rank
group by spelling
having count(distinct player_id) = 1
