-- One row for every candidate of a date, by the same expressions in training and in serving; what is not known is null.
with candidates as (
    select
        c.*,
        g.cutoff_at
    from analytics.upcoming_player_game_context c
    join reference.games g
        on g.game_id = c.game_id
    where c.game_date between @from and @to
),
-- Sums of the last 3, 5 and 10 appearances of the season, each the difference of two running totals.
form as (
    select
        c.player_id,
        c.game_id,
        least(a.season_appearance, 3) as games_3,
        a.points - coalesce(b3.points, 0) as points_3,
        a.minutes - coalesce(b3.minutes, 0) as minutes_3,
        a.box_games - coalesce(b3.box_games, 0) as box_games_3,
        a.fg_attempts - coalesce(b3.fg_attempts, 0) as fg_attempts_3,
        a.ft_attempts - coalesce(b3.ft_attempts, 0) as ft_attempts_3,
        a.three_pt_attempts - coalesce(b3.three_pt_attempts, 0) as three_pt_attempts_3,
        a.usage_numerator - coalesce(b3.usage_numerator, 0) as usage_numerator_3,
        a.usage_denominator - coalesce(b3.usage_denominator, 0) as usage_denominator_3,
        least(a.season_appearance, 5) as games_5,
        a.points - coalesce(b5.points, 0) as points_5,
        a.minutes - coalesce(b5.minutes, 0) as minutes_5,
        a.box_games - coalesce(b5.box_games, 0) as box_games_5,
        a.fg_attempts - coalesce(b5.fg_attempts, 0) as fg_attempts_5,
        a.ft_attempts - coalesce(b5.ft_attempts, 0) as ft_attempts_5,
        a.three_pt_attempts - coalesce(b5.three_pt_attempts, 0) as three_pt_attempts_5,
        a.usage_numerator - coalesce(b5.usage_numerator, 0) as usage_numerator_5,
        a.usage_denominator - coalesce(b5.usage_denominator, 0) as usage_denominator_5,
        least(a.season_appearance, 10) as games_10,
        a.points - coalesce(b10.points, 0) as points_10,
        a.minutes - coalesce(b10.minutes, 0) as minutes_10,
        a.box_games - coalesce(b10.box_games, 0) as box_games_10,
        a.fg_attempts - coalesce(b10.fg_attempts, 0) as fg_attempts_10,
        a.ft_attempts - coalesce(b10.ft_attempts, 0) as ft_attempts_10,
        a.three_pt_attempts - coalesce(b10.three_pt_attempts, 0) as three_pt_attempts_10,
        a.usage_numerator - coalesce(b10.usage_numerator, 0) as usage_numerator_10,
        a.usage_denominator - coalesce(b10.usage_denominator, 0) as usage_denominator_10,
        a.points_squared - coalesce(b10.points_squared, 0) as points_squared_10,
        a.minutes_squared - coalesce(b10.minutes_squared, 0) as minutes_squared_10,
        a.box_points - coalesce(b10.box_points, 0) as box_points_10,
        a.ft_makes - coalesce(b10.ft_makes, 0) as ft_makes_10,
        a.box_minutes - coalesce(b10.box_minutes, 0) as box_minutes_10,
        a.starts - coalesce(b10.starts, 0) as starts_10,
        a.starts_known - coalesce(b10.starts_known, 0) as starts_known_10,
        a.points as points_season,
        a.points_squared as points_squared_season,
        a.minutes as minutes_season,
        a.box_games as box_games_season,
        a.fg_attempts as fg_attempts_season,
        a.ft_attempts as ft_attempts_season,
        a.three_pt_attempts as three_pt_attempts_season,
        a.usage_numerator as usage_numerator_season,
        a.usage_denominator as usage_denominator_season,
        a.minutes_in_game as minutes_last_game,
        a.points_in_game as points_last_game
    from candidates c
    join analytics.player_running_totals a
        on a.player_id = c.player_id
        and a.season_year = c.season_year
        and a.season_appearance = c.games_played_season
    left join analytics.player_running_totals b3
        on b3.player_id = c.player_id
        and b3.season_year = c.season_year
        and b3.season_appearance = c.games_played_season - 3
    left join analytics.player_running_totals b5
        on b5.player_id = c.player_id
        and b5.season_year = c.season_year
        and b5.season_appearance = c.games_played_season - 5
    left join analytics.player_running_totals b10
        on b10.player_id = c.player_id
        and b10.season_year = c.season_year
        and b10.season_appearance = c.games_played_season - 10
),
-- Three years back, across seasons.
against as (
    select
        c.player_id,
        c.game_id,
        cast(count(*) as integer) as games,
        cast(sum(r.points_in_game) as bigint) as points
    from candidates c
    join analytics.player_running_totals r
        on r.player_id = c.player_id
        and r.opponent_team_abbr = c.opponent_team_abbr
        and r.game_date < c.game_date
        and r.game_date >= c.game_date - 1095
    group by c.player_id, c.game_id
),
seasons_before as (
    select distinct on (r.player_id, r.season_year)
        r.player_id,
        r.season_year,
        r.season_appearance,
        r.points,
        r.minutes
    from analytics.player_running_totals r
    where r.season_year in (select season_year - 1 from candidates)
    order by r.player_id, r.season_year, r.season_appearance desc
),
recent as (
    select
        c.player_id,
        c.game_id,
        cast(r.fast_minutes as double precision) / nullif(r.fast_weight, 0) as minutes,
        cast(r.slow_points as double precision) / nullif(r.slow_minutes, 0) as points_per_minute
    from candidates c
    join analytics.player_running_totals r
        on r.player_id = c.player_id
        and r.game_id = c.last_game_id
),
features as (
    select
        c.player_id,
        c.game_id,
        c.game_date,
        c.season_year,
        c.season_type,
        c.player_lookup,
        c.universal_player_id,
        c.player_name,
        c.team_abbr,
        c.opponent_team_abbr,
        c.is_home,
        c.games_played_season,
        cast(f.points_5 as double precision) / nullif(f.games_5, 0) as points_avg_last_5,
        cast(f.points_10 as double precision) / nullif(f.games_10, 0) as points_avg_last_10,
        cast(f.points_season as double precision) / nullif(c.games_played_season, 0) as points_avg_season,
        sqrt(cast(f.games_10 * f.points_squared_10 - f.points_10 * f.points_10 as double precision)
            / nullif(f.games_10 * (f.games_10 - 1), 0)) as points_std_last_10,
        c.games_in_last_7_days,
        x.fatigue_score,
        x.shot_zone_mismatch_score,
        x.pace_score,
        x.usage_spike_score,
        case when c.days_rest + c.opponent_days_rest is not null
            then least(greatest(c.days_rest - c.opponent_days_rest, -2), 2)
        end as rest_advantage,
        c.injury_risk,
        case
            when f.games_5 < 5 or f.games_5 is null then null
            when 2 * f.points_3 - 3 * (f.points_5 - f.points_3) >= 30 then 2
            when 2 * f.points_3 - 3 * (f.points_5 - f.points_3) >= 12 then 1
            when 2 * f.points_3 - 3 * (f.points_5 - f.points_3) <= -30 then -2
            when 2 * f.points_3 - 3 * (f.points_5 - f.points_3) <= -12 then -1
            else 0
        end as recent_trend,
        case
            when f.minutes_season is null or f.minutes_season = 0 then null
            when 10 * f.minutes_10 * c.games_played_season >= 12 * f.minutes_season * f.games_10 then 2
            when 10 * f.minutes_10 * c.games_played_season >= 11 * f.minutes_season * f.games_10 then 1
            when 10 * f.minutes_10 * c.games_played_season <= 8 * f.minutes_season * f.games_10 then -2
            when 10 * f.minutes_10 * c.games_played_season <= 9 * f.minutes_season * f.games_10 then -1
            else 0
        end as minutes_change,
        o.defensive_rating_last_15 as opponent_def_rating,
        o.pace_last_15 as opponent_pace,
        case when c.is_home then 1 else 0 end as home_away,
        case when c.is_back_to_back then 1 else 0 end as back_to_back,
        case when c.season_type = 'playoffs' then 1 else 0 end as playoff_game,
        z.paint_rate_last_10 / 100 as pct_paint,
        z.mid_range_rate_last_10 / 100 as pct_mid_range,
        z.three_pt_rate_last_10 / 100 as pct_three,
        case when f.box_games_10 >= 5 then cast(f.ft_makes_10 as double precision) / nullif(f.box_points_10, 0) end as pct_free_throw,
        t.pace_last_10 as team_pace,
        t.offensive_rating_last_10 as team_off_rating,
        t.win_pct as team_win_pct,
        cast(v.line_at_cutoff as double precision) as vegas_points_line,
        cast(v.opening_line as double precision) as vegas_opening_line,
        cast(v.line_at_cutoff - v.opening_line as double precision) as vegas_line_move,
        case when v.line_at_cutoff is null then 0 else 1 end as has_vegas_line,
        cast(h.points as double precision) / nullif(h.games, 0) as avg_points_vs_opponent,
        coalesce(h.games, 0) as games_vs_opponent,
        cast(f.minutes_10 as double precision) / nullif(f.games_10, 0) as minutes_avg_last_10,
        cast(f.points_10 as double precision) / nullif(f.minutes_10, 0) as ppm_avg_last_10,
        case when r.minutes is not null and c.active_team_minutes > 0
            then r.minutes * least(greatest(240 / (c.active_team_minutes
                + case when coalesce(c.games_missed, 0) = 0 and c.games_played_season > 0 then 0 else r.minutes end), 0.8), 1.25)
        end as expected_minutes,
        r.minutes as weighted_minutes,
        r.points_per_minute as weighted_points_per_minute,
        r.minutes * r.points_per_minute as weighted_points,
        cast(f.minutes_3 as double precision) / nullif(f.games_3, 0)
            - cast(f.minutes_season as double precision) / nullif(c.games_played_season, 0) as minutes_trend,
        cast(f.starts_10 as double precision) / nullif(f.starts_known_10, 0) as starter_share_last_10,
        c.games_missed,
        f.minutes_last_game,
        f.points_last_game,
        cast(f.points_3 as double precision) / nullif(f.games_3, 0) as points_avg_last_3,
        cast(f.minutes_3 as double precision) / nullif(f.games_3, 0) as minutes_avg_last_3,
        cast(f.minutes_5 as double precision) / nullif(f.games_5, 0) as minutes_avg_last_5,
        cast(f.minutes_season as double precision) / nullif(c.games_played_season, 0) as minutes_avg_season,
        cast(f.fg_attempts_3 as double precision) / nullif(f.box_games_3, 0) as field_goal_attempts_avg_last_3,
        cast(f.fg_attempts_5 as double precision) / nullif(f.box_games_5, 0) as field_goal_attempts_avg_last_5,
        cast(f.fg_attempts_10 as double precision) / nullif(f.box_games_10, 0) as field_goal_attempts_avg_last_10,
        cast(f.fg_attempts_season as double precision) / nullif(f.box_games_season, 0) as field_goal_attempts_avg_season,
        cast(f.ft_attempts_3 as double precision) / nullif(f.box_games_3, 0) as free_throw_attempts_avg_last_3,
        cast(f.ft_attempts_5 as double precision) / nullif(f.box_games_5, 0) as free_throw_attempts_avg_last_5,
        cast(f.ft_attempts_10 as double precision) / nullif(f.box_games_10, 0) as free_throw_attempts_avg_last_10,
        cast(f.ft_attempts_season as double precision) / nullif(f.box_games_season, 0) as free_throw_attempts_avg_season,
        cast(f.three_pt_attempts_3 as double precision) / nullif(f.box_games_3, 0) as three_point_attempts_avg_last_3,
        cast(f.three_pt_attempts_5 as double precision) / nullif(f.box_games_5, 0) as three_point_attempts_avg_last_5,
        cast(f.three_pt_attempts_10 as double precision) / nullif(f.box_games_10, 0) as three_point_attempts_avg_last_10,
        cast(f.three_pt_attempts_season as double precision) / nullif(f.box_games_season, 0) as three_point_attempts_avg_season,
        cast(100 * f.usage_numerator_3 as double precision) / nullif(f.usage_denominator_3, 0) as usage_rate_last_3,
        cast(100 * f.usage_numerator_5 as double precision) / nullif(f.usage_denominator_5, 0) as usage_rate_last_5,
        cast(100 * f.usage_numerator_10 as double precision) / nullif(f.usage_denominator_10, 0) as usage_rate_last_10,
        cast(100 * f.usage_numerator_season as double precision) / nullif(f.usage_denominator_season, 0) as usage_rate_season,
        sqrt(cast(f.games_10 * f.minutes_squared_10 - f.minutes_10 * f.minutes_10 as double precision)
            / nullif(f.games_10 * (f.games_10 - 1), 0)) as minutes_std_last_10,
        sqrt(cast(c.games_played_season * f.points_squared_season - f.points_season * f.points_season as double precision)
            / nullif(cast(c.games_played_season as bigint) * (c.games_played_season - 1), 0)) as points_std_season,
        cast(f.fg_attempts_3 as double precision) / nullif(f.box_games_3, 0)
            - cast(f.fg_attempts_season as double precision) / nullif(f.box_games_season, 0) as field_goal_attempts_trend,
        cast(f.fg_attempts_10 as double precision) / nullif(f.box_minutes_10, 0) as field_goal_attempts_per_minute,
        cast(f.ft_attempts_10 as double precision) / nullif(f.box_minutes_10, 0) as free_throw_attempts_per_minute,
        cast(f.three_pt_attempts_10 as double precision) / nullif(f.box_minutes_10, 0) as three_point_attempts_per_minute,
        case when c.days_rest is not null then least(c.days_rest, 15) end as days_rest,
        c.opponent_days_rest,
        c.minutes_in_last_7_days,
        c.back_to_backs_last_14_days,
        c.season_game_number,
        c.games_with_team,
        cast(c.games_played_season as double precision) / (c.team_games_played + 1) as appearance_share,
        cast(p.points as double precision) / nullif(p.season_appearance, 0) as points_avg_previous_season,
        cast(p.minutes as double precision) / nullif(p.season_appearance, 0) as minutes_avg_previous_season,
        p.season_appearance as games_previous_season,
        c.player_age,
        c.seasons_played,
        cast(extract(month from c.game_date) as integer) as month,
        c.teammates_out_minutes,
        c.teammates_out_points,
        c.star_teammates_out,
        c.active_team_minutes,
        c.projected_usage_rate,
        t.blowout_share_last_10 as team_blowout_share,
        o.points_allowed_avg_last_15 as opponent_points_allowed_avg,
        o.ft_attempts_allowed_avg_last_15 as opponent_free_throw_attempts_allowed_avg,
        o.three_pt_attempts_allowed_avg_last_15 as opponent_three_point_attempts_allowed_avg,
        o.win_pct as opponent_win_pct,
        cast(t.spread as double precision) as team_spread,
        cast(t.total as double precision) as game_total,
        cast(t.total - t.spread as double precision) / 2 as implied_team_total,
        case
            when c.season_day < 14 then 'bootstrap'
            when z.player_id is null then 'no_shot_zones'
        end as zone_missing_reason,
        case when c.season_day < 14 then 'analytics' else 'precompute' end as data_source,
        c.cutoff_at as as_of
    from candidates c
    left join analytics.upcoming_team_game_context t
        on t.game_id = c.game_id
        and t.team_abbr = c.team_abbr
    left join analytics.upcoming_team_game_context o
        on o.game_id = c.game_id
        and o.team_abbr = c.opponent_team_abbr
    left join form f
        on f.player_id = c.player_id
        and f.game_id = c.game_id
    left join recent r
        on r.player_id = c.player_id
        and r.game_id = c.game_id
    left join against h
        on h.player_id = c.player_id
        and h.game_id = c.game_id
    left join seasons_before p
        on p.player_id = c.player_id
        and p.season_year = c.season_year - 1
    left join precompute.player_composite_factors x
        on x.player_id = c.player_id
        and x.game_id = c.game_id
    left join precompute.player_shot_zone_analysis z
        on z.player_id = c.player_id
        and z.game_date = c.game_date
    left join analytics.player_points_lines v
        on v.game_id = c.game_id
        and v.player_id = c.player_id
),
-- The 25 first features weighted by where they came from: precompute or calculated 100, straight from analytics 75, missing 40.
scored as (
    select
        f.*,
        cast(100 * (
            (case when rest_advantage is null then 40 else 100 end)
            + (case when injury_risk is null then 40 else 100 end)
            + (case when recent_trend is null then 40 else 100 end)
            + (case when minutes_change is null then 40 else 100 end)
            + (case when pct_free_throw is null then 40 else 100 end)
            + (case when team_win_pct is null then 40 else 100 end)
            + (case when fatigue_score is null then 40 else 100 end)
            + (case when shot_zone_mismatch_score is null then 40 else 100 end)
            + (case when pace_score is null then 40 else 100 end)
            + (case when usage_spike_score is null then 40 else 100 end)
            + (case when pct_paint is null then 40 else 100 end)
            + (case when pct_mid_range is null then 40 else 100 end)
            + (case when pct_three is null then 40 else 100 end)
            + (case when points_avg_last_5 is null then 40 when data_source = 'precompute' then 100 else 75 end)
            + (case when points_avg_last_10 is null then 40 when data_source = 'precompute' then 100 else 75 end)
            + (case when points_avg_season is null then 40 when data_source = 'precompute' then 100 else 75 end)
            + (case when points_std_last_10 is null then 40 when data_source = 'precompute' then 100 else 75 end)
            + (case when opponent_def_rating is null then 40 when data_source = 'precompute' then 100 else 75 end)
            + (case when opponent_pace is null then 40 when data_source = 'precompute' then 100 else 75 end)
            + (case when team_pace is null then 40 when data_source = 'precompute' then 100 else 75 end)
            + (case when team_off_rating is null then 40 when data_source = 'precompute' then 100 else 75 end)
            -- Games in seven days, home, back-to-back and playoffs are always there.
            + (case when data_source = 'precompute' then 100 else 75 end)
            + 3 * 75) as double precision) / 2500 as quality_score
    from features f
)
select
    player_id,
    game_id,
    game_date,
    season_year,
    season_type,
    player_lookup,
    universal_player_id,
    player_name,
    team_abbr,
    opponent_team_abbr,
    is_home,
    games_played_season,
    points_avg_last_5,
    points_avg_last_10,
    points_avg_season,
    points_std_last_10,
    games_in_last_7_days,
    fatigue_score,
    shot_zone_mismatch_score,
    pace_score,
    usage_spike_score,
    rest_advantage,
    injury_risk,
    recent_trend,
    minutes_change,
    opponent_def_rating,
    opponent_pace,
    home_away,
    back_to_back,
    playoff_game,
    pct_paint,
    pct_mid_range,
    pct_three,
    pct_free_throw,
    team_pace,
    team_off_rating,
    team_win_pct,
    vegas_points_line,
    vegas_opening_line,
    vegas_line_move,
    has_vegas_line,
    avg_points_vs_opponent,
    games_vs_opponent,
    minutes_avg_last_10,
    ppm_avg_last_10,
    expected_minutes,
    weighted_minutes,
    weighted_points_per_minute,
    weighted_points,
    minutes_trend,
    starter_share_last_10,
    games_missed,
    minutes_last_game,
    points_last_game,
    points_avg_last_3,
    minutes_avg_last_3,
    minutes_avg_last_5,
    minutes_avg_season,
    field_goal_attempts_avg_last_3,
    field_goal_attempts_avg_last_5,
    field_goal_attempts_avg_last_10,
    field_goal_attempts_avg_season,
    free_throw_attempts_avg_last_3,
    free_throw_attempts_avg_last_5,
    free_throw_attempts_avg_last_10,
    free_throw_attempts_avg_season,
    three_point_attempts_avg_last_3,
    three_point_attempts_avg_last_5,
    three_point_attempts_avg_last_10,
    three_point_attempts_avg_season,
    usage_rate_last_3,
    usage_rate_last_5,
    usage_rate_last_10,
    usage_rate_season,
    minutes_std_last_10,
    points_std_season,
    field_goal_attempts_trend,
    field_goal_attempts_per_minute,
    free_throw_attempts_per_minute,
    three_point_attempts_per_minute,
    days_rest,
    opponent_days_rest,
    minutes_in_last_7_days,
    back_to_backs_last_14_days,
    season_game_number,
    games_with_team,
    appearance_share,
    points_avg_previous_season,
    minutes_avg_previous_season,
    games_previous_season,
    player_age,
    seasons_played,
    month,
    teammates_out_minutes,
    teammates_out_points,
    star_teammates_out,
    active_team_minutes,
    projected_usage_rate,
    team_blowout_share,
    opponent_points_allowed_avg,
    opponent_free_throw_attempts_allowed_avg,
    opponent_three_point_attempts_allowed_avg,
    opponent_win_pct,
    team_spread,
    game_total,
    implied_team_total,
    quality_score,
    case
        when quality_score >= 95 then 'gold'
        when quality_score >= 75 then 'silver'
        when quality_score >= 50 then 'bronze'
        when quality_score >= 25 then 'poor'
        else 'unusable'
    end as quality_tier,
    zone_missing_reason,
    data_source,
    'features_1' as feature_version,
    as_of
from scored
