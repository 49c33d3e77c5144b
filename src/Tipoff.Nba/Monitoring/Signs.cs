namespace Tipoff.Nba.Monitoring;

/// <summary>What an operator must know in thirty seconds.</summary>
public static class Signs
{
    const string Counted = MonitoringQuery.Counted;

    static readonly string HasSource = MonitoringQuery.HasSource("game_date");

    /// <summary>Hours before the first tip-off from which the slate should be predicted.</summary>
    const int PredictedHours = 3;

    public static IReadOnlyList<Sign> All { get; } =
    [
        new("pipeline", "last games", IsQuick: true, "tipoff backfill --from @since --to @today --only missing",
            $"""
            with last as (select max(game_date) as day from reference.games where game_date < @today and {Counted} and {HasSource}),
            games as (
              select g.game_id, exists (select 1 from analytics.player_game_summary s where s.game_id = g.game_id and s.game_date = g.game_date) as has_summary,
                exists (select 1 from precompute.ml_feature_store f where f.game_id = g.game_id and f.game_date = g.game_date) as has_features
              from reference.games g join last on last.day = g.game_date
              where {Counted}
            )
            select case when (select day from last) is null then 'healthy' when count(*) filter (not has_summary) > 0 then 'critical' when count(*) filter (not has_features) > 0 then 'critical' else 'healthy' end as health,
              case when (select day from last) is null then 'no game is held yet'
                else count(*) filter (has_summary) || ' of ' || count(*) || ' games of ' || (select day from last) || ', ' || count(*) filter (has_features) || ' with features' end as value,
              cast((select day from last) as varchar) as since,
              case when count(*) filter (not has_summary or not has_features) > 0 then 'missing: ' || string_agg(game_id, ', ' order by game_id) filter (not has_summary or not has_features)
                when date_diff('day', (select day from last), @today) > 3 then 'the league pauses' else 'all are there' end as why
            from games
            """),
        new("pipeline", "gaps", IsQuick: true, "tipoff backfill --from @since --to @today --only missing",
            $"""
            with held as (
              select table_name, cast(partition as date) as day from orchestration.cells
              where table_name in ('analytics.player_game_summary', 'precompute.ml_feature_store') and row_count > 0
            ),
            due as (
              select begun.table_name, g.game_date
              from (select table_name, min(day) as first_day from held group by table_name) begun
              join (select distinct game_date from reference.games where game_date < @today and {Counted} and {HasSource}) g on g.game_date >= begun.first_day
            ),
            gaps as (
              select due.table_name, due.game_date from due
              where not exists (select 1 from held where held.table_name = due.table_name and held.day = due.game_date)
            )
            select case when count(*) > 0 then 'critical' else 'healthy' end as health,
              count(*) || ' of ' || (select count(*) from due) || ' game dates of any age are missing in analytics or features' as value, cast(min(game_date) as varchar) as since,
              coalesce(string_agg(table_name || ' ' || game_date, ', ' order by game_date desc, table_name) filter (game_date >= (select min(game_date) from (select game_date from gaps order by game_date desc limit 3) newest)), 'since each began') as why
            from gaps
            """),
        new("pipeline", "tonight", IsQuick: true, "tipoff predict --date @today",
            $"""
            with tonight as (
              select count(*) as games, min(tipoff_at) as first, count(*) filter (exists (select 1 from predictions.player_prop_predictions p where p.game_id = g.game_id and p.game_date = g.game_date)) as predicted
              from reference.games g where game_date = @today and {Counted}
            )
            select case when games = predicted or first > @now + interval '{PredictedHours}' hour then 'healthy' when first > @now then 'warning' else 'critical' end as health,
              case when games = 0 then 'no games today' else predicted || ' of ' || games || ' games predicted' end as value,
              null as since,
              case when games = 0 then 'the next game date is ' || coalesce(cast((select min(game_date) from reference.games where game_date > @today and {Counted}) as varchar), 'not announced')
                else 'the first tip-off is at ' || strftime(first at time zone 'America/New_York', '%H:%M') || ' ET' end as why
            from tonight
            """),
        new("pipeline", "open cells", IsQuick: true, "tipoff query failures",
            """
            select case when count(*) filter (presence in ('failed_terminal', 'quarantined')) > 0 then 'critical' when count(*) filter (presence = 'failed_retryable') > 0 then 'warning' else 'healthy' end as health,
              count(*) filter (presence in ('failed_terminal', 'quarantined')) || ' given up or rejected, ' || count(*) filter (presence = 'failed_retryable') || ' tried again, ' || count(*) filter (presence = 'waiting_upstream') || ' waiting' as value,
              strftime(min(updated_at) filter (presence in ('failed_terminal', 'quarantined', 'failed_retryable')), '%Y-%m-%d %H:%M') as since,
              coalesce(min(table_name || ' ' || partition || ': ' || left(coalesce(error, reason), 60)) filter (presence in ('failed_terminal', 'quarantined', 'failed_retryable')), 'nothing asks for a person') as why
            from orchestration.cells
            """),
        new("validation", "quarantine", IsQuick: false, "tipoff query stuck_work",
            """
            select case when count(*) > 0 then 'critical' else 'healthy' end as health, count(*) || ' rejected rows' as value, strftime(min(rejected_at), '%Y-%m-%d %H:%M') as since,
              coalesce(string_agg(distinct table_name, ', ' order by table_name), 'every row passed its checks') as why
            from orchestration.quarantine where released_at is null
            """),
        new("validation", "columns", IsQuick: false, "tipoff query training_quality",
            """
            select case when count(*) > 0 and (count(minutes_played) < 0.99 * count(*) or count(usage_rate) < 0.95 * count(*)) then 'critical' else 'healthy' end as health,
              case when count(*) = 0 then 'no row yet' else round(100.0 * count(minutes_played) / count(*), 1) || ' % minutes, ' || round(100.0 * count(usage_rate) / count(*), 1) || ' % usage' end as value,
              null as since, 'minutes from 99 %, usage from 95 %' as why
            from analytics.player_game_summary where season_year = (select max(season_year) from reference.games where game_date < @today)
            """),
        new("workflows", "daemon", IsQuick: true, "tipoff serve",
            """
            select case when max(decided_at) is null or max(decided_at) > @now - interval '1' hour then 'healthy' else 'critical' end as health,
              case when max(decided_at) is null then 'no daemon has served here' else 'decided last at ' || strftime(max(decided_at) at time zone 'America/New_York', '%Y-%m-%d %H:%M') || ' ET' end as value,
              strftime(max(decided_at), '%Y-%m-%d %H:%M') as since,
              case when max(decided_at) is null then 'days are built by hand' when max(decided_at) > @now - interval '1' hour then 'it looks for gaps every half hour' else 'nothing was decided for an hour: it does not run' end as why
            from orchestration.decisions where decided_at <= @now
            """),
        new("workflows", "last runs", IsQuick: false, "tipoff schedule log",
            """
            with latest as (
              select workflow, max(decided_at) as ran_at, max_by(state, decided_at) as state, max_by(summary, decided_at) as summary
              from orchestration.decisions where verdict = 'RUN' and decided_at > @now - interval '1' day and decided_at <= @now group by workflow
            )
            select case when count(*) filter (state in ('failed', 'killed')) > 0 then 'critical' when count(*) filter (state = 'partial') > 0 then 'warning' else 'healthy' end as health,
              count(*) || ' workflows ran in 24 h, ' || count(*) filter (state in ('failed', 'killed')) || ' failed' as value,
              strftime(min(ran_at) filter (state in ('failed', 'killed', 'partial')), '%Y-%m-%d %H:%M') as since,
              coalesce(min(workflow || ': ' || left(summary, 60)) filter (state in ('failed', 'killed', 'partial')), 'each ended well') as why
            from latest
            """),
        new("workflows", "pauses", IsQuick: false, "tipoff schedule resume-all",
            """
            select case when count(*) > 0 then 'warning' else 'healthy' end as health, count(*) || ' paused' as value, strftime(min(paused_at), '%Y-%m-%d %H:%M') as since,
              coalesce(string_agg(workflow || ' (' || reason || ')', ', ' order by workflow), 'nothing is paused') as why
            from orchestration.pauses where resumed_at is null and (until is null or until > @now)
            """),
        new("errors", "requests", IsQuick: false, "tipoff query failed_requests",
            """
            select case when count(*) filter (outcome not in ('ok', 'no_data', 'no_data_expected')) > count(*) / 2.0 then 'critical' when count(*) filter (outcome not in ('ok', 'no_data', 'no_data_expected')) > count(*) / 10.0 then 'warning' else 'healthy' end as health,
              count(*) || ' requests in 24 h, ' || count(*) filter (outcome not in ('ok', 'no_data', 'no_data_expected')) || ' in vain' as value,
              strftime(min(fetched_at) filter (outcome not in ('ok', 'no_data', 'no_data_expected')), '%Y-%m-%d %H:%M') as since,
              coalesce(max_by(endpoint || ': ' || left(reason, 60), fetched_at) filter (outcome not in ('ok', 'no_data', 'no_data_expected')), 'every site answered') as why
            from orchestration.fetches where fetched_at > @now - interval '1' day and fetched_at <= @now
            """),
        new("models", "champion", IsQuick: false, "tipoff train",
            """
            with asked as (select max(season_year) as season from reference.games where game_date <= @today)
            select case when count(m.model) > 0 or not exists (select 1 from precompute.ml_feature_store f where f.season_year < (select season from asked)) then 'healthy' else 'critical' end as health,
              case when count(m.model) > 0 then max(m.model) else 'none' end as value, strftime(max(m.trained_at), '%Y-%m-%d %H:%M') as since,
              case when count(m.model) > 0 then 'its state: tipoff model health' else 'nothing predicts ' || coalesce(cast(max(asked.season) as varchar), 'yet') end as why
            from asked left join orchestration.models m on m.period = asked.season and m.is_active and m.target = 'median'
            """),
        new("backfill", "runs", IsQuick: false, "tipoff monitor",
            """
            with last as (select command, state, started_at, error, cells_failed from orchestration.runs where started_at <= @now order by started_at desc limit 1)
            select case when max(state) in ('failed', 'broken') then 'critical' when max(state) in ('partial', 'stopped') then 'warning' else 'healthy' end as health,
              coalesce(max(left(command, 50) || ': ' || state), 'no run yet') as value, strftime(max(started_at), '%Y-%m-%d %H:%M') as since, coalesce(max(left(error, 80)), coalesce(max(cells_failed), 0) || ' cells not ok') as why
            from last
            """),
    ];
}
