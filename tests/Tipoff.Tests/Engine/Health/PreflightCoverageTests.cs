using Tipoff.Engine.Health;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Health;

public sealed class PreflightCoverageTests : IDisposable
{
    readonly PreflightSample sample = new PreflightSample().Land();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void All_units_of_the_calendar_are_ok()
    {
        var finding = sample.Find(PreflightCoverage.Sources);

        finding.Status.ShouldBe(PreflightStatus.Ok, finding.Why);
        finding.Value.ShouldBe("visits 6/6 shops; 0 by a fallback feed");
    }

    [Fact]
    public void A_lost_unit_fails_and_its_command_asks_the_sources_that_have_it()
    {
        sample.Run("delete from raw.visits where shop = 'west' and day = date '2024-01-02'");

        var finding = sample.Find(PreflightCoverage.Sources);

        finding.Status.ShouldBe(PreflightStatus.Failed);
        finding.Why.ShouldBe("raw.visits lacks 1 of 6 (83.33 % are there): west of 2024-01-02");
        finding.Fix.ShouldBe("tipoff source fetch --from 2024-01-02 --to 2024-01-02 --sources door_counter.visits,locked_doors.visits");
    }

    [Theory]
    [InlineData(83.3, PreflightStatus.Warning)]
    [InlineData(83.4, PreflightStatus.Failed)]
    public void Above_the_bar_a_lost_unit_is_a_warning(double percent, PreflightStatus expected)
    {
        sample.Run("delete from raw.visits where shop = 'west' and day = date '2024-01-02'");
        sample.Limits = new PreflightLimits { CoverageWarningPercent = percent };

        sample.Find(PreflightCoverage.Sources).Status.ShouldBe(expected);
    }

    [Fact]
    public void A_unit_that_only_the_second_source_has_is_counted()
    {
        sample.Run("update raw.visits set feed = 'locked_doors.visits' where shop = 'west' and day = date '2024-01-02'");
        sample.Run("insert into raw.visits values ('east', 10, date '2024-01-02', 5, 'locked_doors.visits')");

        var finding = sample.Find(PreflightCoverage.Sources);

        finding.Status.ShouldBe(PreflightStatus.Ok);
        finding.Value.ShouldBe("visits 6/6 shops; 1 by a fallback feed");
    }

    [Fact]
    public void A_registry_of_today_is_ok()
    {
        sample.Build();

        var finding = sample.Find(PreflightCoverage.Registry);

        finding.Status.ShouldBe(PreflightStatus.Ok, finding.Why);
        finding.Value.ShouldBe("6 totals, the newest of 2024-01-03, 0 names unresolved");
    }

    [Fact]
    public void An_empty_registry_fails()
    {
        var finding = sample.Find(PreflightCoverage.Registry);

        finding.Status.ShouldBe(PreflightStatus.Failed);
        finding.Why.ShouldNotBeNull().ShouldStartWith("analytics.daily_totals is empty; not made of today's rows: 3 cells of analytics.daily_totals");
        finding.Fix.ShouldBe("tipoff backfill --from 2024-01-01 --to 2024-01-03 --tables analytics.*");
    }

    [Fact]
    public void A_stale_registry_is_a_warning()
    {
        sample.Build();
        sample.Correct();

        var finding = sample.Find(PreflightCoverage.Registry);

        finding.Status.ShouldBe(PreflightStatus.Warning);
        finding.Why.ShouldNotBeNull().ShouldContain("1 cells of analytics.daily_totals");
    }

    [Fact]
    public void An_unresolved_name_is_a_warning()
    {
        sample.Build();
        sample.Run("insert into raw.openings values ('nobody', date '2024-01-03')");

        var finding = sample.Find(PreflightCoverage.Registry);

        finding.Status.ShouldBe(PreflightStatus.Warning);
        finding.Value.ShouldEndWith("1 names unresolved");
        finding.Fix.ShouldBe("shops unresolved");
    }

    [Fact]
    public void A_rejected_cell_of_the_registry_fails()
    {
        sample.Build();
        sample.Put(sample.Warehouse.Ledger["analytics.daily_totals", "2024-01-02"]! with { Presence = Presence.Quarantined, Reason = "key is not unique (2 rows)" });

        var finding = sample.Find(PreflightCoverage.Registry);

        finding.Status.ShouldBe(PreflightStatus.Failed);
        finding.Why.ShouldNotBeNull().ShouldStartWith("1 cells failed, analytics.daily_totals 2024-01-02 first: key is not unique (2 rows)");
    }

    [Fact]
    public void What_was_built_before_is_told()
    {
        sample.Find(PreflightCoverage.Layers).Value.ShouldBe("analytics 0 of 6 cells, reports 0 of 3 cells");
        sample.Build("daily_totals");

        sample.Find(PreflightCoverage.Layers).Value.ShouldBe("analytics 3 of 6 cells, reports 0 of 3 cells");
        sample.Request = sample.Request with { Tables = "daily_totals" };
        sample.Find(PreflightCoverage.Layers).Value.ShouldBe("analytics 3 of 3 cells, reports 0 of 0 cells");
    }
}
