using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Health;

public sealed class PreflightCalendarTests : IDisposable
{
    static readonly DateOnly First = new(2024, 1, 1);

    readonly PreflightSample sample = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void A_whole_calendar_is_counted()
    {
        sample.Land().Build();

        var finding = sample.Find(PreflightCalendar.Complete);

        finding.Status.ShouldBe(PreflightStatus.Ok, finding.Why);
        finding.Value.ShouldBe("6 shops on 3 dates, 2024-01-01 to 2024-01-03");
    }

    [Fact]
    public void No_schedule_at_all_fails()
    {
        var finding = sample.Find(PreflightCalendar.Complete);

        finding.Status.ShouldBe(PreflightStatus.Failed);
        finding.Why.ShouldNotBeNull().ShouldContain("the calendar is empty");
        finding.Why.ShouldContain("raw.sales holds no row of the range");
        finding.Fix.ShouldNotBeNull().ShouldStartWith("tipoff import PATH");
    }

    [Fact]
    public void A_date_that_was_lost_fails_and_its_command_builds_it()
    {
        sample.Land().Build();
        sample.Run("delete from analytics.daily_totals where day = date '2024-01-02'");

        var finding = sample.Find(PreflightCalendar.Complete);

        finding.Status.ShouldBe(PreflightStatus.Failed);
        finding.Why.ShouldBe("analytics.daily_totals lacks 2 of 6 shops, on 2024-01-02");
        finding.Fix.ShouldBe("tipoff backfill --from 2024-01-01 --to 2024-01-03 --tables analytics.daily_totals");
    }

    [Fact]
    public void A_calendar_made_of_older_rows_is_a_warning()
    {
        sample.Land().Build();
        sample.Correct();

        var finding = sample.Find(PreflightCalendar.Complete);

        finding.Status.ShouldBe(PreflightStatus.Warning);
        finding.Why.ShouldBe("1 dates of analytics.daily_totals are not made of today's rows: stale(input: raw.sales)");
    }

    [Fact]
    public void A_period_of_which_nothing_is_held_fails()
    {
        sample.Land().Build();
        sample.Request = new PlanRequest(new DateOnly(2023, 12, 20), new DateOnly(2024, 1, 3));

        var finding = sample.Find(PreflightCalendar.Complete);

        finding.Status.ShouldBe(PreflightStatus.Failed);
        finding.Why.ShouldBe("no shops are held of 2023");
    }

    [Theory]
    [InlineData(21, PreflightStatus.Ok)]
    [InlineData(22, PreflightStatus.Warning)]
    public void A_range_may_reach_three_weeks_beyond_the_last_date(int days, PreflightStatus expected)
    {
        sample.Land().Build();
        sample.Request = new PlanRequest(First, new DateOnly(2024, 1, 3).AddDays(days));

        var finding = sample.Find(PreflightCalendar.Complete);

        finding.Status.ShouldBe(expected, finding.Why);
        if (expected != PreflightStatus.Ok)
            finding.Why.ShouldBe("the calendar ends on 2024-01-03, long before 2024-01-25");
    }

    [Fact]
    public void An_old_schedule_is_a_warning_only_where_dates_are_to_come()
    {
        sample.Land().Build();
        var imported = sample.Clock.GetUtcNow();
        var past = sample.Request;
        var ahead = past with { To = new DateOnly(2024, 1, 20) };

        sample.Request = ahead;
        sample.Find(PreflightCalendar.Complete).Status.ShouldBe(PreflightStatus.Ok);
        sample.Clock.Advance(TimeSpan.FromHours(25));
        var old = sample.Find(PreflightCalendar.Complete);
        sample.Request = past;

        old.Status.ShouldBe(PreflightStatus.Warning);
        old.Since.ShouldBe(imported);
        old.Why.ShouldNotBeNull().ShouldContain("the newest raw.sales is of 2024-01-10 12:00 UTC");
        sample.Find(PreflightCalendar.Complete).Status.ShouldBe(PreflightStatus.Ok);
    }

    [Fact]
    public void A_calendar_whose_schedule_was_lost_fails()
    {
        sample.Land().Build();
        foreach (var cell in sample.Warehouse.Ledger.Of("raw.sales").ToList())
            sample.Put(cell with { Rows = 0, Presence = Presence.Expected });

        var finding = sample.Find(PreflightCalendar.Complete);

        finding.Status.ShouldBe(PreflightStatus.Failed);
        finding.Why.ShouldNotBeNull().ShouldContain("nobody knows what is missing");
    }
}
