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
        least(a.season_appearance, 7) as games_7,
        a.points - coalesce(b7.points, 0) as points_7,
        a.points_by_index - coalesce(b7.points_by_index, 0) as points_by_index_7,
        least(a.season_appearance, 10) as games_10,
        a.points - coalesce(b10.points, 0) as points_10,
        a.minutes - coalesce(b10.minutes, 0) as minutes_10,
        a.box_games - coalesce(b10.box_games, 0) as box_games_10,
        a.fg_attempts - coalesce(b10.fg_attempts, 0) as fg_attempts_10,
        a.ft_attempts - coalesce(b10.ft_attempts, 0) as ft_attempts_10,
        a.three_pt_attempts - coalesce(b10.three_pt_attempts, 0) as three_pt_attempts_10,
        a.usage_numerator - coalesce(b10.usage_numerator, 0) as usage_numerator_10,
        a.usage_denominator - coalesce(b10.usage_denominator, 0) as usage_denominator_10,
        a.points_by_index - coalesce(b10.points_by_index, 0) as points_by_index_10,
        a.points_squared - coalesce(b10.points_squared, 0) as points_squared_10,
        a.minutes_squared - coalesce(b10.minutes_squared, 0) as minutes_squared_10,
        a.box_points - coalesce(b10.box_points, 0) as box_points_10,
        a.ft_makes - coalesce(b10.ft_makes, 0) as ft_makes_10,
        a.box_minutes - coalesce(b10.box_minutes, 0) as box_minutes_10,
        a.games_20_plus_minutes - coalesce(b10.games_20_plus_minutes, 0) as games_20_plus_minutes_10,
        a.fouls_known - coalesce(b10.fouls_known, 0) as fouls_known_10,
        a.personal_fouls - coalesce(b10.personal_fouls, 0) as personal_fouls_10,
        a.foul_minutes - coalesce(b10.foul_minutes, 0) as foul_minutes_10,
        a.foul_outs - coalesce(b10.foul_outs, 0) as foul_outs_10,
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
    left join analytics.player_running_totals b7
        on b7.player_id = c.player_id
        and b7.season_year = c.season_year
        and b7.season_appearance = c.games_played_season - 7
    left join analytics.player_running_totals b10
        on b10.player_id = c.player_id
        and b10.season_year = c.season_year
        and b10.season_appearance = c.games_played_season - 10
),
-- Appearances in a row below the mean of the season as it stood before each.
runs as (
    select
        player_id,
        season_year,
        season_appearance,
        season_appearance - max(case
            when season_appearance = 1 or points_in_game * (season_appearance - 1) >= points - points_in_game then season_appearance
        end) over (
            partition by player_id, season_year
            order by season_appearance
            rows between unbounded preceding and current row) as games_below_mean
    from analytics.player_running_totals
    where season_year in (select season_year from candidates)
        and game_date < @to
),
-- The team's last 10 games, from his first for it on, and those of them in which he appeared.
team_span as (
    select
        c.player_id,
        c.game_id,
        least(10, c.team_games_played - b.team_game_number + 1) as team_games,
        cast(count(a.game_id) as integer) as appearances
    from candidates c
    join analytics.player_running_totals b
        on b.player_id = c.player_id
        and b.season_year = c.season_year
        and b.team_abbr = c.team_abbr
        and b.team_appearance = 1
        and b.game_date < c.game_date
    cross join (select cast(n as integer) as k from generate_series(0, 9) as s (n)) as lags
    left join analytics.player_running_totals a
        on a.player_id = c.player_id
        and a.season_year = c.season_year
        and a.team_abbr = c.team_abbr
        and a.team_game_number = c.team_games_played - lags.k
    group by c.player_id, c.game_id, c.team_games_played, b.team_game_number
),
-- The line of his latest earlier game of the season that had one, as it stood at that game's cut-off.
earlier_lines as (
    select distinct on (c.player_id, c.game_id)
        c.player_id,
        c.game_id,
        e.line_at_cutoff
    from candidates c
    join analytics.player_points_lines e
        on e.player_id = c.player_id
        and e.game_date < c.game_date
        and e.game_date >= c.game_date - c.season_day
        and e.line_at_cutoff is not null
    order by c.player_id, c.game_id, e.game_date desc, e.game_id desc
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
        cast(r.slow_points as double precision) / nullif(r.slow_minutes, 0) as points_per_minute,
        cast(row_number() over (
            partition by c.game_id, c.team_abbr
            order by cast(r.fast_minutes as double precision) / nullif(r.fast_weight, 0) desc nulls last, c.player_id) as integer) as rotation_rank
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
        1 - cast(s.appearances as double precision) / nullif(s.team_games, 0) as dnp_rate,
        case when f.games_10 >= 5
            then cast(6 * (2 * f.points_by_index_10 - (2 * c.games_played_season - f.games_10 + 1) * f.points_10) as double precision)
                / (f.games_10 * (f.games_10 - 1) * (f.games_10 + 1))
        end as pts_slope_10g,
        c.star_teammates_out,
        cast(t.total as double precision) as game_total,
        case when c.days_rest is not null then least(c.days_rest, 15) end as days_rest,
        c.minutes_in_last_7_days,
        cast(abs(t.spread) as double precision) as spread_magnitude,
        cast(t.total - t.spread as double precision) / 2 as implied_team_total,
        cast(f.points_3 as double precision) / nullif(f.games_3, 0) as points_avg_last_3,
        case when f.games_7 >= 5
            then cast(6 * (2 * f.points_by_index_7 - (2 * c.games_played_season - f.games_7 + 1) * f.points_7) as double precision)
                / (f.games_7 * (f.games_7 - 1) * (f.games_7 + 1))
        end as scoring_trend_slope,
        b.games_below_mean as consecutive_games_below_avg,
        c.teammate_usage_available,
        cast(100 * f.usage_numerator_5 as double precision) / nullif(f.usage_denominator_5, 0) as usage_rate_last_5,
        t.games_since_lineup_change as games_since_structural_change,
        v.line_std_at_cutoff as multi_book_line_std,
        c.prop_over_streak,
        c.prop_under_streak,
        cast(v.line_at_cutoff as double precision)
            - cast(f.points_season as double precision) / nullif(c.games_played_season, 0) as line_vs_season_avg,
        cast(v.line_at_cutoff - e.line_at_cutoff as double precision) as prop_line_delta,
        c.over_rate_last_10,
        c.margin_vs_line_avg_last_5,
        t.blowout_share_last_10 as team_blowout_share,
        sqrt(cast(f.games_10 * f.minutes_squared_10 - f.minutes_10 * f.minutes_10 as double precision)
            / nullif(f.games_10 * (f.games_10 - 1), 0)) as minutes_std_last_10,
        c.pace_differential as opponent_pace_mismatch,
        cast(sign(v.line_at_cutoff - v.opening_line) as integer) as line_movement_direction,
        z.unassisted_rate_last_10 / 100 as self_creation_rate,
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
        case when r.minutes is not null then r.rotation_rank end as rotation_rank,
        case when f.games_10 >= 2 and f.minutes_10 > 0
            then greatest(0, 1 - sqrt(cast(f.games_10 * f.minutes_squared_10 - f.minutes_10 * f.minutes_10 as double precision)
                / nullif(f.games_10 * (f.games_10 - 1), 0)) * f.games_10 / f.minutes_10)
        end as rotation_stability,
        cast(f.games_20_plus_minutes_10 as double precision) / nullif(f.games_10, 0) as rotation_share_last_10,
        cast(36 * f.personal_fouls_10 as double precision) / nullif(f.foul_minutes_10, 0) as fouls_per_36_last_10,
        cast(f.foul_outs_10 as double precision) / nullif(f.fouls_known_10, 0) as foul_out_share_last_10,
        c.games_missed,
        f.minutes_last_game,
        f.points_last_game,
        c.shooting_pct_decline_last_5,
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
        cast(100 * f.usage_numerator_10 as double precision) / nullif(f.usage_denominator_10, 0) as usage_rate_last_10,
        cast(100 * f.usage_numerator_season as double precision) / nullif(f.usage_denominator_season, 0) as usage_rate_season,
        sqrt(cast(c.games_played_season * f.points_squared_season - f.points_season * f.points_season as double precision)
            / nullif(cast(c.games_played_season as bigint) * (c.games_played_season - 1), 0)) as points_std_season,
        cast(f.fg_attempts_3 as double precision) / nullif(f.box_games_3, 0)
            - cast(f.fg_attempts_season as double precision) / nullif(f.box_games_season, 0) as field_goal_attempts_trend,
        cast(f.fg_attempts_10 as double precision) / nullif(f.box_minutes_10, 0) as field_goal_attempts_per_minute,
        cast(f.ft_attempts_10 as double precision) / nullif(f.box_minutes_10, 0) as free_throw_attempts_per_minute,
        cast(f.three_pt_attempts_10 as double precision) / nullif(f.box_minutes_10, 0) as three_point_attempts_per_minute,
        c.opponent_days_rest,
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
        c.rotation_teammates_out,
        c.questionable_teammates,
        c.probable_teammates,
        c.active_team_minutes,
        c.projected_usage_rate,
        o.points_allowed_avg_last_15 as opponent_points_allowed_avg,
        o.ft_attempts_allowed_avg_last_15 as opponent_free_throw_attempts_allowed_avg,
        o.three_pt_attempts_allowed_avg_last_15 as opponent_three_point_attempts_allowed_avg,
        o.win_pct as opponent_win_pct,
        t.opponent_net_rating_last_10 as opponent_net_rating,
        c.opponent_ft_rate_allowed as opponent_free_throw_rate_allowed,
        case
            when q.position like 'G%' then y.guard_points_allowed_last_15
            when q.position like 'F%' then y.forward_points_allowed_last_15
            when q.position like 'C%' then y.center_points_allowed_last_15
        end as opponent_position_points_allowed,
        case
            when q.position like 'G%' then y.guard_points_vs_league
            when q.position like 'F%' then y.forward_points_vs_league
            when q.position like 'C%' then y.center_points_vs_league
        end as opponent_position_points_vs_league,
        d.paint_defense_vs_league_avg as opponent_paint_defense,
        d.mid_range_defense_vs_league_avg as opponent_mid_range_defense,
        d.three_pt_defense_vs_league_avg as opponent_three_pt_defense,
        case z.primary_scoring_zone
            when 'mid_range' then d.mid_range_pct_allowed_last_15
            when 'perimeter' then d.three_pt_pct_allowed_last_15
            when 'paint' then d.paint_pct_allowed_last_15
            when 'balanced' then d.paint_pct_allowed_last_15
        end as opponent_primary_zone_pct_allowed,
        case z.primary_scoring_zone
            when 'mid_range' then d.mid_range_attempts_allowed_per_game
            when 'perimeter' then d.three_pt_attempts_allowed_per_game
            when 'paint' then d.paint_attempts_allowed_per_game
            when 'balanced' then d.paint_attempts_allowed_per_game
        end / nullif(d.paint_attempts_allowed_per_game + d.mid_range_attempts_allowed_per_game + d.three_pt_attempts_allowed_per_game, 0) as opponent_primary_zone_rate_allowed,
        t.travel_miles as travel_miles,
        case when t.is_road_trip then 1 else 0 end as road_trip,
        t.time_zone_changes,
        t.altitude_change_m,
        t.consecutive_road_games,
        t.next_game_days_rest,
        t.games_in_next_7_days,
        cast(t.is_look_ahead_spot as integer) as look_ahead_spot,
        t.net_rating_last_10 as team_net_rating,
        t.starting_five_changes_last_10,
        t.referee_fouls_vs_league,
        t.referee_ft_attempts_vs_league,
        t.referee_points_vs_league,
        cast(t.spread as double precision) as team_spread,
        coalesce(v.books_at_cutoff, 0) as line_books,
        cast(extract(epoch from c.cutoff_at - v.known_at) as double precision) / 3600 as line_age_hours,
        c.games_with_line,
        cast(t.spread_movement as double precision) as spread_movement,
        cast(t.total_movement as double precision) as total_movement,
        c.form_quality,
        t.form_quality as team_quality,
        o.form_quality as opponent_quality,
        z.data_quality_tier as zones_quality,
        c.completeness_pct,
        coalesce(c.is_production_ready and c.season_day >= 14, false) as is_production_ready,
        case when c.season_day < 14 then 'analytics' else 'precompute' end as data_source,
        c.cutoff_at as as_of,
        c.season_day < 14 as is_bootstrap,
        z.player_id is not null as has_zones,
        z.primary_scoring_zone is not null as has_primary_zone,
        f.box_games_3,
        f.box_games_10,
        f.box_points_10,
        f.box_minutes_10,
        f.usage_denominator_3,
        f.minutes_10,
        f.starts_known_10,
        f.fouls_known_10,
        f.foul_minutes_10,
        q.position,
        c.days_rest is null as is_first_game,
        t.days_rest is null as is_first_team_game
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
    left join runs b
        on b.player_id = c.player_id
        and b.season_year = c.season_year
        and b.season_appearance = c.games_played_season
    left join team_span s
        on s.player_id = c.player_id
        and s.game_id = c.game_id
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
    left join precompute.team_defense_zone_analysis d
        on d.team_abbr = c.opponent_team_abbr
        and d.game_date = c.game_date
    left join precompute.team_defense_by_position y
        on y.team_abbr = c.opponent_team_abbr
        and y.game_date = c.game_date
    left join reference.players q
        on q.player_id = c.player_id
    left join earlier_lines e
        on e.player_id = c.player_id
        and e.game_id = c.game_id
    left join analytics.player_points_lines v
        on v.game_id = c.game_id
        and v.player_id = c.player_id
),
standardised as (
    select
        f.*,
        (points_avg_last_5 - points_avg_season) / nullif(points_std_season, 0) as pts_vs_season_zscore,
        case when points_std_season > 0 then case when points_avg_last_5 - points_avg_season >= points_std_season then 1 else 0 end end as breakout_flag,
        (points_avg_last_3 - points_avg_season) / nullif(points_std_season, 0) as deviation_from_avg_last_3
    from features f
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
            + 3 * 75) as double precision) / 2500 as quality_score,
        concat_ws(',',
            case when is_bootstrap then '"bootstrap"' end,
            case when games_played_season >= 5 and box_games_10 < 5 then '"fewer_than_five_boxes"' end,
            case when games_played_season between 1 and 4 then '"fewer_than_five_games"' end,
            case when games_played_season < 10 and not is_bootstrap then '"fewer_than_ten_games"' end,
            case when games_played_season = 1 then '"fewer_than_two_games"' end,
            case when rest_advantage is null and not is_first_game then '"first_game_of_the_opponent"' end,
            case when is_first_team_game and (travel_miles is null or time_zone_changes is null or altitude_change_m is null) then '"first_game_of_the_team"' end,
            case when games_since_structural_change is null and team_pace is not null then '"lineup_not_known"' end,
            case when games_vs_opponent = 0 then '"never_met"' end,
            case when games_played_season > 0 and (games_missed is null or dnp_rate is null) then '"new_to_the_team"' end,
            case when team_pace is not null and coalesce(active_team_minutes, 0) = 0 then '"no_active_player"' end,
            case when box_games_3 = 0 then '"no_attempts_known"' end,
            case when has_zones and self_creation_rate is null then '"no_baskets"' end,
            case when player_age is null then '"no_birth_date"' end,
            case when referee_fouls_vs_league is null or referee_ft_attempts_vs_league is null or referee_points_vs_league is null then '"no_crew"' end,
            case when games_with_line = 0 then '"no_earlier_line"' end,
            case when prop_line_delta is null and has_vegas_line = 1 and games_with_line > 0 then '"no_earlier_quote"' end,
            case when shooting_pct_decline_last_5 is null and games_played_season >= 5 then '"no_field_goal_attempts"' end,
            case when fouls_known_10 = 0 or foul_minutes_10 = 0 then '"no_fouls_known"' end,
            case when games_previous_season is null then '"no_game_last_season"' end,
            case when team_spread is null or game_total is null then '"no_game_line"' end,
            case when games_played_season = 0 then '"no_game_this_season"' end,
            case when opponent_paint_defense is null and not is_bootstrap then '"no_league_mean"' end,
            case when has_vegas_line = 0 then '"no_line"' end,
            case when starting_five_changes_last_10 is null and team_pace is not null then '"no_lineups_compared"' end,
            case when minutes_10 = 0 then '"no_minutes"' end,
            case when next_game_days_rest is null then '"no_next_game"' end,
            case when spread_movement is null or total_movement is null then '"no_opening_line"' end,
            case when opponent_pace is null or opponent_def_rating is null or opponent_win_pct is null or opponent_days_rest is null
                    or opponent_net_rating is null or opponent_free_throw_rate_allowed is null
                    or opponent_position_points_allowed is null and position is not null and not is_bootstrap then '"no_opponent_game_this_season"' end,
            case when opponent_pace_mismatch is null then '"no_pace"' end,
            case when usage_denominator_3 = 0 or box_minutes_10 = 0 then '"no_plays_known"' end,
            case when box_points_10 = 0 and box_games_10 >= 5 then '"no_points"' end,
            case when position is null and not is_bootstrap then '"no_position"' end,
            case when injury_risk is null or questionable_teammates is null then '"no_report"' end,
            case when points_std_season = 0 then '"no_scatter"' end,
            case when games_played_season >= 10 and not has_zones and not is_bootstrap then '"no_shot_zones"' end,
            case when has_zones and not has_primary_zone then '"no_shots"' end,
            case when team_pace is null or team_off_rating is null or team_win_pct is null or team_net_rating is null then '"no_team_game_this_season"' end,
            case when usage_spike_score is null and projected_usage_rate is not null and not is_bootstrap then '"no_usage_in_last_7"' end,
            case when projected_usage_rate is null then '"no_usage_known"' end,
            case when weighted_points is null then '"no_weighted_minutes"' end,
            case when look_ahead_spot is null then '"no_win_share"' end,
            case when opponent_primary_zone_pct_allowed is null and has_primary_zone then '"no_zone_defense"' end,
            case when player_lookup is null then '"not_registered"' end,
            case when multi_book_line_std is null and has_vegas_line = 1 then '"one_book"' end,
            case when over_rate_last_10 is null and games_with_line > 0 then '"only_pushes"' end,
            case when starts_known_10 = 0 then '"starters_not_known"' end,
            case when not is_first_team_game and (travel_miles is null or time_zone_changes is null or altitude_change_m is null) then '"venue_not_known"' end) as reasons,
        cast(points_avg_last_5 is null as integer)
            + cast(points_avg_last_10 is null as integer)
            + cast(points_avg_season is null as integer)
            + cast(points_std_last_10 is null as integer)
            + cast(fatigue_score is null as integer)
            + cast(shot_zone_mismatch_score is null as integer)
            + cast(pace_score is null as integer)
            + cast(usage_spike_score is null as integer)
            + cast(rest_advantage is null as integer)
            + cast(injury_risk is null as integer)
            + cast(recent_trend is null as integer)
            + cast(minutes_change is null as integer)
            + cast(opponent_def_rating is null as integer)
            + cast(opponent_pace is null as integer)
            + cast(pct_paint is null as integer)
            + cast(pct_mid_range is null as integer)
            + cast(pct_three is null as integer)
            + cast(pct_free_throw is null as integer)
            + cast(team_pace is null as integer)
            + cast(team_off_rating is null as integer)
            + cast(team_win_pct is null as integer)
            + cast(avg_points_vs_opponent is null as integer)
            + cast(minutes_avg_last_10 is null as integer)
            + cast(ppm_avg_last_10 is null as integer)
            + cast(dnp_rate is null as integer)
            + cast(pts_slope_10g is null as integer)
            + cast(pts_vs_season_zscore is null as integer)
            + cast(breakout_flag is null as integer)
            + cast(days_rest is null as integer)
            + cast(points_avg_last_3 is null as integer)
            + cast(scoring_trend_slope is null as integer)
            + cast(deviation_from_avg_last_3 is null as integer)
            + cast(consecutive_games_below_avg is null as integer)
            + cast(usage_rate_last_5 is null as integer)
            + cast(games_since_structural_change is null as integer)
            + cast(team_blowout_share is null as integer)
            + cast(minutes_std_last_10 is null as integer)
            + cast(opponent_pace_mismatch is null as integer)
            + cast(self_creation_rate is null as integer)
            + cast(expected_minutes is null as integer)
            + cast(weighted_minutes is null as integer)
            + cast(weighted_points_per_minute is null as integer)
            + cast(weighted_points is null as integer)
            + cast(minutes_trend is null as integer)
            + cast(starter_share_last_10 is null as integer)
            + cast(rotation_rank is null as integer)
            + cast(rotation_stability is null as integer)
            + cast(rotation_share_last_10 is null as integer)
            + cast(fouls_per_36_last_10 is null as integer)
            + cast(foul_out_share_last_10 is null as integer)
            + cast(games_missed is null as integer)
            + cast(minutes_last_game is null as integer)
            + cast(points_last_game is null as integer)
            + cast(shooting_pct_decline_last_5 is null as integer)
            + cast(minutes_avg_last_3 is null as integer)
            + cast(minutes_avg_last_5 is null as integer)
            + cast(minutes_avg_season is null as integer)
            + cast(field_goal_attempts_avg_last_3 is null as integer)
            + cast(field_goal_attempts_avg_last_5 is null as integer)
            + cast(field_goal_attempts_avg_last_10 is null as integer)
            + cast(field_goal_attempts_avg_season is null as integer)
            + cast(free_throw_attempts_avg_last_3 is null as integer)
            + cast(free_throw_attempts_avg_last_5 is null as integer)
            + cast(free_throw_attempts_avg_last_10 is null as integer)
            + cast(free_throw_attempts_avg_season is null as integer)
            + cast(three_point_attempts_avg_last_3 is null as integer)
            + cast(three_point_attempts_avg_last_5 is null as integer)
            + cast(three_point_attempts_avg_last_10 is null as integer)
            + cast(three_point_attempts_avg_season is null as integer)
            + cast(usage_rate_last_3 is null as integer)
            + cast(usage_rate_last_10 is null as integer)
            + cast(usage_rate_season is null as integer)
            + cast(points_std_season is null as integer)
            + cast(field_goal_attempts_trend is null as integer)
            + cast(field_goal_attempts_per_minute is null as integer)
            + cast(free_throw_attempts_per_minute is null as integer)
            + cast(three_point_attempts_per_minute is null as integer)
            + cast(opponent_days_rest is null as integer)
            + cast(points_avg_previous_season is null as integer)
            + cast(minutes_avg_previous_season is null as integer)
            + cast(games_previous_season is null as integer)
            + cast(player_age is null as integer)
            + cast(seasons_played is null as integer)
            + cast(questionable_teammates is null as integer)
            + cast(probable_teammates is null as integer)
            + cast(active_team_minutes is null as integer)
            + cast(projected_usage_rate is null as integer)
            + cast(opponent_points_allowed_avg is null as integer)
            + cast(opponent_free_throw_attempts_allowed_avg is null as integer)
            + cast(opponent_three_point_attempts_allowed_avg is null as integer)
            + cast(opponent_win_pct is null as integer)
            + cast(opponent_net_rating is null as integer)
            + cast(opponent_free_throw_rate_allowed is null as integer)
            + cast(opponent_position_points_allowed is null as integer)
            + cast(opponent_position_points_vs_league is null as integer)
            + cast(opponent_paint_defense is null as integer)
            + cast(opponent_mid_range_defense is null as integer)
            + cast(opponent_three_pt_defense is null as integer)
            + cast(opponent_primary_zone_pct_allowed is null as integer)
            + cast(opponent_primary_zone_rate_allowed is null as integer)
            + cast(travel_miles is null as integer)
            + cast(time_zone_changes is null as integer)
            + cast(altitude_change_m is null as integer)
            + cast(next_game_days_rest is null as integer)
            + cast(look_ahead_spot is null as integer)
            + cast(team_net_rating is null as integer)
            + cast(starting_five_changes_last_10 is null as integer)
            + cast(referee_fouls_vs_league is null as integer)
            + cast(referee_ft_attempts_vs_league is null as integer)
            + cast(referee_points_vs_league is null as integer) as feature_count_missing
    from standardised f
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
    dnp_rate,
    pts_slope_10g,
    pts_vs_season_zscore,
    breakout_flag,
    star_teammates_out,
    game_total,
    days_rest,
    minutes_in_last_7_days,
    spread_magnitude,
    implied_team_total,
    points_avg_last_3,
    scoring_trend_slope,
    deviation_from_avg_last_3,
    consecutive_games_below_avg,
    teammate_usage_available,
    usage_rate_last_5,
    games_since_structural_change,
    multi_book_line_std,
    prop_over_streak,
    prop_under_streak,
    line_vs_season_avg,
    prop_line_delta,
    over_rate_last_10,
    margin_vs_line_avg_last_5,
    team_blowout_share,
    minutes_std_last_10,
    opponent_pace_mismatch,
    line_movement_direction,
    self_creation_rate,
    expected_minutes,
    weighted_minutes,
    weighted_points_per_minute,
    weighted_points,
    minutes_trend,
    starter_share_last_10,
    rotation_rank,
    rotation_stability,
    rotation_share_last_10,
    fouls_per_36_last_10,
    foul_out_share_last_10,
    games_missed,
    minutes_last_game,
    points_last_game,
    shooting_pct_decline_last_5,
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
    usage_rate_last_10,
    usage_rate_season,
    points_std_season,
    field_goal_attempts_trend,
    field_goal_attempts_per_minute,
    free_throw_attempts_per_minute,
    three_point_attempts_per_minute,
    opponent_days_rest,
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
    rotation_teammates_out,
    questionable_teammates,
    probable_teammates,
    active_team_minutes,
    projected_usage_rate,
    opponent_points_allowed_avg,
    opponent_free_throw_attempts_allowed_avg,
    opponent_three_point_attempts_allowed_avg,
    opponent_win_pct,
    opponent_net_rating,
    opponent_free_throw_rate_allowed,
    opponent_position_points_allowed,
    opponent_position_points_vs_league,
    opponent_paint_defense,
    opponent_mid_range_defense,
    opponent_three_pt_defense,
    opponent_primary_zone_pct_allowed,
    opponent_primary_zone_rate_allowed,
    travel_miles,
    road_trip,
    time_zone_changes,
    altitude_change_m,
    consecutive_road_games,
    next_game_days_rest,
    games_in_next_7_days,
    look_ahead_spot,
    team_net_rating,
    starting_five_changes_last_10,
    referee_fouls_vs_league,
    referee_ft_attempts_vs_league,
    referee_points_vs_league,
    team_spread,
    line_books,
    line_age_hours,
    games_with_line,
    spread_movement,
    total_movement,
    quality_score,
    case
        when quality_score >= 95 then 'gold'
        when quality_score >= 75 then 'silver'
        when quality_score >= 50 then 'bronze'
        when quality_score >= 25 then 'poor'
        else 'unusable'
    end as quality_tier,
    form_quality,
    team_quality,
    opponent_quality,
    zones_quality,
    case when reasons <> '' then '[' || reasons || ']' end as missing,
    feature_count_missing,
    0 as default_feature_count,
    completeness_pct,
    is_production_ready,
    data_source,
    'features_2' as feature_version,
    as_of
from scored
