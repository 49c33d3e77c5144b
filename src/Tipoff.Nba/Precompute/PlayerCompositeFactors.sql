-- Four adjustments to a player's usual points, each null when one of its inputs is missing.
with inputs as (
    select
        c.*,
        z.primary_scoring_zone,
        case z.primary_scoring_zone
            when 'mid_range' then z.mid_range_rate_last_10
            when 'perimeter' then z.three_pt_rate_last_10
            else z.paint_rate_last_10
        end as zone_rate,
        case z.primary_scoring_zone
            when 'mid_range' then d.mid_range_defense_vs_league_avg
            when 'perimeter' then d.three_pt_defense_vs_league_avg
            else d.paint_defense_vs_league_avg
        end as zone_defense,
        t.referee_points_vs_league,
        t.is_look_ahead_spot,
        t.next_opponent_win_pct,
        t.opponent_win_pct as win_pct_against,
        t.travel_miles as miles,
        t.time_zone_changes as clock_hours,
        t.altitude_change_m,
        t.days_rest as team_days_rest,
        t.opponent_net_rating_last_10 as net_rating_against
    from analytics.upcoming_player_game_context c
    left join analytics.upcoming_team_game_context t
        on t.game_id = c.game_id
        and t.team_abbr = c.team_abbr
    left join precompute.player_shot_zone_analysis z
        on z.player_id = c.player_id
        and z.game_date = c.game_date
    left join precompute.team_defense_zone_analysis d
        on d.team_abbr = c.opponent_team_abbr
        and d.game_date = c.game_date
    where c.game_date between @from and @to
        and c.season_day >= 14
),
raw_scores as (
    select
        i.*,
        -- 100 is fresh.
        case
            when days_rest is not null and player_age is not null then 100
                + case when is_back_to_back then -15 when days_rest >= 3 then 5 else 0 end
                - case when games_in_last_7_days >= 4 then 10 else 0 end
                - case when minutes_in_last_7_days > 240 then 10 else 0 end
                - case when coalesce(avg_minutes_per_game_last_7, 0) > 35 then 8 else 0 end
                - case when back_to_backs_last_14_days >= 2 then 12 when back_to_backs_last_14_days = 1 then 5 else 0 end
                - case when player_age >= 35 then 10 when player_age >= 30 then 5 else 0 end
        end as fatigue,
        case when primary_scoring_zone is not null and zone_rate is not null then zone_defense * least(zone_rate / 50, 1) end as mismatch,
        pace_differential / 2 as pace,
        (projected_usage_rate - avg_usage_rate_last_7_games) * 3 / 10 as spike,
        referee_points_vs_league / 10 as referees,
        case
            when is_look_ahead_spot then 5 * (win_pct_against - next_opponent_win_pct)
            when not is_look_ahead_spot then 0
        end as look_ahead,
        0 - (miles / 2000
            + case when clock_hours > 0 then clock_hours * 2 / 5 else -clock_hours / 5 end
            + case when altitude_change_m >= 1000 then 0.5 else 0 end)
            * case when team_days_rest >= 2 then 0.5 else 1 end as travel,
        0 - net_rating_against / 5 as strength
    from inputs i
),
-- least and greatest pass over nulls, so a missing input has to be kept missing by hand.
scores as (
    select
        r.*,
        case when fatigue is not null then least(greatest(fatigue, 0), 100) end as fatigue_score,
        case when mismatch is not null
            then least(greatest(case when abs(mismatch) > 5 then mismatch * 6 / 5 else mismatch end, -10), 10)
        end as shot_zone_mismatch_score,
        case when pace is not null then least(greatest(pace, -3), 3) end as pace_score,
        case when spike is not null
            then least(greatest(case
                when spike > 0 and star_teammates_out >= 2 then spike * 13 / 10
                when spike > 0 and star_teammates_out = 1 then spike * 23 / 20
                else spike
            end, -3), 3)
        end as usage_spike_score,
        case when referees is not null then least(greatest(referees, -5), 5) end as referee_favorability,
        case when look_ahead is not null then least(greatest(look_ahead, -5), 0) end as look_ahead_pressure,
        case when travel is not null then least(greatest(travel, -3), 0) end as travel_impact,
        case when strength is not null then least(greatest(strength, -3), 3) end as opponent_strength
    from raw_scores r
)
select
    player_id,
    game_id,
    game_date,
    season_year,
    player_lookup,
    team_abbr,
    opponent_team_abbr,
    fatigue_score,
    cast(fatigue_score - 100 as double precision) / 20 as fatigue_adjustment,
    primary_scoring_zone,
    shot_zone_mismatch_score,
    pace_score,
    usage_spike_score,
    cast(referee_favorability as double precision) as referee_favorability,
    cast(look_ahead_pressure as double precision) as look_ahead_pressure,
    cast(travel_impact as double precision) as travel_impact,
    cast(opponent_strength as double precision) as opponent_strength,
    cast(fatigue_score - 100 as double precision) / 20 + shot_zone_mismatch_score + pace_score + usage_spike_score as total_composite_adjustment,
    case
        when shot_zone_mismatch_score is null then null
        when shot_zone_mismatch_score > 2 then 'favorable'
        when shot_zone_mismatch_score < -2 then 'unfavorable'
        else 'neutral'
    end as mismatch_type,
    case
        when pace_score is null then null
        when pace_score > 2 then 'fast'
        when pace_score < -2 then 'slow'
        else 'normal'
    end as pace_environment,
    case
        when usage_spike_score is null then null
        when usage_spike_score > 2 then 'spike'
        when usage_spike_score < -2 then 'drop'
        else 'stable'
    end as usage_trend,
    '{"fatigue":{"age":' || coalesce(cast(cast(floor(player_age) as integer) as text), 'null')
        || ',"back_to_backs_14d":' || cast(back_to_backs_last_14_days as text)
        || ',"days_rest":' || coalesce(cast(days_rest as text), 'null')
        || ',"games_7d":' || cast(games_in_last_7_days as text)
        || ',"minutes_7d":' || cast(minutes_in_last_7_days as text)
        || '},"look_ahead":{"next_win_pct_hundredths":' || coalesce(cast(cast(floor(100 * next_opponent_win_pct) as integer) as text), 'null')
        || ',"opponent_win_pct_hundredths":' || coalesce(cast(cast(floor(100 * win_pct_against) as integer) as text), 'null')
        || '},"opponent_strength":{"net_rating_tenths":' || coalesce(cast(cast(floor(10 * net_rating_against) as integer) as text), 'null')
        || '},"pace":{"differential_tenths":' || coalesce(cast(cast(floor(10 * pace_differential) as integer) as text), 'null')
        || '},"referees":{"points_vs_league_tenths":' || coalesce(cast(cast(floor(10 * referee_points_vs_league) as integer) as text), 'null')
        || '},"shot_zones":{"defense_tenths":' || coalesce(cast(cast(floor(10 * zone_defense) as integer) as text), 'null')
        || ',"rate":' || coalesce(cast(cast(floor(zone_rate) as integer) as text), 'null')
        || ',"zone":' || coalesce('"' || primary_scoring_zone || '"', 'null')
        || '},"travel":{"altitude_change_m":' || coalesce(cast(altitude_change_m as text), 'null')
        || ',"hours":' || coalesce(cast(cast(floor(clock_hours) as integer) as text), 'null')
        || ',"miles":' || coalesce(cast(cast(floor(miles) as integer) as text), 'null')
        || '},"usage_spike":{"projected_tenths":' || coalesce(cast(cast(floor(10 * projected_usage_rate) as integer) as text), 'null')
        || ',"recent_tenths":' || coalesce(cast(cast(floor(10 * avg_usage_rate_last_7_games) as integer) as text), 'null')
        || ',"stars_out":' || cast(star_teammates_out as text)
        || '}}' as factors_context,
    25 * (case when fatigue_score is null then 0 else 1 end
        + case when shot_zone_mismatch_score is null then 0 else 1 end
        + case when pace_score is null then 0 else 1 end
        + case when usage_spike_score is null then 0 else 1 end) as data_completeness_pct,
    completeness_pct,
    is_production_ready,
    form_quality,
    case
        when fatigue_score + shot_zone_mismatch_score + pace_score + usage_spike_score
            + referee_favorability + look_ahead_pressure + travel_impact + opponent_strength is null
        then '[' || concat_ws(
            ',',
            case when fatigue_score is null then '"fatigue"' end,
            case when look_ahead_pressure is null then '"look_ahead"' end,
            case when opponent_strength is null then '"opponent_strength"' end,
            case when pace_score is null then '"pace"' end,
            case when referee_favorability is null then '"referees"' end,
            case when shot_zone_mismatch_score is null then '"shot_zones"' end,
            case when travel_impact is null then '"travel"' end,
            case when usage_spike_score is null then '"usage_spike"' end) || ']'
    end as data_quality_issues,
    'eight_factors_1_total_of_four' as calculation_version
from scores
