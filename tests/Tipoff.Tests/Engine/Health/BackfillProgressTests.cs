using Tipoff.Engine.Health;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Health;

public sealed class BackfillProgressTests : IDisposable
{
    const string Tills = """
        shop,day,till,amount
        east,2023-12-31,1,10
        east,2024-01-01,1,10
        east,2024-01-02,1,1
        """;

    readonly SampleWarehouse sample = new();

    public BackfillProgressTests() => sample.Import("tills.csv", Tills);

    public void Dispose() => sample.Dispose();

    [Fact]
    public void A_layer_is_as_far_as_its_slowest_table()
    {
        sample.Runner.Apply(sample.Runner.Plan(SampleWarehouse.Year(2024) with { Tables = "analytics.daily_totals" }), "a test");

        var tables = BackfillProgress.Whole(Read(sample.Warehouse.Now).Tables(DateOnly.MinValue, DateOnly.MaxValue));

        tables.Select(table => $"{table.Table} {table.Done}/{table.Due} {table.Percent}").ShouldBe(["analytics.daily_totals 2/3 66.6", "analytics.running_totals 0/3 0"]);
        BackfillProgress.Slowest(tables).Table.ShouldBe("analytics.running_totals");
    }

    [Fact]
    public void Periods_are_told_apart_and_a_range_cuts_them()
    {
        sample.Build(2024);
        var progress = Read(sample.Warehouse.Now);

        progress.Tables(DateOnly.MinValue, DateOnly.MaxValue).Where(part => part.Table == "analytics.daily_totals")
            .Select(part => (part.Period, part.Done, part.Due)).ShouldBe([(2023, 0, 1), (2024, 2, 2)]);
        progress.Tables(new DateOnly(2024, 1, 2), DateOnly.MaxValue).ShouldAllBe(part => part.Due == 1 && part.Done == 1);
    }

    [Fact]
    public void A_rate_is_that_of_the_last_hour_and_the_time_left_that_of_history()
    {
        sample.Build(2024);
        var soon = Read(sample.Warehouse.Now);
        var later = Read(sample.Warehouse.Now + BackfillProgress.RateWindow + TimeSpan.FromMinutes(1));
        var tables = BackfillProgress.Whole(soon.Tables(DateOnly.MinValue, DateOnly.MaxValue));

        soon.Rates().Single(rate => rate.Table == "analytics.daily_totals").CellsPerMinute.ShouldBe(2, 1e-9);
        Read(sample.Warehouse.Now + TimeSpan.FromMinutes(30)).Rates().Single(rate => rate.Table == "analytics.daily_totals").CellsPerMinute.ShouldBe(2 / 30d, 0.01);
        later.Rates().ShouldAllBe(rate => rate.CellsPerMinute == 0);
        var eta = BackfillProgress.Eta(tables, soon.Rates()).ShouldNotBeNull();
        eta.Low.ShouldBeGreaterThan(TimeSpan.Zero);
        eta.High.ShouldBeGreaterThanOrEqualTo(eta.Low);
        BackfillProgress.Eta(tables, []).ShouldBeNull();
    }

    [Fact]
    public void What_a_rule_leaves_out_is_counted_beside_what_is_due()
    {
        sample.Build(2024);
        using (var connection = sample.Warehouse.Connect())
            sample.Warehouse.Publish(connection, [new Cell("analytics.daily_totals", "2024-01-09") { Presence = Presence.SkippedByRule, Reason = "closed" }], () => { });

        var table = BackfillProgress.Whole(Read(sample.Warehouse.Now).Tables(DateOnly.MinValue, DateOnly.MaxValue)).Single(table => table.Table == "analytics.daily_totals");

        (table.Due, table.Done, table.Skipped).ShouldBe((3, 2, 1));
    }

    [Fact]
    public void Failures_of_the_range_and_undated_ones_come_newest_first_cut_to_two_lines()
    {
        sample.Build(2024);
        using (var connection = sample.Warehouse.Connect())
        {
            Cell Failed(string day, int minutes) => new("analytics.daily_totals", day) { Presence = Presence.FailedRetryable, Error = new string('x', 200), Tried = new Try("code", null, DateTimeOffset.UnixEpoch.AddMinutes(minutes + 15)), UpdatedAt = DateTimeOffset.UnixEpoch.AddMinutes(minutes) };
            sample.Warehouse.Publish(connection, [Failed("2024-01-01", 1), Failed("2024-01-02", 2), Failed(Cell.All, 3)], () => { });
        }

        var progress = Read(sample.Warehouse.Now);

        progress.Failures(DateOnly.MinValue, DateOnly.MaxValue).Select(failure => failure.Partition).ShouldBe([Cell.All, "2024-01-02", "2024-01-01"]);
        progress.Failures(new DateOnly(2025, 1, 1), DateOnly.MaxValue).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            failure => failure.Partition.ShouldBe(Cell.All), failure => failure.Why.ShouldBe(new string('x', 150)), failure => failure.Presence.ShouldBe("failed_retryable"),
            failure => failure.Failure.ShouldBe("processing_error"), failure => failure.RetryAt.ShouldBe("1970-01-01 00:18"));
        BackfillProgress.Whole(progress.Tables(DateOnly.MinValue, DateOnly.MaxValue)).Single(table => table.Table == "analytics.daily_totals").Failed.ShouldBe(2);
    }

    BackfillProgress Read(DateTimeOffset now) =>
        new(SampleWarehouse.Catalog, sql =>
        {
            using var connection = sample.Warehouse.Connect();
            return ReadOnlyQuery.Run(connection, sql);
        }, now);
}
