with spelled as (
    select
        player_id,
        player_name,
        player_lookup,
        min(game_date) as first_date,
        min(season_year) as first_season
    from raw.nbac_player_boxscores
    where game_date <= @to
    group by player_id, player_name, player_lookup
),
earliest as (
    -- The first spelling names the person for good: a later change of name must not change his id.
    select distinct on (player_id) player_id, player_name, player_lookup, first_date, first_season
    from spelled
    order by player_id, first_date, player_name
),
numbered as (
    select
        player_id,
        player_name,
        player_lookup,
        first_date,
        first_season,
        player_lookup || '_' || lpad(cast(row_number() over (partition by player_lookup order by first_date, player_id) as text), 3, '0') as universal_player_id
    from earliest
),
crosswalk as (
    select distinct on (player_id) player_id, bref_id
    from raw.bref_player_index
    order by player_id, season_year desc, bref_id
)
select
    n.player_id as player_id,
    n.first_date as first_game_date,
    n.player_lookup as player_lookup,
    n.universal_player_id as universal_player_id,
    n.player_name as player_name,
    coalesce(b.birth_date, c.birth_date, o.birth_date) as birth_date,
    b.position as position,
    coalesce(b.height_in, c.height_in, o.height_in) as height_in,
    n.first_season as first_season,
    x.bref_id as bref_id
from numbered n
left join crosswalk x on x.player_id = n.player_id
left join raw.bref_player_careers b on b.bref_id = x.bref_id
left join raw.nbac_common_player_info c on c.player_id = n.player_id
left join raw.nbac_players_bio o on o.player_id = n.player_id
where n.first_date between @from and @to
