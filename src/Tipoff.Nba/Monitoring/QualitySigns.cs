using Tipoff.Engine.Checks;
using Tipoff.Engine.Health;

namespace Tipoff.Nba.Monitoring;

/// <summary>Whether what is there is good: rejected rows, filled columns, sources, names, predictions that say something.</summary>
static class QualitySigns
{
    /// <summary>What must be filled, or nothing may be made of it.</summary>
    static readonly IReadOnlyList<ColumnBar> Columns = [.. new QualityBars().All.Where(bar => bar.IsCritical)];

    public static IReadOnlyList<Sign> All { get; } =
    [
        new("validation", "quarantine", IsQuick: false, "tipoff quarantine list", "rejected-rows",
            "select count(*) || ' rejected rows' as value, 'every row passed its checks' as why from orchestration.quarantine where released_at is null",
            // A cell that was rejected as a whole is missing, and told as a gap.
            """
            select q.table_name || coalesce(' ' || q.partition, '') as subject, 'warning' as severity, strftime(min(q.rejected_at), '%Y-%m-%d %H:%M') as since,
              q.table_name || coalesce(' ' || q.partition, '') || ': ' || count(*) || ' rows rejected by ' || string_agg(distinct q.check_name, ', ') as why
            from orchestration.quarantine q
            where q.released_at is null and not exists (select 1 from orchestration.cells c where c.table_name = q.table_name and c.partition = q.partition and c.presence in ('quarantined', 'failed_terminal'))
            group by q.table_name, q.partition
            """),
        new("validation", "columns", IsQuick: false, "tipoff query training_quality", "columns-empty",
            """
            select case when count(*) > 0 then round(100.0 * count(minutes_played) / count(*), 1) || ' % minutes, ' || round(100.0 * count(usage_rate) / count(*), 1) || ' % usage' end as value,
              case when count(*) > 0 then 'minutes from 99 %, usage from 95 %' else 'no row yet' end as why
            from analytics.player_game_summary where season_year = (select max(season_year) from reference.games where game_date < @today)
            """,
            $"""
            with recent as (select * from analytics.player_game_summary where game_date between @due - 7 and @today)
            select name as subject, 'critical' as severity, cast(day as varchar) as since, name || ' is filled in ' || round(100.0 * filled / total, 1) || ' % of ' || total || ' rows since ' || day || ', expected ' || bar || ' %' as why
            from ({string.Join(" union all ", Columns.Select(bar => FormattableString.Invariant($"select '{bar.Column}' as name, {bar.Percent:0.0} as bar, count({bar.Column}) as filled, count(*) as total, min(game_date) as day from recent")))}) columns
            where 100.0 * filled < bar * total
            """),
        new("validation", "averages", IsQuick: false, "tipoff query daily_stats", "figures-implausible",
            "select case when count(*) > 0 then round(avg(points), 1) || ' points a player' end as value, case when count(*) > 0 then 'over the last seven days; about 10 is plausible' else 'no row of the last seven days' end as why from analytics.player_game_summary where game_date between @today - 7 and @today",
            // Points of a player have a mean of 10.3 and a deviation of 8.5: three standard errors of a slate of that size, and 1.5 for the times.
            """
            select cast(game_date as varchar) as subject, 'warning' as severity, cast(game_date as varchar) as since, 'an average of ' || round(avg(points), 1) || ' points by ' || count(*) || ' players on ' || game_date || ', expected ' || round(10.3 - 1.5 - 25.5 / sqrt(count(*)), 1) || ' to ' || round(10.3 + 1.5 + 25.5 / sqrt(count(*)), 1) as why
            from analytics.player_game_summary where game_date between @today - 7 and @today group by game_date having count(*) >= 15 and abs(avg(points) - 10.3) > 1.5 + 25.5 / sqrt(count(*))
            """),
        // Shown and never alerted: a statistic is a hint, and a month without faults has to be silent.
        new("validation", "profiles", IsQuick: false, "tipoff check --from @since --to @since", "figures-implausible",
            $"""
            select case when count(*) > 0 then (select count(*) from odd) || ' odd measures' end as value,
              case when count(*) = 0 then 'nothing was validated yet' else coalesce((
                select count(*) || ' of ' || day || ': ' || max_by(table_name || coalesce('.' || column_name, '') || ' ' || measure || ' ' || round(value, 2) || ', usually ' || round(expected, 2), abs(score))
                from odd group by day having count(*) >= {new ProfileLimits().ToldFrom} order by count(*) desc, day desc limit 1), 'no date of the last seven days is unlike those before') end as why
            from orchestration.validations
            """,
            Sign.NoTroubles)
        {
            Shared = """
                odd as (
                  select a.* from orchestration.anomalies a
                  where a.day between @today - 7 and @today and not exists (
                    select 1 from orchestration.labels l where l.table_name = a.table_name and (l.column_name is null or l.column_name = a.column_name) and a.day between l.from_date and l.to_date)
                )
                """,
        },
        new("validation", "silent sources", IsQuick: false, "tipoff source status", "source-silent",
            "select count(distinct table_name) || ' optional tables hold rows' as value, 'each goes on' as why from orchestration.cells where table_name like 'raw.%' and row_count > 0 and partition like '____-__-__'",
            // A source that the schedule does not demand may have nothing for a date. Having had rows on nearly each of ten game dates and then on none, it has failed silently.
            $"""
            with dates as (
              select game_date, row_number() over (order by game_date desc) as n from (select distinct game_date from reference.games where game_date < @due and {MonitoringQuery.Counted}) d
            ),
            held as (
              select c.table_name, count(*) filter (d.n > 2 and d.n <= 12) as before, count(*) filter (d.n <= 2) as lately, max(c.partition) as last_date
              from orchestration.cells c join dates d on c.partition = cast(d.game_date as varchar)
              where c.table_name like 'raw.%' and c.row_count > 0 and d.n <= 12
              group by c.table_name
            )
            select table_name as subject, 'warning' as severity, last_date as since, table_name || ' had rows on ' || before || ' of ten game dates and has none since ' || last_date as why
            from held where before >= 8 and lately = 0 and (select min(game_date) from dates where n <= 2) >= @today - 7
            """) { Counted = ("fell silent", "fell silent") },
        new("models", "champion", IsQuick: false, "tipoff train", "no-predictions",
            """
            with asked as (select max(season_year) as season from reference.games where game_date <= @today)
            select max(m.model) as value,
              case when count(m.model) > 0 then 'its state: tipoff model health' else 'no season before this one to learn from' end as why
            from asked left join orchestration.models m on m.period = asked.season and m.is_active and m.target = 'median'
            """,
            """
            select cast(season as varchar) as subject, 'critical' as severity, null as since, 'no model predicts ' || season || ', and ' || earlier || ' earlier seasons are there to learn from' as why
            from (
              select (select max(season_year) from reference.games where game_date <= @today) as season,
                (select count(distinct season_year) from precompute.ml_feature_store where season_year < (select max(season_year) from reference.games where game_date <= @today)) as earlier
            ) asked
            where earlier > 0 and not exists (select 1 from orchestration.models m where m.period = asked.season and m.is_active and m.target = 'median')
            """) { Patience = TimeSpan.FromHours(12) },
        new("models", "calls", IsQuick: false, "tipoff query prediction_readiness", "predictions-say-nothing",
            """
            select case when count(*) > 0 then count(*) || ' predictions by ' || count(distinct system_id) || ' systems for ' || max(game_date) end as value,
              case when count(*) > 0 then 'they differ, as they should' else 'nothing predicted for today or tomorrow' end as why
            from predictions.player_prop_predictions where game_date between @today and @today + 1
            """,
            """
            select system_id || ' ' || game_date as subject, 'critical' as severity, cast(game_date as varchar) as since,
              system_id || ' says the same ' || round(min(points), 1) || ' points of all ' || count(*) || ' players of ' || game_date as why
            from predictions.player_prop_predictions where game_date between @today - 1 and @today + 1
            group by system_id, game_date having count(*) >= 20 and count(distinct points) = 1
            union all
            select system_id || ' ' || game_date, 'warning', cast(game_date as varchar), system_id || ' predicts ' || count(*) || ' players of ' || game_date || ' with a warning: ' || min(warning)
            from predictions.player_prop_predictions where game_date between @today - 1 and @today + 1 and system_id in ('xgboost', 'ensemble')
            group by system_id, game_date having count(*) >= 20 and count(warning) = count(*) and min(warning) like '%model%'
            """),
    ];
}
