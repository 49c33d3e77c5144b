namespace Tipoff.Nba.Monitoring;

/// <summary>What the warehouse knows of itself, in figures.</summary>
public static class Metrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("tipoff_cells", MetricKind.Gauge, "Cells of the ledger by layer and presence.", ["layer", "presence"],
            "select split_part(table_name, '.', 1), presence, count(*) from orchestration.cells group by 1, 2 order by 1, 2"),
        new("tipoff_cells_stale", MetricKind.Gauge, "Served cells that were made from older code or inputs, by layer.", ["layer"],
            "select split_part(table_name, '.', 1), count(*) filter (freshness <> 'fresh') from orchestration.cells group by 1 order by 1"),
        new("tipoff_quarantined_rows", MetricKind.Gauge, "Rejected rows that wait for a person.", [],
            "select count(*) from orchestration.quarantine where released_at is null"),
        new("tipoff_decisions_total", MetricKind.Counter, "Answers of the timetable by workflow, verdict and how the work ended (none: there was none).", ["workflow", "verdict", "state"],
            "select workflow, verdict, coalesce(state, 'none'), count(*) from orchestration.decisions where coalesce(state, '') <> 'running' group by 1, 2, 3 order by 1, 2, 3"),
        new("tipoff_workflow_seconds_total", MetricKind.Counter, "Seconds of scheduled work that has ended, by workflow.", ["workflow"],
            "select workflow, sum(seconds) from orchestration.decisions where verdict = 'RUN' group by 1 order by 1"),
        new("tipoff_last_decision_timestamp_seconds", MetricKind.Gauge, "When the timetable last answered, in seconds of the epoch.", [],
            "select epoch(max(decided_at)) from orchestration.decisions"),
        new("tipoff_runs_total", MetricKind.Counter, "Runs that have ended, by state.", ["state"],
            "select state, count(*) from orchestration.runs where state <> 'running' group by 1 order by 1"),
        new("tipoff_run_seconds_total", MetricKind.Counter, "Seconds of runs that have ended, by state.", ["state"],
            "select state, sum(seconds) from orchestration.runs where state <> 'running' group by 1 order by 1"),
        new("tipoff_fetches_total", MetricKind.Counter, "Requests to sources by site and outcome.", ["site", "outcome"],
            "select site, outcome, count(*) from orchestration.fetches group by 1, 2 order by 1, 2"),
        new("tipoff_fetch_seconds_total", MetricKind.Counter, "Seconds that sources took to answer, by site.", ["site"],
            "select site, sum(seconds) from orchestration.fetches group by 1 order by 1"),
        new("tipoff_fetch_bytes_total", MetricKind.Counter, "Bytes of answers, unpacked, by site.", ["site"],
            "select site, sum(bytes) from orchestration.fetches group by 1 order by 1"),
        new("tipoff_site_asked", MetricKind.Gauge, "1: the site is asked; 0: it failed too often and is left alone for a while.", ["site"],
            "select site, case when state = 'open' and retry_at > @now then 0 else 1 end from orchestration.sites order by 1"),
        new("tipoff_incidents_open", MetricKind.Gauge, "Incidents that stand and were told, by severity.", ["severity"],
            "select s.severity, count(i.incident) from (values ('critical'), ('warning'), ('info')) s(severity) left join orchestration.incidents i on i.severity = s.severity and i.state = 'alerting' group by 1 order by 1"),
        new("tipoff_messages_waiting", MetricKind.Gauge, "Messages whose time has come and that no channel has taken yet.", [],
            "select count(*) from orchestration.notices where state in ('waiting', 'sending') and due_at <= @now"),
    ];
}
