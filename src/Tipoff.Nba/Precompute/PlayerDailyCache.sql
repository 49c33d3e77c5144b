-- A candidate's recent form in the units of the reports; from five games in the season on.
with candidates as (
    select c.*
    from analytics.upcoming_player_game_context c
    where c.game_date between @from and @to
        and c.season_day >= 14
        and c.games_played_season >= 5
),
sums as (
    select
        c.player_id,
        c.game_id,
        least(c.games_played_season, 5) as n_5,
        least(c.games_played_season, 10) as n_10,
        a.points - coalesce(b.points, 0) as points_5,
        a.points - coalesce(d.points, 0) as points_10,
        a.points_squared - coalesce(d.points_squared, 0) as points_squared_10,
        a.minutes - coalesce(d.minutes, 0) as minutes_10,
        a.box_points - coalesce(d.box_points, 0) as box_points_10,
        100 * (a.fg_attempts - coalesce(d.fg_attempts, 0)) + 44 * (a.ft_attempts - coalesce(d.ft_attempts, 0)) as shot_hundredths_10,
        a.usage_numerator - coalesce(d.usage_numerator, 0) as usage_numerator_10,
        a.usage_denominator - coalesce(d.usage_denominator, 0) as usage_denominator_10,
        a.assisted_fg_makes - coalesce(d.assisted_fg_makes, 0) as assisted_10,
        a.unassisted_fg_makes - coalesce(d.unassisted_fg_makes, 0) as unassisted_10,
        a.points as points_season,
        a.minutes as minutes_season,
        a.usage_numerator as usage_numerator_season,
        a.usage_denominator as usage_denominator_season
    from candidates c
    join analytics.player_running_totals a
        on a.player_id = c.player_id
        and a.season_year = c.season_year
        and a.season_appearance = c.games_played_season
    left join analytics.player_running_totals b
        on b.player_id = c.player_id
        and b.season_year = c.season_year
        and b.season_appearance = c.games_played_season - 5
    left join analytics.player_running_totals d
        on d.player_id = c.player_id
        and d.season_year = c.season_year
        and d.season_appearance = c.games_played_season - 10
)
select
    c.player_id,
    c.game_date,
    c.game_id,
    c.season_year,
    c.player_lookup,
    c.universal_player_id,
    c.team_abbr,
    c.games_played_season,
    cast(s.points_5 as double precision) / s.n_5 as points_avg_last_5,
    cast(s.points_10 as double precision) / s.n_10 as points_avg_last_10,
    cast(s.points_season as double precision) / c.games_played_season as points_avg_season,
    sqrt(cast(s.n_10 * s.points_squared_10 - s.points_10 * s.points_10 as double precision) / (s.n_10 * (s.n_10 - 1))) as points_std_last_10,
    cast(s.minutes_10 as double precision) / s.n_10 as minutes_avg_last_10,
    cast(s.minutes_season as double precision) / c.games_played_season as minutes_avg_season,
    cast(100 * s.usage_numerator_10 as double precision) / nullif(s.usage_denominator_10, 0) as usage_rate_last_10,
    cast(100 * s.usage_numerator_season as double precision) / nullif(s.usage_denominator_season, 0) as player_usage_rate_season,
    cast(50 * s.box_points_10 as double precision) / nullif(s.shot_hundredths_10, 0) as ts_pct_last_10,
    cast(s.assisted_10 as double precision) / nullif(s.assisted_10 + s.unassisted_10, 0) as assisted_share_last_10,
    c.team_pace_last_10,
    t.offensive_rating_last_10 as team_off_rating_last_10,
    c.games_in_last_7_days,
    c.games_in_last_14_days,
    c.minutes_in_last_7_days,
    c.minutes_in_last_14_days,
    c.back_to_backs_last_14_days,
    c.player_age,
    z.primary_scoring_zone,
    z.paint_rate_last_10,
    z.three_pt_rate_last_10,
    z.player_id is not null as shot_zone_data_available,
    c.games_played_season < 10 as early_season_flag,
    case when c.games_played_season >= 10 then 'high' when c.games_played_season >= 7 then 'medium' else 'low' end as quality_tier,
    c.completeness_pct,
    c.is_production_ready,
    c.form_quality,
    case
        when c.games_played_season < 10 or not c.is_production_ready or s.usage_denominator_10 = 0 or z.player_id is null then '[' || concat_ws(
            ',',
            case when c.games_played_season < 10 then '"fewer_than_ten_games"' end,
            case when not c.is_production_ready then '"games_of_the_team_missing"' end,
            case when s.usage_denominator_10 = 0 then '"no_plays_known"' end,
            case when z.player_id is null then '"no_shot_zones"' end) || ']'
    end as data_quality_issues
from candidates c
join sums s
    on s.player_id = c.player_id
    and s.game_id = c.game_id
left join analytics.upcoming_team_game_context t
    on t.game_id = c.game_id
    and t.team_abbr = c.team_abbr
left join precompute.player_shot_zone_analysis z
    on z.player_id = c.player_id
    and z.game_date = c.game_date
