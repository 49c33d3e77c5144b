using Tipoff.Engine.Schedules;

namespace Tipoff.Nba.Monitoring;

/// <summary>Promises of the operation: trouble is seen, told, taken on or mends itself, and somebody always looks.</summary>
static class OperationLevels
{
    /// <summary>Minutes within which trouble is to be told.</summary>
    const int DetectionMinutes = 30;

    /// <summary>Rules that wait longer by design, to see whether it mends itself.</summary>
    static readonly string Patient = string.Join(", ", Signs.All.Where(sign => sign.Patience.TotalMinutes > DetectionMinutes).Select(sign => $"'{sign.Rule}'"));

    /// <summary>Answers of the watcher's line that were no look.</summary>
    const string NoLook = $"(verdict = 'ABORT' or reason like 'missed %' or reason like 'paused since %' or reason = '{Daemon.Begins}')";

    public static IReadOnlyList<ServiceLevel> All { get; } =
    [
        // Troubles that are known by their date only, at midnight, have no moment to count from.
        new("operations", "detection", $"incidents that were told within {DetectionMinutes} minutes of their beginning", "incidents", 0.9, "tipoff alert list --days 28",
            $"""
            select {ServiceLevel.DayOf("raised_at")} as day, count(*) filter (raised_at - since <= interval '{DetectionMinutes}' minute) as good, count(*) as total
            from orchestration.incidents
            where raised_at is not null and raised_at <= @now and strftime(since at time zone 'America/New_York', '%H:%M:%S') <> '00:00:00' and rule not in ({Patient}) and {ServiceLevel.DayOf("raised_at")} between @from and @to
            group by 1
            """),
        new("operations", "response", "critical incidents that were taken on, or over, within an hour of being told", "incidents", 0.9, "tipoff alert list",
            $"""
            select {ServiceLevel.DayOf("raised_at")} as day, count(*) filter (least(acked_at, resolved_at) - raised_at <= interval '1' hour) as good, count(*) as total
            from orchestration.incidents
            where severity = 'critical' and raised_at <= @now - interval '1' hour and {ServiceLevel.DayOf("raised_at")} between @from and @to
            group by 1
            """),
        new("operations", "self-healed", "incidents that ended without anybody having taken them on", "incidents", 0.75, "tipoff alert list --days 28",
            $"""
            select {ServiceLevel.DayOf("resolved_at")} as day, count(*) filter (acked_at is null) as good, count(*) as total
            from orchestration.incidents where resolved_at <= @now and {ServiceLevel.DayOf("resolved_at")} between @from and @to
            group by 1
            """),
        new("operations", "workflows", "pieces of scheduled work that ended well", "workflows", 0.95, "tipoff schedule log --date @since",
            """
            select day, count(*) filter (state in ('done', 'partial')) as good, count(*) as total
            from orchestration.decisions
            where day between @from and @to and decided_at <= @now and (verdict = 'ABORT' or (verdict = 'RUN' and state not in ('running', 'drained')))
            group by day
            """),
        // Its moments lie at the same minutes of every hour, in whatever zone: they are counted in seconds of the epoch, those of the last minutes may still come.
        new("operations", "watcher", $"looks that were made, one every {ServiceLevels.LookMinutes} minutes", "looks", 0.99, "tipoff serve",
            $"""
            with looks as (
              select scheduled_at, {NoLook} as is_none from orchestration.decisions where workflow = 'watch'
            ),
            days as (
              select cast(d as date) as day,
                greatest(cast(d as timestamp) at time zone 'America/New_York', (select min(scheduled_at) from looks)) as begun_at,
                least((cast(d as timestamp) + interval '1' day) at time zone 'America/New_York', @now - interval '5' minute) as ended_at
              from unnest(generate_series(cast(@from as timestamp), cast(@to as timestamp), interval '1' day)) t(d)
            ),
            expected as (
              select day, begun_at, ended_at,
                floor((epoch(ended_at) - {ServiceLevels.LookOffset * 60}) / {ServiceLevels.LookMinutes * 60}) - floor((epoch(begun_at) - 1 - {ServiceLevels.LookOffset * 60}) / {ServiceLevels.LookMinutes * 60}) as looks
              from days where begun_at < ended_at and exists (select 1 from looks)
            )
            select e.day, least(max(e.looks), count(distinct l.scheduled_at)) as good, max(e.looks) as total
            from expected e left join looks l on not l.is_none and l.scheduled_at >= e.begun_at and l.scheduled_at <= e.ended_at
            group by e.day
            """),
        new("operations", "messages", "messages that reached their channel", "messages", 0.99, "tipoff alert test",
            $"""
            select {ServiceLevel.DayOf("due_at")} as day, count(*) filter (state = 'sent') as good, count(*) as total
            from orchestration.notices
            where state in ('sent', 'given_up', 'waiting', 'sending') and due_at <= @now - interval '1' hour and {ServiceLevel.DayOf("due_at")} between @from and @to
            group by 1
            """),
    ];
}
