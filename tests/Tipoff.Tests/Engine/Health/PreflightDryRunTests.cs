using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Reports;

namespace Tipoff.Tests.Engine.Health;

public sealed class PreflightDryRunTests : IDisposable
{
    readonly PreflightSample sample = new PreflightSample().Land().Build("daily_totals");

    public void Dispose() => sample.Dispose();

    [Fact]
    public void Both_layers_are_made_of_what_comes_before_them_and_nothing_is_published()
    {
        var before = Written();

        var (first, second) = Make();

        (first.Status, second.Status).ShouldBe((PreflightStatus.Ok, PreflightStatus.Ok), first.Why + second.Why);
        first.Value.ShouldStartWith("2 of 2 tables of analytics made 4 rows of 2024-01-01 in ");
        second.Value.ShouldStartWith("1 of 1 tables of reports made 2 rows of 2024-01-01 in ");
        Written().ShouldBe(before);
        sample.Warehouse.Ledger["analytics.running_totals", "2024-01-01"].ShouldBeNull();
    }

    [Fact]
    public void A_transform_that_breaks_fails_and_what_reads_it_was_not_tried()
    {
        sample.Computations[typeof(RunningTotals)] = (_, _, _, _, _) => throw new InvalidOperationException("no such column");

        var (first, second) = Make();

        first.Status.ShouldBe(PreflightStatus.Failed);
        first.Why.ShouldBe("analytics.running_totals broke: no such column");
        first.Fix.ShouldBe("tipoff backfill --from 2024-01-01 --to 2024-01-01 --tables analytics.running_totals");
        second.Status.ShouldBe(PreflightStatus.Warning);
        second.Why.ShouldBe("an earlier table broke, so the others were not tried");
    }

    [Fact]
    public void A_statement_that_the_database_refuses_fails()
    {
        sample.Computations[typeof(RunningTotals)] = Computed.Wholly((connection, relation, _, _, _) => PreflightSample.Run(connection, $"insert into {relation} select nothing from nowhere"));

        var (first, _) = Make();

        first.Status.ShouldBe(PreflightStatus.Failed);
        first.Why.ShouldNotBeNull().ShouldStartWith("analytics.running_totals broke: Catalog Error");
    }

    [Fact]
    public void A_violated_error_check_fails_and_its_rows_are_shown_to_nobody()
    {
        sample.Computations[typeof(RunningTotals)] = Computed.Wholly((connection, relation, _, _, _) =>
            PreflightSample.Run(connection, $"insert into {relation} values ('east', date '2024-01-01', 1), ('east', date '2024-01-01', 2)"));

        var (first, second) = Make();

        first.Status.ShouldBe(PreflightStatus.Failed);
        first.Why.ShouldBe("analytics.running_totals: 2 rows violate 'key is not unique'");
        second.Value.ShouldStartWith("1 of 1 tables of reports made 0 rows");
        sample.Count("orchestration.quarantine").ShouldBe(0);
    }

    [Fact]
    public void A_fault_of_the_second_layer_is_a_warning()
    {
        sample.Computations[typeof(ShopNotes)] = (_, _, _, _, _) => throw new InvalidOperationException("out of words");

        var (first, second) = Make();

        first.Status.ShouldBe(PreflightStatus.Ok);
        second.Status.ShouldBe(PreflightStatus.Warning);
        second.Why.ShouldBe("reports.shop_notes broke: out of words");
    }

    [Fact]
    public void A_date_of_which_nothing_comes_is_a_warning()
    {
        sample.Computations[typeof(DailyTotals)] = Computed.Wholly((_, _, _, _, _) => { });

        var (first, _) = Make();

        first.Status.ShouldBe(PreflightStatus.Warning);
        first.Why.ShouldBe("nothing came of 2024-01-01");
    }

    [Fact]
    public void A_slow_layer_is_a_warning()
    {
        sample.Limits = new PreflightLimits { DryRunSecondsMax = 0 };

        var (first, _) = Make();

        first.Status.ShouldBe(PreflightStatus.Warning);
        first.Why.ShouldNotBeNull().ShouldContain("takes longer than 0 s, slowest is analytics.");
    }

    [Fact]
    public void A_layer_that_is_not_asked_for_is_skipped()
    {
        sample.Request = sample.Request with { Tables = "analytics.*" };

        var (first, second) = Make();

        first.Status.ShouldBe(PreflightStatus.Ok);
        second.Status.ShouldBe(PreflightStatus.Skipped);
        second.Value.ShouldBe("no table of reports is asked for");
    }

    (PreflightFinding First, PreflightFinding Second) Make()
    {
        PreflightDryRun dry = new(sample.Subject, CancellationToken.None);
        return (dry.First("first"), dry.Second("second"));
    }

    string Written() => string.Join(' ', new[] { "analytics.daily_totals", "analytics.running_totals", "reports.shop_notes", "orchestration.cells", "orchestration.steps", "orchestration.check_results", "orchestration.runs" }.Select(sample.Count));
}
