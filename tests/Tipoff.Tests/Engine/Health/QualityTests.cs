using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Health;

public sealed class QualityTests : IDisposable
{
    static readonly ColumnBar Before = new(typeof(RunningTotals), "amount_before", 75, IsCritical: true);

    readonly SampleWarehouse sample = new();

    public void Dispose() => sample.Dispose();

    [Theory]
    // Filled of a hundred in the range, and of a hundred in the days before.
    [InlineData(100, 100, QualityVerdict.Ok)]
    [InlineData(95, 100, QualityVerdict.Ok)]
    [InlineData(94, 100, QualityVerdict.Degradation)]
    [InlineData(90, 100, QualityVerdict.Degradation)]
    [InlineData(89, 100, QualityVerdict.Regression)]
    [InlineData(0, 100, QualityVerdict.Regression)]
    [InlineData(84, 80, QualityVerdict.Improvement)]
    [InlineData(83, 80, QualityVerdict.Ok)]
    [InlineData(1, 0, QualityVerdict.Improvement)]
    [InlineData(0, 0, QualityVerdict.Ok)]
    public void A_share_is_compared_with_that_of_the_ninety_days_before(int filled, int filledBefore, QualityVerdict verdict)
    {
        Rows("2024-06-01", filled);
        Rows("2024-03-03", filledBefore);

        var finding = Measure(Before);

        finding.Verdict.ShouldBe(verdict);
        (finding.Percent, finding.Baseline).ShouldBe((filled, filledBefore));
    }

    [Fact]
    public void Days_before_the_ninety_do_not_count()
    {
        Rows("2024-06-01", 80);
        Rows("2024-03-02", 100);

        var finding = Measure(Before);

        (finding.Baseline, finding.Verdict, finding.IsOk).ShouldBe((null, QualityVerdict.NoBaseline, true));
    }

    [Theory]
    [InlineData(75, true, false, false)]
    [InlineData(74, true, true, false)]
    [InlineData(75, false, false, false)]
    [InlineData(74, false, false, true)]
    public void A_missed_critical_bar_fails_and_any_other_warns(int filled, bool isCritical, bool isFailure, bool isWarning)
    {
        Rows("2024-06-01", filled);

        var finding = Measure(Before with { IsCritical = isCritical });

        (finding.IsFailure, finding.IsWarning).ShouldBe((isFailure, isWarning));
    }

    [Fact]
    public void A_share_just_below_its_bar_is_not_rounded_up_to_it()
    {
        Run("insert into analytics.running_totals select 'shop ' || i, date '2024-06-01', case when i < 99999 then 1 end from range(100000) t(i)");

        var finding = Measure(Before with { Percent = 100 });

        (finding.Percent, finding.IsFailure).ShouldBe((99.99, true));
    }

    [Fact]
    public void What_cannot_be_measured_is_an_error_and_never_ok()
    {
        var report = new Quality(SampleWarehouse.Catalog, Query, new QualityLimits()).Measure([Before with { Column = "gone", IsCritical = false }], [], new(2024, 6, 1), new(2024, 6, 1));

        var finding = report.Columns.ShouldHaveSingleItem();
        (finding.Verdict, finding.IsOk, finding.IsFailure, finding.Percent).ShouldBe((QualityVerdict.Error, false, true, null));
        finding.Error.ShouldNotBeNull().ShouldContain("gone");
        report.IsFailure.ShouldBeTrue();
    }

    [Fact]
    public void Rows_beyond_one_for_each_key_are_counted_and_fail()
    {
        Run("insert into analytics.running_totals values ('east', date '2024-06-01', 1), ('east', date '2024-06-01', 2), ('east', date '2024-06-02', 2), ('east', date '2024-06-01', 3)");

        var report = new Quality(SampleWarehouse.Catalog, Query, new QualityLimits()).Measure([], [typeof(RunningTotals)], new(2024, 6, 1), new(2024, 6, 30));

        report.Duplicates.ShouldHaveSingleItem().ShouldBe(new DuplicateFinding("analytics.running_totals", "shop, day", 2));
        report.IsFailure.ShouldBeTrue();
    }

    [Fact]
    public void Duplicates_that_cannot_be_counted_are_no_pass()
    {
        var report = new Quality(SampleWarehouse.Catalog, _ => throw new Problem("the query failed", "the table is gone", "none"), new QualityLimits()).Measure([], [typeof(RunningTotals)], new(2024, 6, 1), new(2024, 6, 30));

        report.Duplicates.ShouldHaveSingleItem().Error.ShouldBe("the table is gone");
        report.IsFailure.ShouldBeTrue();
    }

    QualityFinding Measure(ColumnBar bar) =>
        new Quality(SampleWarehouse.Catalog, Query, new QualityLimits()).Measure([bar], [], new(2024, 6, 1), new(2024, 6, 30)).Columns.ShouldHaveSingleItem();

    /// <summary>A hundred shops, so many of them filled.</summary>
    void Rows(string day, int filled) =>
        Run($"insert into analytics.running_totals select 'shop ' || i, date '{day}', case when i < {filled} then 1 end from range(100) t(i)");

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
