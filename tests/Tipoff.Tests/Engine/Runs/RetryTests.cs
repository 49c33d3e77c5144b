using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Runs;

public sealed class RetryTests : IDisposable
{
    static readonly Exception Broken = new InvalidOperationException("the fold lost count");

    readonly FaultyDays days = new();

    public void Dispose() => days.Dispose();

    [Fact]
    public void A_run_that_starts_by_itself_leaves_a_failed_cell_until_its_next_try_is_due()
    {
        days.Fault = Broken;
        days.Build(FaultyDays.Automat);

        days.Reason(FaultyDays.Automat).ShouldBeNull();
        days.Reason(FaultyDays.Person).ShouldBe("failed");
        days.Clock.Advance(TimeSpan.FromMinutes(14.9));
        days.Reason(FaultyDays.Automat).ShouldBeNull();
        days.Clock.Advance(TimeSpan.FromMinutes(0.1));
        days.Reason(FaultyDays.Automat).ShouldBe("failed");
    }

    [Fact]
    public void What_threw_in_one_batch_is_tried_one_by_one_the_next_time_and_only_the_bad_day_stays()
    {
        days.Fault = Broken;

        days.Build(FaultyDays.Person).FailureClasses.ShouldBe(new Dictionary<string, int> { ["missing_dependency"] = 3, ["processing_error"] = 3 });
        var second = days.Build(FaultyDays.Person);

        second.Cells.Ok.ShouldBe(4);
        second.FailureClasses.ShouldBe(new Dictionary<string, int> { ["missing_dependency"] = 1, ["processing_error"] = 1 });
        days.Cell.Error.ShouldBe("InvalidOperationException: the fold lost count");
    }

    [Fact]
    public void Five_failures_give_the_cell_up_until_somebody_asks_for_it()
    {
        days.Fault = Broken;
        for (var i = 0; i < 5; i++)
            days.Build(FaultyDays.Person);

        days.Cell.Presence.ShouldBe(Presence.FailedTerminal);
        days.Cell.Reason.ShouldBe("given up after 5 tries: InvalidOperationException: the fold lost count");
        days.Reopen();
        days.Clock.Advance(TimeSpan.FromDays(30));
        days.Reason(FaultyDays.Automat).ShouldBeNull();
        days.Reason(FaultyDays.Person).ShouldBeNull();
        days.Build(FaultyDays.OnlyFailed);
        days.Cell.ShouldSatisfyAllConditions(cell => cell.Presence.ShouldBe(Presence.FailedRetryable), cell => cell.Attempt.ShouldBe(1));
    }

    [Fact]
    public void A_cell_that_was_given_up_is_planned_when_its_input_changes()
    {
        GiveUp();

        days.Sell();

        days.Reason(FaultyDays.Automat).ShouldBe("stale(input: raw.sales)");
        days.Reason(FaultyDays.OnlyFailed).ShouldBe("failed");
        days.Build(FaultyDays.Automat);
        days.Cell.Attempt.ShouldBe(1);
    }

