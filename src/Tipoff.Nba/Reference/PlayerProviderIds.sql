-- Of two players under one id the one of the newest season holds it.
select distinct on (i.bref_id)
    'basketball_reference' as provider,
    i.bref_id as provider_id,
    i.player_id as player_id,
    'crosswalk' as match_kind
from raw.bref_player_index i
order by i.bref_id, i.season_year desc, i.player_id
