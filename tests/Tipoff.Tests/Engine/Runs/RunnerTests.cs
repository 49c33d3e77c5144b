using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Runs;

public sealed class RunnerTests : IDisposable
{
    const string Tills = """
        shop,day,till,amount
        east,2024-01-01,1,10
        east,2024-01-01,2,5
        west,2024-01-01,1,7
        east,2024-01-02,1,1
        west,2024-01-02,1,2
        east,2024-01-03,1,3
        west,2024-01-03,1,4
        """;

    readonly SampleWarehouse sample = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void A_first_build_makes_every_expected_cell_and_leaves_nothing_to_plan()
    {
        sample.Import("tills.csv", Tills);

        var receipt = sample.Build(2024);

        receipt.State.ShouldBe("done");
        receipt.Cells.Ok.ShouldBe(6);
        sample.Query("select shop, day, amount_before from analytics.running_totals order by day, shop").ShouldBe(
        [
            "east 2024-01-01 null", "west 2024-01-01 null", "east 2024-01-02 15", "west 2024-01-02 7", "east 2024-01-03 16", "west 2024-01-03 9",
        ]);
        sample.Runner.Plan(SampleWarehouse.Year(2024)).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Every_stage_leaves_a_step_with_its_cells_rows_and_seconds()
    {
        sample.Import("tills.csv", Tills);

        sample.Build(2024);

        sample.Query("select table_name, first_partition, last_partition, cells, row_count from orchestration.steps order by ended_at, table_name").ShouldBe(
        [
            "raw.sales 2024-01-01 2024-01-03 3 7", "analytics.daily_totals 2024-01-01 2024-01-03 3 6", "analytics.running_totals 2024-01-01 2024-01-03 3 6",
        ]);
        sample.Query("select count(*) from orchestration.steps where fill_seconds < 0 or publish_seconds <= 0").ShouldBe(["0"]);
    }

    [Fact]
    public void A_period_is_built_on_while_a_later_one_still_waits_for_its_upstream()
    {
        sample.Import("tills.csv", Tills + "\neast,2025-01-01,1,8\n");
        var plan = sample.Runner.Plan(new PlanRequest(new DateOnly(2024, 1, 1), new DateOnly(2025, 12, 31)));
        var state = new RunState("run", plan, DateTimeOffset.UnixEpoch);
        var catalog = SampleWarehouse.Catalog;

        var first = state.Take(catalog)!;
        state.Finish(first);
        var second = state.Take(catalog)!;
        var third = state.Take(catalog)!;

        new[] { first, second, third }.Select(stage => $"{stage.Table} {stage.Period}").ShouldBe(
            ["analytics.daily_totals 2024", "analytics.daily_totals 2025", "analytics.running_totals 2024"]);
    }

    [Fact]
    public void A_corrected_day_makes_exactly_its_own_downstream_stale()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);

        sample.Import("tills.csv", Tills.Replace("east,2024-01-02,1,1", "east,2024-01-02,1,9"));
        var plan = sample.Runner.Plan(SampleWarehouse.Year(2024));