    [Fact]
    public void A_cell_that_was_given_up_is_planned_when_its_code_changes()
    {
        GiveUp();

        days.ChangeCode();

        days.Reason(FaultyDays.Automat).ShouldBe("stale(code)");
        days.Fault = null;
        days.Build(FaultyDays.Automat).State.ShouldBe("done");
        days.Cell.ShouldSatisfyAllConditions(cell => cell.Presence.ShouldBe(Presence.Ok), cell => cell.Tried.ShouldBeNull());
        days.Runner.Plan(FaultyDays.Person).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void An_upstream_rebuilt_to_equal_rows_does_not_try_again_what_was_given_up()
    {
        GiveUp();
        var cells = days.Warehouse.Ledger;
        var tried = days.Cell;
        var plan = days.Runner.Plan(FaultyDays.Person with { Only = Only.Stale });
        var tries = days.Tries;

        var stage = new Stage(tried.Table, 2024, [new PlannedCell(tried.Table, tried.Partition, $"{Planner.BecauseOfUpstream}raw.sales")]);
        var receipt = days.Runner.Apply(plan with { Stages = [stage] }, "a test");

        receipt.Cells.Unchanged.ShouldBe(1);
        days.Tries.ShouldBe(tries);
        cells[tried.Table, tried.Partition].ShouldBe(tried);
    }

    [Fact]
    public void A_failure_keeps_the_version_before_and_is_not_taken_for_it()
    {
        days.Build(FaultyDays.Person);
        var made = days.Cell;
        days.Sell();
        days.Fault = Broken;

        days.Build(FaultyDays.Person);

        days.Cell.ShouldSatisfyAllConditions(
            cell => (cell.Rows, cell.ContentHash, cell.Fingerprint, cell.Inputs).ShouldBe((made.Rows, made.ContentHash, made.Fingerprint, made.Inputs)),
            cell => cell.Tried!.Inputs.ShouldNotBe(made.Inputs),
            cell => cell.Freshness.ShouldBe(Cell.StaleInput));
        days.Query($"select amount from analytics.daily_totals where day = '{FaultyDays.Bad}'").ShouldBe(["1"]);
        days.Reason(FaultyDays.Automat).ShouldBeNull();
        days.Fault = null;
        days.Build(FaultyDays.Person).State.ShouldBe("done");
        days.Query($"select amount from analytics.daily_totals where day = '{FaultyDays.Bad}'").ShouldBe(["2"]);
    }

    [Fact]
    public void Every_failure_and_the_success_that_ends_them_is_on_record()
    {
        days.Fault = Broken;
        days.Build(FaultyDays.Person);
        days.Fault = new IOException("disk full");
        days.Build(FaultyDays.Person);
        days.Fault = null;
        days.Build(FaultyDays.Person);
        days.Sell();
        days.Build(FaultyDays.Person);

        days.Query($"select attempt, presence, failure, reason, strftime(retry_at, '%H:%M') from orchestration.attempts where table_name = 'analytics.daily_totals' and partition = '{FaultyDays.Bad}' order by attempt")
            .ShouldBe(
            [
                "1 failed_retryable processing_error InvalidOperationException: the fold lost count 12:15",
                "2 failed_retryable transient IOException: disk full 12:30",
                "3 ok null null null",
            ]);
        days.Query("select count(*) from orchestration.attempts where table_name = 'analytics.daily_totals'").ShouldBe(["7"]);
    }

    [Fact]
    public void A_receipt_says_what_kind_of_failure_it_was_and_what_happens_next()
    {
        days.Fault = Broken;

        days.Build(FaultyDays.Person).Failures.ShouldContain(
            "analytics.daily_totals 2024-01-02: failed_retryable (processing_error): InvalidOperationException: the fold lost count; next try at 2024-02-01 12:15 UTC");
        for (var i = 2; i < 5; i++)
            days.Build(FaultyDays.Person);

        days.Build(FaultyDays.Person).Failures.ShouldContain(
            "analytics.daily_totals 2024-01-02: failed_terminal (processing_error): given up after 5 tries: InvalidOperationException: the fold lost count; "
            + "mend it and run `tipoff backfill --from 2024-01-02 --to 2024-01-02 --tables analytics.daily_totals --only failed`");
    }

    [Fact]
    public void Rejected_rows_are_tried_again_only_when_something_changed_or_somebody_asks()
    {
        days.Build(FaultyDays.Person);
        var cell = days.Cell;
        days.Warehouse.Ledger.Put(cell with { Presence = Presence.Quarantined, Tried = new Try(cell.Fingerprint!, cell.Inputs, null) });

        days.Reason(FaultyDays.Person).ShouldBeNull();
        days.Reason(FaultyDays.OnlyFailed).ShouldBe("failed");
        days.Sell();
        days.Reason(FaultyDays.Automat).ShouldBe("stale(input: raw.sales)");
    }

    void GiveUp()
    {
        days.Fault = Broken;
        for (var i = 0; i < 5; i++)
            days.Build(FaultyDays.Person);
        days.Cell.Presence.ShouldBe(Presence.FailedTerminal);
    }
}
