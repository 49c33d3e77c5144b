using Tipoff.Engine.Health;
using Tipoff.Tests.Analytics;

namespace Tipoff.Tests.Engine.Health;

public sealed class PreflightWorkTests : IDisposable
{
    readonly PreflightSample sample = new PreflightSample(new OpenDays()).Land();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void A_table_that_nothing_fills_fails_where_it_is_asked_for()
    {
        var all = sample.Find(PreflightWork.Jobs);
        sample.Request = sample.Request with { Tables = "raw.*,daily_totals,reports.*" };
        var others = sample.Find(PreflightWork.Jobs);

        all.Status.ShouldBe(PreflightStatus.Failed);
        all.Why.ShouldNotBeNull().ShouldStartWith("nothing fills analytics.open_days");
        all.Value.ShouldBe("3 tables are built, 3 land or are entered, 1 have no job");
        all.Fix.ShouldBe("./dev new table analytics.open_days");
        others.Status.ShouldBe(PreflightStatus.Ok, others.Why);
        others.Value.ShouldBe("2 tables are built, 3 land or are entered");
    }

    [Fact]
    public void A_killed_run_is_a_warning_until_a_later_one_is_done()
    {
        Log("killed-run", "killed", "2024-01-01", "2024-01-31", "2024-01-09 08:00:00");

        var killed = sample.Find(PreflightWork.Runs);
        Log("elsewhere", "done", "2024-01-02", "2024-01-31", "2024-01-09 09:00:00");
        Log("before", "done", "2024-01-01", "2024-01-31", "2024-01-08 09:00:00");
        var still = sample.Find(PreflightWork.Runs);
        Log("after", "done", "2024-01-01", "2024-01-03", "2024-01-09 10:00:00");
        var madeUpFor = sample.Find(PreflightWork.Runs);

        killed.Status.ShouldBe(PreflightStatus.Warning);
        killed.Why.ShouldBe("run killed-run of 2024-01-01 to 2024-01-31 was killed, and none after it was done");
        killed.Fix.ShouldBe("tipoff backfill --resume killed-run");
        killed.Since.ShouldBe(new DateTimeOffset(2024, 1, 9, 8, 0, 0, TimeSpan.Zero));
        still.Status.ShouldBe(PreflightStatus.Warning);
        madeUpFor.Status.ShouldBe(PreflightStatus.Ok, madeUpFor.Why);
        madeUpFor.Value.ShouldBe("4 runs over the range, 0 unfinished");
    }

    [Fact]
    public void A_run_under_way_fails_and_one_over_another_range_does_not_matter()
    {
        Log("elsewhere", "running", "2024-02-01", "2024-02-02", "2024-01-09 08:00:00");
        sample.Find(PreflightWork.Runs).Status.ShouldBe(PreflightStatus.Ok);

        Log("here", "running", "2024-01-03", "2024-02-02", "2024-01-09 08:00:00");

        var finding = sample.Find(PreflightWork.Runs);
        finding.Status.ShouldBe(PreflightStatus.Failed);
        finding.Why.ShouldBe("run here of 2024-01-03 to 2024-02-02 is under way");
    }

    void Log(string run, string state, string from, string to, string startedAt) => sample.Run(
        $$"""
        insert into orchestration.runs (run, state, from_date, to_date, started_at, request)
        values ('{{run}}', '{{state}}', date '{{from}}', date '{{to}}', timestamptz '{{startedAt}}+00', '{}')
        """);
}
