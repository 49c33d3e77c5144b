with crosswalk as (
    select distinct on (player_id) player_id, bref_id
    from raw.bref_player_index
    order by player_id, season_year desc, bref_id
),
index_rows as (
    select distinct on (player_id) player_id, position, height_in
    from raw.nbac_player_list
    order by player_id, season_year desc
),
roster_rows as (
    select distinct on (player_id) player_id, birth_date, position, height_in
    from raw.nbac_rosters
    order by player_id, known_at desc, team_abbr
),
persons as (
    select player_id from crosswalk
    union
    select player_id from raw.nbac_common_player_info
    union
    select player_id from raw.nbac_players_bio
    union
    select player_id from index_rows
    union
    select player_id from roster_rows
)
select
    n.player_id as player_id,
    coalesce(b.birth_date, c.birth_date, o.birth_date, r.birth_date) as birth_date,
    coalesce(b.position, i.position, r.position) as position,
    coalesce(b.height_in, c.height_in, o.height_in, i.height_in, r.height_in) as height_in,
    x.bref_id as bref_id
from persons n
left join crosswalk x on x.player_id = n.player_id
left join raw.bref_player_careers b on b.bref_id = x.bref_id
left join raw.nbac_common_player_info c on c.player_id = n.player_id
left join raw.nbac_players_bio o on o.player_id = n.player_id
left join index_rows i on i.player_id = n.player_id
left join roster_rows r on r.player_id = n.player_id
