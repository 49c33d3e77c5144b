-- Every player who may appear in a game, with what is known of him before it starts: the same rows in training and in serving.
with sides as (
    select
        t.*,
        g.cutoff_at
    from analytics.upcoming_team_game_context t
    join reference.games g
        on g.game_id = t.game_id
    where t.game_date between @from and @to
),
appearances as (
    select
        r.*,
        lead(r.game_date) over (partition by r.player_id, r.season_year order by r.game_date, r.game_id) as next_game_date
    from analytics.player_running_totals r
    where r.season_year in (select season_year from sides)
        and r.game_date < @to
),
last_season as (
    select distinct on (r.player_id, r.season_year)
        r.*
    from analytics.player_running_totals r
    where r.season_year in (select season_year - 1 from sides)
    order by r.player_id, r.season_year, r.season_appearance desc
),
season_debuts as (
    select
        player_id,
        season_year,
        min(game_date) as first_game_date
    from appearances
    group by player_id, season_year
),
appeared as (
    select
        s.game_id,
        s.team_abbr,
        a.player_id,
        a.game_id as last_game_id,
        a.game_date as last_game_date,
        a.season_appearance as games_played_season,
        a.team_appearance as games_with_team,
        s.games_played - a.team_game_number as games_missed,
        'season' as candidate_source
    from sides s
    join appearances a
        on a.team_abbr = s.team_abbr
        and a.season_year = s.season_year
        and a.game_date < s.game_date
        and s.games_played - a.team_game_number < 30
        and (a.next_game_date is null or a.next_game_date >= s.game_date)
    union all
    select
        s.game_id,
        s.team_abbr,
        l.player_id,
        l.game_id as last_game_id,
        l.game_date as last_game_date,
        0 as games_played_season,
        0 as games_with_team,
        cast(null as integer) as games_missed,
        'previous_season' as candidate_source
    from sides s
    join last_season l
        on l.team_abbr = s.team_abbr
        and l.season_year = s.season_year - 1
    left join season_debuts d
        on d.player_id = l.player_id
        and d.season_year = s.season_year
    where s.games_played < 30
        and (d.first_game_date is null or d.first_game_date >= s.game_date)
),
roster_pages as (
    select
        r.roster_date as seen_on,
        r.known_at,
        r.team_abbr,
        r.player_id
    from raw.nbac_rosters r
    where r.roster_date between @from - 7 and @to
    union
    select
        r.game_date,
        r.known_at,
        r.team_abbr,
        n.player_id
    from raw.espn_team_rosters r
    join reference.player_names n
        on n.player_lookup = r.player_lookup
    where r.game_date between @from - 7 and @to
),
-- Of each team the page that was read last in the week before the cut-off.
newest_pages as (
    select
        s.game_id,
        s.team_abbr,
        max(p.known_at) as known_at
    from sides s
    join roster_pages p
        on p.team_abbr = s.team_abbr
        and p.seen_on between s.game_date - 7 and s.game_date
        and p.known_at <= s.cutoff_at
    group by s.game_id, s.team_abbr
),
listed as (
    select distinct on (p.player_id, s.game_date)
        s.game_id,
        s.team_abbr,
        p.player_id,
        coalesce(a.game_id, l.game_id) as last_game_id,
        coalesce(a.game_date, l.game_date) as last_game_date,
        coalesce(a.season_appearance, 0) as games_played_season,
        coalesce((
            select max(w.team_appearance)
            from appearances w
            where w.player_id = p.player_id
                and w.team_abbr = s.team_abbr
                and w.season_year = s.season_year
                and w.game_date < s.game_date), 0) as games_with_team,
        cast(null as integer) as games_missed,
        'roster' as candidate_source
    from sides s
    join newest_pages n
        on n.game_id = s.game_id
        and n.team_abbr = s.team_abbr
    join roster_pages p
        on p.team_abbr = s.team_abbr
        and p.known_at = n.known_at
        and p.seen_on between s.game_date - 7 and s.game_date
    left join appearances a
        on a.player_id = p.player_id
        and a.season_year = s.season_year
        and a.game_date < s.game_date
        and (a.next_game_date is null or a.next_game_date >= s.game_date)
    left join last_season l
        on l.player_id = p.player_id
        and l.season_year = s.season_year - 1
    -- A page from before his latest game may show a team that he has left since.
    where coalesce(a.game_date, l.game_date) < p.seen_on
        and not exists (
            select 1
            from appeared k
            where k.game_id = s.game_id
                and k.team_abbr = s.team_abbr
                and k.player_id = p.player_id)
    order by p.player_id, s.game_date, p.known_at desc, s.team_abbr, s.game_id
),
-- Nobody is expected twice on a date: where his old team plays too, he belongs to the one that lists him.
roster as (
    select k.*
    from appeared k
    join sides s
        on s.game_id = k.game_id
        and s.team_abbr = k.team_abbr
    left join (select l.player_id, t.game_date from listed l join sides t on t.game_id = l.game_id and t.team_abbr = l.team_abbr) m
        on m.player_id = k.player_id
        and m.game_date = s.game_date
    where m.player_id is null
    union all
    select *
    from listed
),
-- The newest word on a player in the 24 hours before the cut-off; older reports spoke of another game.
reports as (
    select
        n.player_id,
        i.snapshot_at,
        i.game_date + lags.k as game_date,
        lower(i.status) as injury_status
    from raw.injury_status_snapshots i
    join reference.resolved_names n
        on n.source = 'injury_status_snapshots'
        and n.game_date = i.game_date
        and n.player_name = i.player_name
        and n.hint = coalesce(i.team_abbr, '')
        and n.is_known_before
    cross join (select cast(n as integer) as k from generate_series(0, 1) as s (n)) as lags
    where i.game_date between @from - 1 and @to
        and n.game_date between @from - 1 and @to
),
reported_games as (
    select distinct s.game_id
    from sides s
    join (select distinct game_date, snapshot_at from reports) i
        on i.game_date = s.game_date
        and i.snapshot_at <= s.cutoff_at
        and i.snapshot_at > s.cutoff_at - interval '24' hour
),
-- Editions of the official report name their games. Of a team that has yet to report an edition says nothing, so the one before holds;
-- of a player whom his team's report does not name it says that he is fit.
editions as (
    select distinct on (s.game_id, s.team_abbr)
        s.game_id,
        s.team_abbr,
        e.report_date,
        e.report_time,
        e.game_date,
        e.known_at
    from sides s
    join raw.nbac_injury_report_teams e
        on e.game_date = s.game_date
        and e.team_abbr in (s.team_abbr, s.opponent_team_abbr)
        and e.report_date between s.game_date - 1 and s.game_date
        and e.known_at <= s.cutoff_at
    where e.report_date between @from - 1 and @to
        and not exists (
            select 1
            from raw.nbac_injury_report_teams u
            where u.report_date = e.report_date
                and u.report_time = e.report_time
                and u.game_date = e.game_date
                and u.team_abbr = s.team_abbr
                and not u.is_submitted)
    order by s.game_id, s.team_abbr, e.known_at desc, e.report_date desc, e.report_time desc
),
named as (
    select
        n.player_id,
        i.report_date,
        i.report_time,
        i.game_date,
        lower(i.injury_status) as injury_status,
        i.reason_category
    from raw.nbac_injury_report i
    join reference.player_names n
        on n.player_lookup = i.player_lookup
    where i.report_date between @from - 1 and @to
),
words as (
    select
        c.player_id,
        c.game_id,
        i.snapshot_at as known_at,
        i.injury_status,
        cast(null as text) as injury_reason,
        'injury_status_snapshots' as injury_source
    from roster c
    join sides s
        on s.game_id = c.game_id
        and s.team_abbr = c.team_abbr
    join reports i
        on i.player_id = c.player_id
        and i.game_date = s.game_date
        and i.snapshot_at <= s.cutoff_at
        and i.snapshot_at > s.cutoff_at - interval '24' hour
    where i.injury_status is not null
    union all
    select
        c.player_id,
        c.game_id,
        e.known_at,
        i.injury_status,
        i.reason_category,
        'nbac_injury_report'
    from roster c
    join editions e
        on e.game_id = c.game_id
        and e.team_abbr = c.team_abbr
    left join named i
        on i.player_id = c.player_id
        and i.report_date = e.report_date
        and i.report_time = e.report_time
        and i.game_date = e.game_date
),
-- Whoever spoke last; of two at the same moment the league.
statuses as (
    select distinct on (player_id, game_id)
        *
    from words
    order by player_id, game_id, known_at desc, injury_source desc, injury_status
),
-- Means of the last 10 appearances as integers (hundredths; usage above the even share in thousandths of the team's total),
-- because they are summed over team-mates.
valued as (
    select
        c.*,
        s.game_date,
        i.injury_status,
        i.injury_source,
        i.injury_reason,
        coalesce(i.injury_status in ('out', 'doubtful'), false) as is_ruled_out,
        coalesce(c.games_missed between 1 and 9, false) as missed_previous,
        a.season_year as last_season_year,
        a.season_appearance as last_appearance,
        cast(floor(cast(100 * (a.minutes - coalesce(b.minutes, 0)) as double precision)
            / (a.season_appearance - coalesce(b.season_appearance, 0))) as bigint) as minutes_hundredths,
        cast(floor(cast(100 * (a.points - coalesce(b.points, 0)) as double precision)
            / (a.season_appearance - coalesce(b.season_appearance, 0))) as bigint) as points_hundredths,
        cast(100 * (a.usage_numerator - coalesce(b.usage_numerator, 0)) as double precision)
            / nullif(a.usage_denominator - coalesce(b.usage_denominator, 0), 0) as usage_rate_last_10,
        cast(100 * (a.usage_numerator - coalesce(e.usage_numerator, 0)) as double precision)
            / nullif(a.usage_denominator - coalesce(e.usage_denominator, 0), 0) as usage_rate_last_7,
        case
            when a.season_year = s.season_year and a.box_games >= 5
                then cast(a.fg_makes as double precision) / nullif(a.fg_attempts, 0)
                    - cast(a.fg_makes - coalesce(d.fg_makes, 0) as double precision) / nullif(a.fg_attempts - coalesce(d.fg_attempts, 0), 0)
        end as shooting_pct_decline,
        cast(a.fourth_quarter_seconds - coalesce(e.fourth_quarter_seconds, 0) as double precision)
            / nullif(60 * (a.court_time_games - coalesce(e.court_time_games, 0)), 0) as fourth_quarter_minutes,
        cast(a.clutch_seconds - coalesce(e.clutch_seconds, 0) as double precision)
            / nullif(60 * (a.court_time_games - coalesce(e.court_time_games, 0)), 0) as clutch_minutes,
        case
            when a.poor_games > coalesce(b.poor_games, 0) then 'poor'
            when a.bronze_games > coalesce(b.bronze_games, 0) then 'bronze'
            when a.silver_games > coalesce(b.silver_games, 0) then 'silver'
            else 'gold'
        end as form_quality,
        cast(floor(cast(100 * a.fast_minutes as double precision) / nullif(a.fast_weight, 0)) as bigint) as weighted_minutes_hundredths
    from roster c
    join sides s
        on s.game_id = c.game_id
        and s.team_abbr = c.team_abbr
    join analytics.player_running_totals a
        on a.player_id = c.player_id
        and a.game_id = c.last_game_id
    left join analytics.player_running_totals b
        on b.player_id = c.player_id
        and b.season_year = a.season_year
        and b.season_appearance = a.season_appearance - 10
    left join analytics.player_running_totals d
        on d.player_id = c.player_id
        and d.season_year = a.season_year
        and d.season_appearance = a.season_appearance - 5
    left join analytics.player_running_totals e
        on e.player_id = c.player_id
        and e.season_year = a.season_year
        and e.season_appearance = a.season_appearance - 7
    left join statuses i
        on i.player_id = c.player_id
        and i.game_id = c.game_id
),
marked as (
    select
        v.*,
        v.missed_previous or (v.is_ruled_out and coalesce(v.games_missed <= 9, false)) as is_absent,
        v.points_hundredths >= 1800 or v.minutes_hundredths >= 3000 as is_star,
        v.minutes_hundredths >= 1500 as is_in_rotation,
        coalesce(cast(floor(v.usage_rate_last_10 * v.minutes_hundredths / 48) as bigint), 0) as play_share_hundredths,
        cast(floor((v.usage_rate_last_10 - 20) * v.minutes_hundredths * 10 / 48) as bigint) as usage_excess
    from valued v
),
absences as (
    select
        game_id,
        team_abbr,
        cast(coalesce(sum(minutes_hundredths) filter (where missed_previous), 0) as bigint) as out_minutes,
        cast(coalesce(sum(points_hundredths) filter (where missed_previous), 0) as bigint) as out_points,
        cast(coalesce(sum(usage_excess) filter (where is_absent), 0) as bigint) as absent_usage,
        cast(coalesce(sum(play_share_hundredths) filter (where is_absent), 0) as bigint) as absent_play_share,
        cast(count(*) filter (where is_absent and is_star) as integer) as stars_out,
        cast(count(*) filter (where is_absent and is_in_rotation) as integer) as rotation_out,
        cast(count(*) filter (where injury_status = 'questionable') as integer) as questionable,
        cast(count(*) filter (where injury_status = 'probable') as integer) as probable,
        cast(sum(weighted_minutes_hundredths) filter (where games_missed = 0 and not is_ruled_out) as bigint) as active_minutes
    from marked
    group by game_id, team_abbr
),
-- The key team-mate is who plays most of the others, unless he has been away for ten games; what a player did beside him and without him is
-- summed over the season so far.
ranked as (
    select
        m.game_id,
        m.team_abbr,
        m.player_id,
        m.is_absent,
        row_number() over (partition by m.game_id, m.team_abbr order by m.minutes_hundredths desc, m.player_id) as minutes_rank
    from marked m
    where coalesce(m.games_missed, 0) <= 9
),
beside_key as (
    select
        m.player_id,
        m.game_id,
        k.player_id as key_teammate_id,
        k.is_absent as is_key_teammate_absent,
        sum(t.hundredths_together) as hundredths_together,
        sum(t.hundredths_apart) as hundredths_apart,
        sum(t.points_together) as points_together,
        sum(t.points_apart) as points_apart
    from marked m
    left join ranked own
        on own.game_id = m.game_id
        and own.player_id = m.player_id
    join ranked k
        on k.game_id = m.game_id
        and k.team_abbr = m.team_abbr
        and k.minutes_rank = case when own.minutes_rank = 1 then 2 else 1 end
    join sides s
        on s.game_id = m.game_id
        and s.team_abbr = m.team_abbr
    left join analytics.key_teammate_splits t
        on t.player_id = m.player_id
        and t.teammate_id = k.player_id
        and t.team_abbr = m.team_abbr
        and t.season_year = s.season_year
        and t.game_date < s.game_date
    group by m.player_id, m.game_id, k.player_id, k.is_absent
),
-- Closing lines of earlier games are facts by now; the line of this game is none.
line_totals as (
    select
        t.*,
        lead(t.game_date) over (partition by t.player_id, t.season_year order by t.line_number) as next_line_date
    from analytics.player_line_totals t
    where t.season_year in (select season_year from sides)
        and t.game_date < @to
),
line_form as (
    select
        m.player_id,
        m.game_id,
        a.line_number,
        a.over_streak,
        a.under_streak,
        a.overs - coalesce(b.overs, 0) as overs_10,
        a.overs + a.unders - coalesce(b.overs + b.unders, 0) as decided_10,
        a.margin - coalesce(c.margin, 0) as margin_5,
        least(a.line_number, 5) as games_5
    from marked m
    join sides s
        on s.game_id = m.game_id
        and s.team_abbr = m.team_abbr
    join line_totals a
        on a.player_id = m.player_id
        and a.season_year = s.season_year
        and a.game_date < s.game_date
        and (a.next_line_date is null or a.next_line_date >= s.game_date)
    left join line_totals b
        on b.player_id = a.player_id
        and b.season_year = a.season_year
        and b.line_number = a.line_number - 10
    left join line_totals c
        on c.player_id = a.player_id
        and c.season_year = a.season_year
        and c.line_number = a.line_number - 5
),
-- An appearance burdens each of the 14 days after it.
load as (
    select
        r.player_id,
        r.game_date + lags.k as load_date,
        cast(count(*) filter (where lags.k <= 7) as integer) as games_in_last_7_days,
        cast(count(*) as integer) as games_in_last_14_days,
        cast(sum(r.minutes_in_game) filter (where lags.k <= 7) as integer) as minutes_in_last_7_days,
        cast(sum(r.minutes_in_game) as integer) as minutes_in_last_14_days,
        cast(count(*) filter (where r.game_date - r.previous_game_date = 1) as integer) as back_to_backs_last_14_days
    from analytics.player_running_totals r
    cross join (select cast(n as integer) as k from generate_series(1, 14) as s (n)) as lags
    where r.game_date between @from - 14 and @to - 1
    group by r.player_id, r.game_date + lags.k
)
select
    m.player_id,
    m.game_id,
    s.game_date,
    s.season_year,
    s.season_type,
    p.player_lookup,
    p.universal_player_id,
    p.player_name,
    m.team_abbr,
    s.opponent_team_abbr,
    s.is_home,
    s.season_day,
    m.candidate_source,
    m.last_game_id,
    m.last_game_date,
    m.games_played_season,
    m.games_with_team,
    s.games_played as team_games_played,
    cast(m.games_missed as integer) as games_missed,
    s.game_number_in_season as season_game_number,
    case when m.games_played_season > 0 then cast(s.game_date - m.last_game_date - 1 as integer) end as days_rest,
    s.game_date - m.last_game_date = 1 as is_back_to_back,
    s.opponent_days_rest,
    coalesce(l.games_in_last_7_days, 0) as games_in_last_7_days,
    coalesce(l.games_in_last_14_days, 0) as games_in_last_14_days,
    coalesce(l.minutes_in_last_7_days, 0) as minutes_in_last_7_days,
    coalesce(l.minutes_in_last_14_days, 0) as minutes_in_last_14_days,
    cast(l.minutes_in_last_7_days as double precision) / nullif(l.games_in_last_7_days, 0) as avg_minutes_per_game_last_7,
    coalesce(l.back_to_backs_last_14_days, 0) as back_to_backs_last_14_days,
    cast(s.game_date - p.birth_date as double precision) / 365.25 as player_age,
    s.season_year - p.first_season as seasons_played,
    m.injury_status,
    m.injury_source,
    m.injury_reason,
    case
        when m.injury_status = 'probable' then 1
        when m.injury_status = 'questionable' then 2
        when m.injury_status = 'available' or (m.injury_status is null and (g.game_id is not null or m.injury_source is not null)) then 0
    end as injury_risk,
    cast(a.out_minutes - case when m.missed_previous then m.minutes_hundredths else 0 end as double precision) / 100 as teammates_out_minutes,
    cast(a.out_points - case when m.missed_previous then m.points_hundredths else 0 end as double precision) / 100 as teammates_out_points,
    a.stars_out - case when m.is_absent and m.is_star then 1 else 0 end as star_teammates_out,
    a.rotation_out - case when m.is_absent and m.is_in_rotation then 1 else 0 end as rotation_teammates_out,
    case when g.game_id is not null or m.injury_source is not null then a.questionable - case when m.injury_status = 'questionable' then 1 else 0 end end
        as questionable_teammates,
    case when g.game_id is not null or m.injury_source is not null then a.probable - case when m.injury_status = 'probable' then 1 else 0 end end
        as probable_teammates,
    case when g.game_id is not null or m.injury_source is not null then 'report' else 'last_game' end as teammates_out_source,
    cast(a.absent_play_share - case when m.is_absent then m.play_share_hundredths else 0 end as double precision) / 100 as teammate_usage_available,
    cast(a.active_minutes as double precision) / 100 as active_team_minutes,
    s.pace_last_10 as team_pace_last_10,
    o.pace_last_10 as opponent_pace_last_10,
    o.pace_last_10 - s.pace_last_10 as pace_differential,
    o.defensive_rating_last_10 as opponent_def_rating_last_10,
    o.net_rating_last_10 as opponent_net_rating_last_10,
    o.ft_rate_allowed_last_10 as opponent_ft_rate_allowed,
    s.opponent_win_pct,
    s.travel_miles,
    s.time_zone_changes,
    s.consecutive_road_games,
    s.next_game_days_rest,
    m.shooting_pct_decline as shooting_pct_decline_last_5,
    m.fourth_quarter_minutes as fourth_quarter_minutes_avg_last_7,
    m.clutch_minutes as clutch_minutes_avg_last_7,
    k.key_teammate_id,
    k.is_key_teammate_absent,
    -- Below 36 minutes a rate says nothing.
    case when k.hundredths_together >= 216000 then cast(216000 * k.points_together as double precision) / k.hundredths_together end
        as points_per_36_with_key_teammate,
    case when k.hundredths_apart >= 216000 then cast(216000 * k.points_apart as double precision) / k.hundredths_apart end
        as points_per_36_without_key_teammate,
    m.usage_rate_last_7 as avg_usage_rate_last_7_games,
    m.usage_rate_last_10 * 100000
        / (100000 - a.absent_usage + case when m.is_absent then coalesce(m.usage_excess, 0) else 0 end) as projected_usage_rate,
    coalesce(f.line_number, 0) as games_with_line,
    f.over_streak as prop_over_streak,
    f.under_streak as prop_under_streak,
    cast(f.overs_10 as double precision) / nullif(f.decided_10, 0) as over_rate_last_10,
    cast(f.margin_5 as double precision) / f.games_5 as margin_vs_line_avg_last_5,
    s.games_expected as games_expected_last_30_days,
    s.games_known as games_known_last_30_days,
    s.completeness_pct,
    s.is_production_ready,
    m.form_quality
from marked m
join sides s
    on s.game_id = m.game_id
    and s.team_abbr = m.team_abbr
join absences a
    on a.game_id = m.game_id
    and a.team_abbr = m.team_abbr
left join sides o
    on o.game_id = m.game_id
    and o.team_abbr = s.opponent_team_abbr
left join beside_key k
    on k.player_id = m.player_id
    and k.game_id = m.game_id
left join line_form f
    on f.player_id = m.player_id
    and f.game_id = m.game_id
left join load l
    on l.player_id = m.player_id
    and l.load_date = s.game_date
left join reported_games g
    on g.game_id = m.game_id
left join reference.players p
    on p.player_id = m.player_id
where not m.is_ruled_out
