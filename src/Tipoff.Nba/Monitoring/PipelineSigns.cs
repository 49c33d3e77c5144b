using Tipoff.Engine.Tables;
using Tipoff.Nba.Predictions;

namespace Tipoff.Nba.Monitoring;

/// <summary>Whether everything is there: last night, every night before, and tonight.</summary>
static class PipelineSigns
{
    const string Counted = MonitoringQuery.Counted;

    static readonly string HasSource = MonitoringQuery.HasSource("game_date");

    /// <summary>The next date of games that count, as a text.</summary>
    static readonly string NextDate = $"coalesce(cast((select min(game_date) from reference.games where game_date > @today and {Counted}) as varchar), 'not announced')";

    /// <summary>Hours before the first tip-off from which the slate should be predicted.</summary>
    const int PredictedHours = 3;

    /// <summary>Tables whose cells the calendars demand for each game date: the layers of completeness, and what grades them.</summary>
    static readonly IReadOnlyList<Table> Demanded =
        [.. CompletenessLayers.All.SelectMany(layer => layer.Tables).Append(typeof(PredictionAccuracy)).Distinct().Select(type => (Table)Activator.CreateInstance(type)!)];

    /// <summary>Every cell that a calendar demands of a date that is due, from the first date on that its layer has been built for.</summary>
    internal static readonly string Due =
        $"""
        first as (
          select table_name, min(partition) as first_date from orchestration.cells where row_count > 0 group by table_name
        ),
        begun as (
          select table_name, case when table_name like 'precompute.%' then least(first_date, (select first_date from first where table_name = 'analytics.player_game_summary')) else first_date end as first_date from first
        ),
        due as materialized (
          select demanded.table_name, demanded.partition
          from ({string.Join("\nunion all\n", Demanded.GroupBy(table => table.Expectation.Sql).Select(Asked))}) demanded
          join begun on begun.table_name = demanded.table_name and demanded.partition >= begun.first_date
          where demanded.partition < cast(@due as varchar)
        )
        """;

    /// <summary>Partitions at which something is missing, was given up or was rejected, whatever the table: one trouble each, however many tables wait for it.</summary>
    static readonly string Gaps =
        $"""
        with held as (
          select table_name, partition, presence in ('ok', 'ok_degraded', 'skipped_by_rule') or (presence = 'failed_retryable' and row_count > 0 and attempt < 3 and coalesce(reason, '') not like 'lacks %') as is_good,
            presence || coalesce(': ' || left(coalesce(error, reason), 90), '') as state, presence in ('failed_terminal', 'quarantined') as is_lost
          from orchestration.cells
        ),
        wrong as (
          select due.table_name, due.partition, coalesce(held.state, 'not built') as state, coalesce(held.is_lost, false) as is_lost
          from due left join held on held.table_name = due.table_name and held.partition = due.partition
          where not coalesce(held.is_good, false)
          union
          select table_name, partition, state, true from held where is_lost
          union
          select g.table_name, g.partition, 'published rows lack ' || g.units, true
          from orchestration.validation_gaps g
          left join orchestration.cells c on c.table_name = g.table_name and c.partition = g.partition
          where coalesce(c.updated_at, g.found_at) <= g.found_at and (c.presence is null or c.presence in ('ok', 'ok_degraded'))
        ),
        told as (
          select partition as subject, count(distinct table_name) as n,
            min_by(table_name || ' ' || partition || ' ' || state, (case when is_lost then 0 when state = 'not built' then 2 else 1 end, table_name)) as cause
          from wrong group by partition
        )
        """;

    /// <summary>Tables that follow the same calendar, which is asked once for all of them.</summary>
    static string Asked(IGrouping<string, Table> calendar) =>
        $"""
        select t.table_name, e.partition
        from (values {string.Join(", ", calendar.Select(table => $"('{table.FullName}')"))}) t(table_name)
        cross join (select distinct cast(c.partition as varchar) as partition from ({calendar.Key}) c where c.rule is null) e
        """;

