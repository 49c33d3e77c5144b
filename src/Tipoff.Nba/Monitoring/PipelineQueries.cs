namespace Tipoff.Nba.Monitoring;

/// <summary>Whether everything is there: layers, dates, what failed, what waits.</summary>
static class PipelineQueries
{
    public static IReadOnlyList<MonitoringQuery> All { get; } =
    [
        new(1, "pipeline_health", "What does each layer hold today?",
            "Open cells are 0 on a healthy morning. bad: something was given up or rejected; warn: something waits or is tried again. See `tipoff query failures`.",
            """
            select split_part(table_name, '.', 1) as layer, count(distinct table_name) as tables, sum(row_count) as records, count(distinct partition) filter (row_count > 0) as dates,
              min(partition) filter (row_count > 0) as earliest, max(partition) filter (row_count > 0) as latest,
              count(*) filter (presence not in ('ok', 'ok_degraded', 'skipped_by_rule')) as open_cells,
              case when count(*) filter (presence in ('failed_terminal', 'quarantined')) > 0 then 'bad' when count(*) filter (presence not in ('ok', 'ok_degraded', 'skipped_by_rule')) > 0 then 'warn' else 'ok' end as verdict
            from orchestration.cells
            where partition <= cast(@today as varchar)
            group by 1
            order by min(list_position(['raw', 'reference', 'analytics', 'precompute', 'predictions'], split_part(table_name, '.', 1)))
            """),
        new(2, "freshness", "Which table is behind the schedule?",
            "Counted in game dates and not in days, so that a pause of the league is no alarm. warn: yesterday is missing; bad: more than two game dates. Mend: `tipoff backfill --from D --to D --only missing`.",
            $"""
            with played as (
              select distinct game_date from reference.games where game_date < @today and {MonitoringQuery.Counted} and {MonitoringQuery.HasSource("game_date")}
            ),
            held as (
              select table_name, max(cast(partition as date)) filter (row_count > 0) as last_date, count(*) filter (row_count > 0) as total_dates
              from orchestration.cells
              where table_name in ('raw.nbac_player_boxscores', 'analytics.player_game_summary', 'analytics.team_offense_game_summary', 'precompute.player_composite_factors', 'precompute.ml_feature_store', 'predictions.prediction_accuracy')
                and partition < cast(@today as varchar)
              group by table_name
            ),
            behind as (
              select held.table_name, held.last_date, held.total_dates, count(played.game_date) as game_dates_behind
              from held left join played on played.game_date > held.last_date
              group by held.table_name, held.last_date, held.total_dates
            )
            select table_name, last_date, total_dates, date_diff('day', last_date, @today) as days_since, game_dates_behind,
              case when game_dates_behind > 2 then 'bad' when game_dates_behind > 0 then 'warn' else 'ok' end as verdict
            from behind
            order by game_dates_behind desc, table_name
            """),
        new(4, "coverage_by_season", "How much of each season is in analytics and in precompute?",
            "Precompute has every date of analytics but the first fourteen days of a season, which are bootstrap and counted apart. Below 88 % is bad.",
            $"""
            with summaries as (
              select g.season_year, s.game_date, count(*) as records, min(s.game_date - f.first_date) < 14 as is_bootstrap
              from analytics.player_game_summary s
              join reference.games g on g.game_id = s.game_id
              join (select season_year, min(game_date) as first_date from reference.games where season_type = 'regular' group by season_year) f on f.season_year = g.season_year
              where s.game_date <= @today and s.{MonitoringQuery.Counted}
              group by g.season_year, s.game_date
            ),
            factors as (
              select game_date, count(*) as records from precompute.player_composite_factors where game_date <= @today group by game_date
            )
            select s.season_year, count(*) as phase3_dates, sum(s.records) as phase3_records, count(*) filter (s.is_bootstrap) as bootstrap_dates, count(f.game_date) as phase4_dates, coalesce(sum(f.records), 0) as phase4_records,
              round(100.0 * count(f.game_date) filter (not s.is_bootstrap) / nullif(count(*) filter (not s.is_bootstrap), 0), 1) as phase4_coverage_pct,
              case when count(f.game_date) filter (not s.is_bootstrap) >= 0.88 * count(*) filter (not s.is_bootstrap) then 'ok' else 'bad' end as verdict
            from summaries s left join factors f on f.game_date = s.game_date
            group by s.season_year
            order by s.season_year desc
            """),
        new(5, "failures", "What failed and has not been made since?",
            "Empty is good. bad: given up or rejected, at any age, and a person is asked; warn: it waits or is tried again by itself, in the last seven days. Mend: `tipoff backfill --from D --to D --only failed` after reading the reason.",
            """
            select c.table_name, c.partition, c.presence, c.attempt, left(coalesce(c.error, c.reason), 120) as reason, c.updated_at,
              case when c.presence in ('failed_terminal', 'quarantined') then 'bad' else 'warn' end as verdict
            from orchestration.cells c
            where c.presence in ('failed_terminal', 'quarantined') or (c.presence in ('failed_retryable', 'waiting_upstream') and cast(c.updated_at as date) > @today - 7)
            order by verdict, c.updated_at desc
            limit 50
            """),
        new(7, "phase4_by_date", "Which dates of the last thirty days has precompute not processed?",
            "PROCESSED or BOOTSTRAP is good; MISSING is the gap that nobody saw for three months. Mend: `tipoff backfill --from D --to D --only missing --tables precompute.*`.",
            """
            select s.game_date, count(*) as phase3_records, max(f.records) as phase4_records,
              case when max(f.records) > 0 then 'PROCESSED' when min(s.game_date - first.first_date) < 14 then 'BOOTSTRAP' else 'MISSING' end as status,
              case when max(f.records) > 0 or min(s.game_date - first.first_date) < 14 then 'ok' else 'bad' end as verdict
            from analytics.player_game_summary s
            join (select season_year, min(game_date) as first_date from reference.games where season_type = 'regular' group by season_year) first on first.season_year = s.season_year
            left join (select game_date, count(*) as records from precompute.player_composite_factors group by game_date) f on f.game_date = s.game_date
            where s.game_date between @today - 30 and @today
            group by s.game_date
            order by s.game_date desc
            """),
        new(11, "stuck_work", "Where do rejected rows and given-up cells lie?",
            "Empty is good. Every line is work for a person: `tipoff quarantine list` shows rejected rows and what to run, `tipoff query failures` given-up cells.",
            """
            select table_name, count(*) filter (kind = 'quarantined row') as quarantined_rows, count(*) filter (kind = 'given up') as given_up_cells, max(since) as latest, 'bad' as verdict
            from (
              select table_name, 'quarantined row' as kind, rejected_at as since from orchestration.quarantine where released_at is null
              union all
              select table_name, 'given up', updated_at from orchestration.cells where presence = 'failed_terminal'
            ) stuck
            group by table_name
            order by latest desc
            """),
        new(15, "failed_requests", "Which endpoints did not answer in the last seven days?",
            "Refused or failed answers are asked again; an endpoint of which less than half succeeds is bad. See `tipoff source status`.",
            """
            select endpoint, count(*) as requests, count(*) filter (outcome = 'ok') as answered, count(*) filter (outcome in ('no_data', 'no_data_expected')) as without_data,
              count(*) filter (outcome not in ('ok', 'no_data', 'no_data_expected')) as failed, max(fetched_at) as latest, max_by(reason, fetched_at) filter (reason is not null) as last_reason,
              case when count(*) filter (outcome not in ('ok', 'no_data', 'no_data_expected')) > count(*) / 2.0 then 'bad' when count(*) filter (outcome not in ('ok', 'no_data', 'no_data_expected')) > 0 then 'warn' else 'ok' end as verdict
            from orchestration.fetches
            where cast(fetched_at as date) between @today - 7 and @today
            group by endpoint
            order by failed desc, endpoint
            """),
        new(16, "play_by_play", "Of which games of the last thirty days are the events missing?",
            "Empty is good. Boxes are there and events are not: `tipoff source fetch --date D` asks once more; line-ups and clutch figures of the game wait for it.",
            """
            select b.game_date, b.game_id, count(*) as box_lines, 'bad' as verdict
            from raw.nbac_player_boxscores b
            where b.game_date between @today - 30 and @today
              and not exists (select 1 from raw.nbac_play_by_play p where p.game_id = b.game_id and p.game_date = b.game_date)
            group by b.game_date, b.game_id
            order by b.game_date desc, b.game_id
            """),
        new(17, "workflows", "When did each workflow last run, and how did it end?",
            "bad: its last run failed or was killed and nothing ran since; a workflow that is missing here was never decided. See `tipoff schedule log`.",
            """
            select workflow, count(*) filter (verdict = 'RUN') as runs, count(*) filter (verdict = 'SKIP') as skips, count(*) filter (verdict = 'ABORT') as aborts, max(decided_at) filter (verdict = 'RUN') as last_run,
              max_by(state, decided_at) filter (verdict = 'RUN') as last_state, max_by(left(summary, 80), decided_at) filter (verdict = 'RUN') as last_summary,
              case when max_by(state, decided_at) filter (verdict = 'RUN') in ('failed', 'killed') then 'bad' when max_by(state, decided_at) filter (verdict = 'RUN') = 'partial' then 'warn' else 'ok' end as verdict
            from orchestration.decisions
            where day between @today - 7 and @today
            group by workflow
            order by workflow
            """),
    ];
}
