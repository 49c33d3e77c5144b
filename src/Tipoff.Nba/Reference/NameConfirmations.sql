with resolved as (
    select
        r.*,
        b.player_id is not null as has_played,
        b.player_id is not null and (r.teams is null or position('"' || b.team_abbr || '"' in r.teams) > 0) as has_played_there
    from reference.resolved_names r
    left join raw.nbac_player_boxscores b
        on b.player_id = r.player_id
        and b.game_date = r.game_date
        and b.game_date between @from and @to
    where r.game_date between @from and @to
        and r.player_id is not null
)
select
    source as source,
    game_date as game_date,
    player_name as player_name,
    hint as hint,
    player_id as player_id,
    case when status = 'confirmed' then 'before' when has_played_there then 'box' end as confirmed_by,
    has_played and not has_played_there as is_contradicted,
    occurrences as occurrences
from resolved
