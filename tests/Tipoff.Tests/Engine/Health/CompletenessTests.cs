using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Engine.Sample;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Engine.Health;

public sealed class CompletenessTests : IDisposable
{
    const string Tills = """
        shop,day,till,amount
        east,2024-01-01,1,10
        west,2024-01-01,1,7
        east,2024-01-02,1,1
        west,2024-01-02,1,2
        """;

    static readonly CompletenessLayer Totals = new("T", "shops with totals", 75, [typeof(DailyTotals)]) { WarningPercent = 90 };

    readonly SampleWarehouse sample = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void What_is_built_is_complete()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);

        var report = Measure(Totals);

        report.Layers.ShouldHaveSingleItem().Percent.ShouldBe(100);
        report.HasGaps.ShouldBeFalse();
        report.Exit.ShouldBe(Exit.Done);
    }

    [Fact]
    public void What_is_not_built_is_named_unit_by_unit_with_the_ledgers_word()
    {
        sample.Import("tills.csv", Tills);

        var gaps = Measure(Totals).Layers[0].Tables[0].Gaps;

        gaps.Select(gap => $"{gap.Partition} {string.Join(' ', gap.Units)}: {gap.Why}").ShouldBe(["2024-01-01 east west: not built", "2024-01-02 east west: not built"]);
    }

    [Fact]
    public void A_single_missing_unit_is_a_gap_above_the_threshold_too()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);
        Run("delete from analytics.daily_totals where shop = 'west' and day = date '2024-01-02'");

        var report = Measure(Totals);

        report.Layers[0].Percent.ShouldBe(75);
        report.Layers[0].IsOk.ShouldBeTrue();
        report.Layers[0].IsWarning.ShouldBeTrue();
        report.Layers[0].Gaps.ShouldHaveSingleItem().Units.ShouldBe(["west"]);
        report.Exit.ShouldBe(Exit.Failed);
    }

    [Fact]
    public void Dates_outside_the_range_do_not_count()
    {
        sample.Import("tills.csv", Tills);

        var report = new Completeness(SampleWarehouse.Catalog, Query, DateTimeOffset.UnixEpoch).Measure([Totals], new(2024, 1, 2), new(2024, 1, 2));

        report.Layers[0].Expected.ShouldBe(2);
        new Completeness(SampleWarehouse.Catalog, Query, DateTimeOffset.UnixEpoch).Measure([Totals], new(2024, 2, 1), new(2024, 2, 9)).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_table_without_units_is_judged_by_its_dates_and_a_rule_takes_a_date_out()
    {
        sample.Import("tills.csv", Tills);
        Run("create table analytics.open_days as select date '2024-01-02' as day");
        var catalog = Catalog.Of([new Sales(), new OpenDays()], ["raw", "analytics"], date => date.Year);

        var table = new Completeness(catalog, Query, DateTimeOffset.UnixEpoch)
            .Measure([new("D", "days", 100, [typeof(OpenDays)])], new(2024, 1, 1), new(2024, 1, 5)).Layers[0].Tables[0];

        (table.Expected, table.Present).ShouldBe((2, 1));
        table.Gaps.ShouldHaveSingleItem().Partition.ShouldBe("2024-01-01");
        table.Gaps[0].Units.ShouldBeEmpty();
        table.Skipped.ShouldHaveSingleItem().Rule.ShouldBe("holiday");
    }

    [Fact]
    public void A_layer_is_also_counted_against_all_that_has_landed_whatever_a_rule_leaves_out()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);
        Run("delete from analytics.daily_totals where shop = 'west'");
        var catalog = Catalog.Of([new Landed(), new Sales(), new DailyTotals()], ["raw", "analytics"], date => date.Year);
        Run("create table raw.landed as select * from (values ('east', date '2024-01-01'), ('west', date '2024-01-01'), ('north', date '2024-01-02'), ('south', date '2025-01-02')) t(shop, day)");
        Completeness completeness = new(catalog, Query, DateTimeOffset.UnixEpoch) { Baseline = typeof(Landed) };

        var layers = completeness.Measure([Totals with { Counted = typeof(DailyTotals) }, Totals], new(2024, 1, 1), new(2024, 12, 31)).Layers;

        layers[0].OfAll.ShouldBe(new ShareOfAll(1, 3));
        layers[0].OfAll!.Percent.ShouldBe(33.33);
        layers[1].OfAll.ShouldBeNull();
        completeness.Measure([Totals with { Counted = typeof(DailyTotals) }], new(2023, 1, 1), new(2023, 12, 31)).Layers[0].OfAll!.Percent.ShouldBeNull();
    }

    [Fact]
    public void Each_date_has_its_own_numbers_and_the_table_is_behind_by_the_dates_after_its_last()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);
        Run("delete from analytics.daily_totals where day = date '2024-01-02'");

        var table = Measure(Totals).Layers[0].Tables[0];

        table.Dates.ShouldBe([new DateCompleteness("2024-01-01", 2, 2, 0), new DateCompleteness("2024-01-02", 2, 0, 0)]);
        (table.LastExpected, table.LastPresent, table.Behind).ShouldBe(("2024-01-02", "2024-01-01", 1));
    }

    [Fact]
    public void What_lies_before_a_table_was_begun_was_never_asked_for_unless_it_never_was()
    {
        TableCompleteness begun = new("a", [new("2024-01-01", 1, 0, 0), new("2024-01-02", 1, 1, 0), new("2024-01-03", 1, 0, 0)], [new("2024-01-01", ["u"]), new("2024-01-03", ["u"])], []);
        TableCompleteness never = begun with { Table = "b", Dates = [.. begun.Dates.Select(date => date with { Present = 0 })], Gaps = [.. begun.Dates.Select(date => new Gap(date.Partition, ["u"]))] };

        var report = new CompletenessReport([new(Totals, [begun, never])], []).SinceBegun();

        report.Layers[0].Tables.Select(table => string.Join(' ', table.Gaps.Select(gap => gap.Partition))).ShouldBe(["2024-01-03", "2024-01-02 2024-01-03"]);
        new CompletenessReport([new(Totals, [never])], []).SinceBegun().Layers[0].Tables[0].Gaps.Count.ShouldBe(3);
        var tried = begun with { Gaps = [begun.Gaps[0] with { Why = "waiting_upstream" }, begun.Gaps[1] with { Why = Gap.NotBuilt }] };
        new CompletenessReport([new(Totals, [tried])], []).SinceBegun().Layers[0].Tables[0].Gaps.Count.ShouldBe(2, "what was tried in vain was asked for");
    }

    [Fact]
    public void A_check_counts_while_the_run_that_found_it_still_has_a_cell()
    {
        sample.Import("tills.csv", Tills);
        var run = sample.Build(2024).Run;
        Run($"insert into orchestration.check_results values ('analytics.daily_totals', 'odd', 'warning', 2, '{run}', now()), ('analytics.daily_totals', 'gone', 'warning', 9, 'replaced', now())");

        var report = Measure(Totals);

        report.Checks.ShouldHaveSingleItem().ShouldBe(new CheckFinding("analytics.daily_totals", "odd", "warning", 2));
        report.Exit.ShouldBe(Exit.Partial);
    }

    CompletenessReport Measure(CompletenessLayer layer) =>
        new Completeness(SampleWarehouse.Catalog, Query, DateTimeOffset.UnixEpoch).Measure([layer], new(2024, 1, 1), new(2024, 12, 31));

    QueryResult Query(string sql)
    {
        using var connection = sample.Warehouse.Connect();
        return ReadOnlyQuery.Run(connection, sql);
    }

    void Run(string sql)
    {
        using var connection = sample.Warehouse.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
