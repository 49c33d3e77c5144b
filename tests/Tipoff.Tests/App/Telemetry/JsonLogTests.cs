using System.Text.Json;
using Tipoff.App.Telemetry;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Runs;

namespace Tipoff.Tests.App.Telemetry;

public sealed class JsonLogTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2024, 2, 1, 12, 0, 0, TimeSpan.Zero);

    readonly string path = Path.Combine(Path.GetTempPath(), $"tipoff-log-{Guid.NewGuid():N}.jsonl");
    readonly FaultyDays days = new();

    public void Dispose()
    {
        days.Dispose();
        File.Delete(path);
    }

    [Fact]
    public void A_run_says_that_it_begins_which_cells_failed_and_how_it_ended()
    {
        days.Fault = new InvalidOperationException("the fold lost count");

        string run;
        using (JsonLog.Open(path, days.Clock, _ => { }))
            run = days.Build(FaultyDays.Person).Run;

        var lines = Lines().Where(line => Text(line, "run") == run).ToList();
        lines.ShouldAllBe(line => line.GetProperty("time").GetDateTimeOffset() == Noon);
        lines.Select(line => $"{Text(line, "level")} {Text(line, "event")} {Text(line, "table")} {Text(line, "partition")}: {Text(line, "message")}").ShouldBe(
        [
            "info run started  : a test: 6 cells, 2024-01-01 .. 2024-12-31",
            "error cell failed analytics.daily_totals 2024-01-01: failed_retryable: InvalidOperationException: the fold lost count",
            "error cell failed analytics.daily_totals 2024-01-02: failed_retryable: InvalidOperationException: the fold lost count",
            "error cell failed analytics.daily_totals 2024-01-03: failed_retryable: InvalidOperationException: the fold lost count",
            "error run ended  : failed: 0 cells ok, 6 not ok, 0 rows",
        ]);
    }

    [Fact]
    public async Task What_a_workflow_did_carries_its_name()
    {
        var build = new Workflow("build", "Builds", Trigger.EveryHours(TimeZoneInfo.Utc, 1, 0, 23), _ => Judgement.Run("always"), (_, _) => new Completion(Completion.Done, days.Build(FaultyDays.Person).State));
        using (var log = JsonLog.Open(path, days.Clock, _ => { })!)
        using (Daemon daemon = new(days.Warehouse, [build], at => DateOnly.FromDateTime(at.UtcDateTime), log.Decided))
            await daemon.LiveAsync(Noon.AddHours(1), default);

        Lines().Where(line => Text(line, "workflow") == "build").Select(line => $"{Text(line, "level")} {Text(line, "event")}: {Text(line, "message")}").ShouldBe(
        [
            "info decision: RUN: always",
            "info run started: a test: 6 cells, 2024-01-01 .. 2024-12-31",
            "info run ended: done: 6 cells ok, 0 not ok, 6 rows",
            "info work ended: done: done",
        ]);
    }

    [Fact]
    public void Incidents_are_logged_when_they_are_raised_and_when_they_are_over_and_a_channel_when_it_refuses()
    {
        using (var log = JsonLog.Open(path, days.Clock, _ => { })!)
        {
            IncidentTrail trail = new(days.Warehouse, log);
            days.Clock.Advance(TimeSpan.FromMinutes(30));
            Run("insert into orchestration.incidents (incident, rule, subject, state, severity, since, first_seen_at, raised_at, last_seen_at, why) select 'a1', 'gaps', '2024-01-30', 'alerting', 'critical', t, t, t, t, 'boxes are missing' from (select timestamptz '2024-02-01 12:20:00+00' as t) m");
            Run("insert into orchestration.incidents (incident, rule, subject, state, severity, since, first_seen_at, raised_at, last_seen_at) select 'a0', 'gaps', 'old', 'alerting', 'critical', t, t, t, t from (select timestamptz '2024-02-01 11:00:00+00' as t) m");
            Run("insert into orchestration.notices (notice, channel, state, error) values ('n', 'ops', 'waiting', 'status 500')");
            trail.Follow();
            trail.Follow();
            days.Clock.Advance(TimeSpan.FromMinutes(30));
            Run("update orchestration.incidents set state = 'resolved', resolved_at = timestamptz '2024-02-01 12:50:00+00' where incident = 'a1'");
            trail.Follow();
        }

        Lines().Where(line => Text(line, "event").StartsWith("incident", StringComparison.Ordinal) || Text(line, "event").StartsWith("channel", StringComparison.Ordinal))
            .Select(line => $"{Text(line, "level")} {Text(line, "event")} {Text(line, "incident")}: {Text(line, "message")}").ShouldBe(
        [
            "error incident raised a1: gaps 2024-01-30, critical: boxes are missing",
            "error channel refused : ops did not take a message: status 500",
            "info incident resolved a1: gaps 2024-01-30, after 30 min: boxes are missing",
        ]);
    }

    void Run(string sql)
    {
        using var connection = days.Warehouse.Connect();
        connection.Run(sql);
    }

    List<JsonElement> Lines() => [.. File.ReadAllLines(path).Select(line => JsonDocument.Parse(line).RootElement)];

    static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.ToString() : "";
}
