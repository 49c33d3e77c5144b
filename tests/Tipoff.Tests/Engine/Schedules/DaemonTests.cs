using Tipoff.Engine;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Schedules;

public sealed class DaemonTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2025, 1, 15, 12, 0, 0, TimeSpan.Zero);

    readonly SteppingClock clock = new(Noon);
    readonly SampleWarehouse sample;
    readonly List<string> worked = [];

    public DaemonTests() => sample = new SampleWarehouse(clock);

    public void Dispose() => sample.Dispose();

    [Fact]
    public async Task Each_moment_is_decided_once_and_the_decision_says_why()
    {
        await Live(Noon.AddHours(2), Hourly("odds", moment => moment.Today.All(decision => decision.Verdict != Verdict.Run) ? Judgement.Run("first") : Judgement.Skip("once is enough", moment.Now.AddDays(1))));

        Decisions().ShouldBe(["odds 2025-01-15 13:00:00 RUN first done worked", "odds 2025-01-15 14:00:00 SKIP once is enough null null"]);
        sample.Query("select next_check_at - decided_at from orchestration.decisions where verdict = 'SKIP' and reason like 'once%'").ShouldHaveSingleItem().ShouldContain("1");
    }

    [Fact]
    public async Task A_restart_repeats_nothing_and_goes_on_where_it_ended()
    {
        var hourly = Hourly("odds");
        await Live(Noon.AddHours(1), hourly);

        await Live(Noon.AddHours(3), hourly);

        Decisions().Select(line => line[..24]).ShouldBe(["odds 2025-01-15 13:00:00", "odds 2025-01-15 14:00:00", "odds 2025-01-15 15:00:00"]);
    }

    [Fact]
    public async Task Of_what_passed_while_nobody_was_there_the_latest_is_decided_and_the_rest_recorded()
    {
        var hourly = Hourly("odds");
        await Live(Noon.AddHours(1), hourly);
        clock.Advance(TimeSpan.FromHours(4.5));

        await Live(Noon.AddHours(6), hourly);

        Decisions().ShouldBe(
        [
            "odds 2025-01-15 13:00:00 RUN always done worked",
            "odds 2025-01-15 16:00:00 SKIP missed 2025-01-15 14:00:00Z and 2 more until 2025-01-15 16:00:00Z: nobody was there null null",
            "odds 2025-01-15 17:00:00 RUN late by 30 min: always done worked",
            "odds 2025-01-15 18:00:00 RUN always done worked",
        ]);
    }

    [Fact]
    public async Task Work_that_makes_no_sense_late_is_only_recorded()
    {
        var hourly = Hourly("odds") with { Missed = Missed.Skip };
        await Live(Noon.AddHours(1), hourly);
        clock.Advance(TimeSpan.FromHours(2.5));

        await Live(Noon.AddHours(3.6), hourly);

        worked.Count.ShouldBe(1);
        Decisions()[^1].ShouldBe("odds 2025-01-15 15:00:00 SKIP missed 2025-01-15 14:00:00Z and 1 more until 2025-01-15 15:00:00Z: nobody was there null null");
    }

    [Fact]
    public async Task A_clock_that_is_set_back_repeats_nothing()
    {
        var hourly = Hourly("odds");
        await Live(Noon.AddHours(2), hourly);
        clock.Advance(TimeSpan.FromHours(-1.5));

        await Live(Noon.AddHours(3), hourly);

        Decisions().Select(line => line[..24]).ShouldBe(["odds 2025-01-15 13:00:00", "odds 2025-01-15 14:00:00", "odds 2025-01-15 15:00:00"]);
    }

    [Fact]
    public async Task A_rule_that_breaks_aborts_its_own_workflow_and_work_that_breaks_ends_as_failed()
    {
        var broken = Hourly("broken", _ => throw new InvalidOperationException("no table"));
        var failing = Hourly("failing") with { Work = (_, _) => throw new Problem("no answer", "the site is down", "wait") };

        await Live(Noon.AddHours(1), broken, failing, Hourly("odds"));

        Decisions().ShouldBe(
        [
            "broken 2025-01-15 13:00:00 ABORT the rule broke: no table null null",
            "failing 2025-01-15 13:00:00 RUN always failed no answer: the site is down. wait",
            "odds 2025-01-15 13:00:00 RUN always done worked",
        ]);
    }

    [Fact]
    public async Task What_a_daemon_was_killed_in_is_decided_again()
    {
        using (var connection = sample.Warehouse.Connect())
            DecisionLog.Begin(connection, new Decision("odds", Noon, new DateOnly(2025, 1, 15)) { DecidedAt = Noon, Verdict = Verdict.Run, Reason = "always", State = Decision.Running });
        clock.Advance(TimeSpan.FromMinutes(10));

        await Live(Noon.AddMinutes(30), Hourly("odds"));

        Decisions().ShouldBe(["odds 2025-01-15 12:00:00 RUN always killed null", "odds 2025-01-15 12:10:00 RUN again, it was not finished: always done worked"]);
    }

    [Fact]
    public async Task Asked_to_end_it_drains_and_the_next_takes_it_up()
    {
        using CancellationTokenSource stop = new();
        var odds = Hourly("odds") with
        {
            Work = (_, cancel) =>
            {
                stop.Cancel();
                cancel.ThrowIfCancellationRequested();
                return new Completion(Completion.Done, "never");
            },
        };
        using (Daemon daemon = new(sample.Warehouse, [odds, Hourly("boxes")], Day))
            await daemon.LiveAsync(null, stop.Token);
        Decisions().ShouldBe(["odds 2025-01-15 13:00:00 RUN always drained the daemon was asked to end; what was finished is kept"]);

        await Live(Noon.AddHours(1), Hourly("odds"), Hourly("boxes"));

        Decisions().ShouldContain("odds 2025-01-15 13:00:00 RUN again, it was not finished: always done worked");
        Decisions().ShouldContain("boxes 2025-01-15 13:00:00 RUN always done worked");
    }

    [Fact]
    public async Task A_decision_that_cannot_be_written_is_taken_when_it_can_be()
    {
        void Rename(string from, string to)
        {
            using var connection = sample.Warehouse.Connect();
            connection.Run($"alter table orchestration.{from} rename to {to}");
        }

        List<string> troubles = [];
        var first = Hourly("boxes") with
        {
            Work = (_, _) =>
            {
                if (troubles.Count == 0)
                    Rename("decisions", "away");
                return new Completion(Completion.Done, "worked");
            },
        };
        using Daemon daemon = new(sample.Warehouse, [first, Hourly("odds")], Day, null, why =>
        {
            troubles.Add(why);
            Rename("away", "decisions");
        });

        await daemon.LiveAsync(Noon.AddHours(1.5), default);

        troubles.ShouldHaveSingleItem().ShouldContain("decisions");
        Decisions().ShouldBe(["boxes 2025-01-15 13:00:00 RUN always done worked", "odds 2025-01-15 13:00:00 RUN always done worked"]);
    }

    [Fact]
    public async Task A_pause_stands_in_the_decisions_that_it_makes()
    {
        using (var connection = sample.Warehouse.Connect())
            Pauses.Begin(connection, "odds", "quota is used up", Noon.AddHours(1.5), Noon);

        await Live(Noon.AddHours(2), Hourly("odds"));

        Decisions().ShouldBe(
        [
            "odds 2025-01-15 13:00:00 SKIP paused since 2025-01-15 12:00:00Z: quota is used up null null",
            "odds 2025-01-15 14:00:00 RUN always done worked",
        ]);
    }

    [Fact]
    public async Task Whoever_asks_gets_a_workflow_run_between_two_moments()
    {
        using Daemon daemon = new(sample.Warehouse, [Hourly("odds", _ => Judgement.Skip("never"))], Day);
        var asked = daemon.RunByHand("odds");

        await daemon.LiveAsync(Noon.AddMinutes(30), default);

        (await asked).Summary.ShouldBe("worked");
        Decisions().ShouldHaveSingleItem().ShouldContain("RUN by hand done");
    }

    Workflow Hourly(string name, Func<Moment, Judgement>? rule = null) =>
        new(name, "A test.", Trigger.EveryHours(TimeZoneInfo.Utc, 1, 0, 23), rule ?? (_ => Judgement.Run("always")), (_, _) =>
        {
            worked.Add(name);
            return new Completion(Completion.Done, "worked");
        });

    static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    async Task Live(DateTimeOffset until, params Workflow[] timetable)
    {
        using Daemon daemon = new(sample.Warehouse, timetable, Day);
        await daemon.LiveAsync(until, default);
    }

    List<string> Decisions() => sample.Query(
        "select workflow, strftime(scheduled_at, '%Y-%m-%d %H:%M:%S'), verdict, reason, state, summary from orchestration.decisions "
        + $"where reason <> '{Daemon.Begins}' order by scheduled_at, workflow, decided_at");
}
