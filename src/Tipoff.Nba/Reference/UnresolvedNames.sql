with heard as (
    select 'sportsbook_player_points' as source, player_lookup, player_name, game_date
    from raw.sportsbook_player_points
    union all
    select 'sportsbook_player_pra', player_lookup, player_name, game_date
    from raw.sportsbook_player_pra
    union all
    select 'injury_status_snapshots', player_lookup, player_name, game_date
    from raw.injury_status_snapshots
    union all
    select 'projected_lineups', player_lookup, player_name, game_date
    from raw.projected_lineups
)
select
    h.source as source,
    h.player_lookup as player_lookup,
    min(h.player_name) as sample_name,
    cast(count(*) as integer) as occurrences,
    min(h.game_date) as first_date,
    max(h.game_date) as last_date
from heard h
where not exists (
    select 1
    from reference.player_names n
    where n.player_lookup = h.player_lookup
)
group by h.source, h.player_lookup