    public static IReadOnlyList<Sign> All { get; } =
    [
        new("pipeline", "last games", IsQuick: true, "tipoff backfill --from @since --to @until --only missing", "data-missing",
            $"""
            with last as (select max(game_date) as day from reference.games where game_date < @today and {Counted} and {HasSource}),
            games as (
              select g.game_id, exists (select 1 from analytics.player_game_summary s where s.game_id = g.game_id and s.game_date = g.game_date) as has_summary,
                exists (select 1 from precompute.ml_feature_store f where f.game_id = g.game_id and f.game_date = g.game_date) as has_features
              from reference.games g join last on last.day = g.game_date
              where {Counted}
            )
            select case when (select day from last) is null then null
                else count(*) filter (has_summary) || ' of ' || count(*) || ' games of ' || (select day from last) || ', ' || count(*) filter (has_features) || ' with features' end as value,
              case when (select day from last) is null then 'no game is held yet'
                when count(*) filter (not has_summary or not has_features) > 0 then 'still missing: ' || string_agg(game_id, ', ' order by game_id) filter (not has_summary or not has_features)
                when date_diff('day', (select day from last), @today) > 3 then 'the league pauses; next game date: ' || {NextDate} else 'all are there' end as why
            from games
            """,
            // What the ledger knows is the gaps' business; here are rows that left behind its back.
            $"""
            select cast(g.game_date as varchar) as subject, 'critical' as severity, cast(g.game_date as varchar) as since, 'rows that the ledger knows are gone: ' || string_agg(g.game_id, ', ' order by g.game_id) as why
            from reference.games g
            join orchestration.cells c on c.table_name = 'analytics.player_game_summary' and c.partition = cast(g.game_date as varchar) and c.presence in ('ok', 'ok_degraded')
            where {Counted} and g.game_date = (select max(game_date) from reference.games where game_date < @due and {Counted} and {HasSource})
              and not exists (select 1 from analytics.player_game_summary s where s.game_id = g.game_id and s.game_date = g.game_date)
            group by g.game_date
            union all
            select 'analytics', 'critical', max(partition), 'boxes are held and nothing is built of them'
            from orchestration.cells where table_name = 'raw.nbac_player_boxscores' and row_count > 0 and not exists (select 1 from orchestration.cells built where built.table_name = 'analytics.player_game_summary')
            having count(*) > 0
            """),
        new("pipeline", "gaps", IsQuick: true, "tipoff backfill --from @since --to @until", "data-missing",
            $"""
            select case when count(*) > 0 then count(distinct partition) || ' game dates of any age in ' || count(distinct table_name) || ' tables' end as value,
              case when count(*) > 0 then 'none lacks anything' else 'nothing is due yet' end as why
            from due
            """,
            $"""
            {Gaps}
            select subject, 'critical' as severity, case when subject like '____-__-__' then subject end as since,
              cause || case when n > 1 then ' (' || (n - 1) || ' more tables)' else '' end as why
            from told
            """) { Shared = Due, Counted = ("game date lacks rows", "game dates lack rows") },
        new("pipeline", "tonight", IsQuick: true, "tipoff predict --date @today", "no-predictions",
            $"""
            with tonight as (
              select count(*) as games, min(tipoff_at) as first, count(*) filter (exists (select 1 from predictions.player_prop_predictions p where p.game_id = g.game_id and p.game_date = g.game_date)) as predicted
              from reference.games g where game_date = @today and {Counted}
            )
            select case when games = 0 and exists (select 1 from reference.games where game_date = @today and season_type = 'allstar') then 'only All-Star games today'
                when games = 0 then 'no games today' else predicted || ' of ' || games || ' games predicted' end as value,
              case when games = 0 then 'the next game date is ' || {NextDate}
                else 'the first tip-off is at ' || strftime(first at time zone 'America/New_York', '%H:%M') || ' ET' end as why
            from tonight
            """,
            $"""
            select cast(@today as varchar) as subject, case when min(tipoff_at) > @now then 'warning' else 'critical' end as severity, cast(@today as varchar) as since,
              count(*) filter (not is_predicted) || ' of ' || count(*) || ' games are not predicted, and the first tip-off is at ' || strftime(min(tipoff_at) at time zone 'America/New_York', '%H:%M') || ' ET' as why
            from (
              select g.tipoff_at, exists (select 1 from predictions.player_prop_predictions p where p.game_id = g.game_id and p.game_date = g.game_date) as is_predicted
              from reference.games g where g.game_date = @today and {Counted} and exists (select 1 from orchestration.models m where m.is_active and m.period = g.season_year)
            ) games
            having count(*) filter (not is_predicted) > 0 and min(tipoff_at) <= @now + interval '{PredictedHours}' hour
            """),
        new("pipeline", "open cells", IsQuick: true, "tipoff query failures", "work-fails",
            """
            select count(*) filter (presence in ('failed_terminal', 'quarantined')) || ' given up or rejected, ' || count(*) filter (presence = 'failed_retryable') || ' tried again, ' || count(*) filter (presence = 'waiting_upstream') || ' waiting' as value,
              coalesce(min(table_name || ' ' || partition || ': ' || left(coalesce(error, reason), 60)) filter (presence in ('failed_terminal', 'quarantined', 'failed_retryable')), 'nothing asks for a person') as why
            from orchestration.cells
            """,
            Sign.NoTroubles),
    ];
}
