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
        end as zone_defense
    from analytics.upcoming_player_game_context c
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
        (projected_usage_rate - avg_usage_rate_last_7_games) * 3 / 10 as spike
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
        end as usage_spike_score
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
    25 * (case when fatigue_score is null then 0 else 1 end
        + case when shot_zone_mismatch_score is null then 0 else 1 end
        + case when pace_score is null then 0 else 1 end
        + case when usage_spike_score is null then 0 else 1 end) as data_completeness_pct,
    'four_factors_1' as calculation_version
from scores
