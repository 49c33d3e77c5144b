with decided as (
    select distinct on (spelling_key)
        spelling_key,
        action,
        snoozed_until
    from raw.player_alias_decisions
    where action in ('ignore', 'snooze', 'reopen')
    order by spelling_key, decided_at desc, valid_from
),
latest as (
    select distinct on (source, spelling_key)
        source,
        spelling_key,
        candidates
    from reference.resolved_names
    where player_id is null
    order by source, spelling_key, case when candidates is null then 1 else 0 end, game_date desc, player_name, hint
)
select
    r.source as source,
    r.spelling_key as spelling_key,
    min(r.universal_player_id) as universal_player_id,
    min(r.player_name) as sample_name,
    cast(sum(r.occurrences) as integer) as occurrences,
    cast(count(distinct r.game_date) as integer) as dates,
    min(r.game_date) as first_date,
    max(r.game_date) as last_date,
    min(r.status) as status,
    min(l.candidates) as candidates,
    min(case d.action when 'ignore' then 'ignored' when 'snooze' then 'snoozed' else 'pending' end) as state,
    min(d.snoozed_until) as snoozed_until
from reference.resolved_names r
join latest l on l.source = r.source and l.spelling_key = r.spelling_key
left join decided d on d.spelling_key = r.spelling_key
where r.player_id is null
group by r.source, r.spelling_key