        plan.Cells.Select(cell => $"{cell.Table} {cell.Partition} {cell.Reason}").ShouldBe(
        [
            "analytics.daily_totals 2024-01-02 stale(input: raw.sales)",
            "analytics.running_totals 2024-01-02 upstream: analytics.daily_totals",
            "analytics.running_totals 2024-01-03 upstream: analytics.daily_totals",
        ]);
        sample.Runner.Apply(plan, "a test").Cells.Ok.ShouldBe(3);
        sample.Query("select amount_before from analytics.running_totals where day = '2024-01-03' order by shop").ShouldBe(["24", "9"]);
    }

    [Fact]
    public void An_upstream_rebuilt_to_equal_rows_makes_nothing_stale()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);

        sample.Import("tills.csv", Tills.Replace("east,2024-01-01,1,10", "east,2024-01-01,1,11").Replace("east,2024-01-01,2,5", "east,2024-01-01,2,4"));
        var receipt = sample.Build(2024);

        receipt.Cells.Ok.ShouldBe(1);
        receipt.Cells.Unchanged.ShouldBe(3);
        sample.Runner.Plan(SampleWarehouse.Year(2024)).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Changed_code_makes_every_cell_of_its_table_stale()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);
        foreach (var cell in sample.Warehouse.Ledger.Of("analytics.daily_totals"))
            sample.Warehouse.Ledger.Put(cell with { Fingerprint = "another" });

        var plan = sample.Runner.Plan(SampleWarehouse.Year(2024) with { Tables = "analytics.daily_totals" });

        plan.Cells.Select(cell => cell.Reason).Distinct().ShouldBe(["stale(code)"]);
        plan.Cells.Count().ShouldBe(3);
    }

    [Fact]
    public void A_new_day_is_missing_and_touches_no_earlier_day()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);

        sample.Import("more.csv", "shop,day,till,amount\neast,2024-01-04,1,8\n");
        var plan = sample.Runner.Plan(SampleWarehouse.Year(2024));

        plan.Cells.Select(cell => $"{cell.Table} {cell.Partition} {cell.Reason}").ShouldBe(
            ["analytics.daily_totals 2024-01-04 missing", "analytics.running_totals 2024-01-04 missing"]);
    }

    [Fact]
    public void The_ledger_survives_closing_the_warehouse()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);

        sample.Reopen();

        sample.Runner.Plan(SampleWarehouse.Year(2024)).IsEmpty.ShouldBeTrue();
        sample.Warehouse.Ledger.Of("analytics.running_totals").Select(cell => cell.Units).ShouldBe([2, 2, 2]);
    }

    [Fact]
    public void A_cancelled_run_says_so_and_the_next_one_finishes_it()
    {
        sample.Import("tills.csv", Tills);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        var cancelled = sample.Runner.Apply(sample.Runner.Plan(SampleWarehouse.Year(2024)), "a test", cancel: stop.Token);

        cancelled.State.ShouldBe("cancelled");
        sample.Build(2024).Cells.Ok.ShouldBe(6);
    }

    [Fact]
    public void Newest_first_builds_the_later_period_first_and_the_same_cells()
    {
        sample.Import("tills.csv", Tills + "\neast,2025-01-01,1,8\n");
        var request = new PlanRequest(new DateOnly(2024, 1, 1), new DateOnly(2025, 12, 31));
        var oldest = sample.Runner.Plan(request);
        var newest = sample.Runner.Plan(request with { NewestFirst = true });

        var state = new RunState("run", newest, DateTimeOffset.UnixEpoch);
        List<string> order = [];
        while (state.Take(SampleWarehouse.Catalog) is { } stage)
        {
            order.Add($"{stage.Table} {stage.Period}");
            state.Finish(stage);
        }

        order.ShouldBe(["analytics.daily_totals 2025", "analytics.running_totals 2025", "analytics.daily_totals 2024", "analytics.running_totals 2024"]);
        newest.Cells.ToHashSet().SetEquals(oldest.Cells).ShouldBeTrue();
    }

    [Fact]
    public void A_run_stops_after_so_many_failures()
    {
        sample.Import("tills.csv", Tills);
        Break();

        var stopped = sample.Runner.Apply(sample.Runner.Plan(SampleWarehouse.Year(2024)), "a test", rules: new StopRules(2), workers: 1);

        stopped.State.ShouldBe("stopped");
        stopped.Exit.ShouldBe(Tipoff.Engine.Exit.Failed);
        stopped.Stopped.ShouldBe("3 cells failed, --stop-after-failures is 2");
        sample.Query("select distinct table_name from orchestration.cells where presence = 'failed_retryable'").ShouldBe(["analytics.daily_totals"]);
        sample.Query("select state from orchestration.runs").ShouldBe(["stopped"]);
    }

    [Fact]
    public void A_receipt_says_what_was_asked_for_and_hashes_what_was_made()
    {
        sample.Import("tills.csv", Tills);
        var first = sample.Build(2024);
        using var other = new SampleWarehouse();
        other.Import("tills.csv", Tills);

        var second = other.Build(2024);

        first.Request.ShouldBe(SampleWarehouse.Year(2024));
        first.ContentHash.ShouldNotBeNull().Length.ShouldBe(64);
        second.ContentHash.ShouldBe(first.ContentHash);
    }

    [Fact]
    public void A_run_whose_process_was_killed_says_so_and_keeps_its_request()
    {
        using (var connection = sample.Warehouse.Connect())
            RunLog.Start(connection, "lost", "tipoff backfill", SampleWarehouse.Year(2024) with { Only = Only.Stale, Tables = "analytics.*" }, null, DateTimeOffset.UnixEpoch);

        sample.Reopen();

        using var after = sample.Warehouse.Connect();
        RunLog.Find(after, "lost").ShouldBe(("killed", SampleWarehouse.Year(2024) with { Only = Only.Stale, Tables = "analytics.*" }));
        RunLog.Find(after, "another").ShouldBeNull();
    }

    [Fact]
    public void A_cell_that_waits_is_planned_again_only_when_what_it_waits_for_is_there()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);
        var landed = sample.Warehouse.Ledger["raw.sales", "2024-01-02"]!;
        sample.Warehouse.Ledger.Put(landed with { Presence = Presence.Expected, Rows = 0, ContentHash = null });
        sample.Warehouse.Ledger.Put(new Cell("analytics.daily_totals", "2024-01-02") { Presence = Presence.WaitingUpstream });
        var request = SampleWarehouse.Year(2024) with { Tables = "analytics.daily_totals" };

        sample.Runner.Plan(request).IsEmpty.ShouldBeTrue();
        sample.Warehouse.Ledger.Put(landed);

        sample.Runner.Plan(request).Cells.ShouldHaveSingleItem().ShouldBe(new PlannedCell("analytics.daily_totals", "2024-01-02", "missing"));
    }

    /// <summary>A fault that the expectations do not see and every build of a day does.</summary>
    void Break()
    {
        using var connection = sample.Warehouse.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "alter table raw.sales drop column amount";
        command.ExecuteNonQuery();
    }
}
