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
)
select
    n.player_id as player_id,
    n.first_date as first_game_date,
    n.player_lookup as player_lookup,
    n.universal_player_id as universal_player_id,
    n.player_name as player_name,
    m.birth_date as birth_date,
    m.position as position,
    m.height_in as height_in,
    n.first_season as first_season,
    m.bref_id as bref_id
from numbered n
left join reference.player_measures m on m.player_id = n.player_id
where n.first_date between @from and @to
