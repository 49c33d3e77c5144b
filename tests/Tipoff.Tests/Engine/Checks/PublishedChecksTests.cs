using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Engine.Sample;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Engine.Checks;

public sealed class PublishedChecksTests : IDisposable
{
    readonly SampleWarehouse sample = new();

    public PublishedChecksTests()
    {
        using var connection = sample.Warehouse.Connect();
        connection.Run("insert into raw.sales (shop, day, till, amount, feed) select 'north', date '2024-03-01' + cast(i as integer), 1, 10, 'tills' from range(5) r(i)");
    }

    public void Dispose() => sample.Dispose();

    [Fact]
    public void Rows_as_they_should_be_pass_every_check()
    {
        var outcomes = Of<Sales>(new(2024, 3, 1), new(2024, 3, 31));

        outcomes.ShouldAllBe(outcome => outcome.Verdict == Verdict.Pass && outcome.Rows == 5 && outcome.Violations == 0);
        outcomes.Select(outcome => outcome.Check).ShouldBe(["shop is missing", "day is missing", "till is missing", "amount is missing", "feed is missing", "amount outside 0..10000", "key is not unique"]);
    }

    [Fact]
    public void A_row_that_came_in_behind_the_doors_back_fails_with_its_dates_and_key()
    {
        Run("update raw.sales set amount = -1 where day in ('2024-03-02', '2024-03-04')");
        Run("insert into raw.sales (shop, day, till, amount, feed) values ('north', '2024-03-05', 1, 10, 'tills')");

        var failed = Of<Sales>(new(2024, 3, 1), new(2024, 3, 31)).Where(outcome => outcome.Verdict != Verdict.Pass).ToList();

        failed.Select(outcome => (outcome.Check, outcome.Verdict, outcome.Violations)).ShouldBe([("amount outside 0..10000", Verdict.Fail, 2L), ("key is not unique", Verdict.Fail, 2L)]);
        failed[0].Partitions.ShouldBe(new ViolatedPartitions(2, "2024-03-02", "2024-03-04"));
        failed[0].Examples.ShouldBe(["shop=north day=2024-03-04 till=1", "shop=north day=2024-03-02 till=1"]);
    }

    [Fact]
    public void A_row_that_somebody_let_pass_is_no_news_as_long_as_it_says_the_same()
    {
        Run("update raw.sales set amount = 20000 where day = '2024-03-02'");
        var row = "r.day = '2024-03-02'";
        Run(
            $"""
            insert into orchestration.releases (table_name, partition, check_name, row_key, row_digest, kind, released_by)
            select 'raw.sales', '2024-03-02', 'amount outside 0..10000', {RejectedRow.KeyOf(SampleWarehouse.Catalog.Get<Sales>(), "r")}, {RejectedRow.DigestOf(SampleWarehouse.Catalog.Get<Sales>(), "r")}, 'released', 'A' from raw.sales r where {row}
            """);

        Of<Sales>(new(2024, 3, 1), new(2024, 3, 31)).ShouldAllBe(outcome => outcome.Verdict == Verdict.Pass);

        Run("update raw.sales set amount = 30000 where day = '2024-03-02'");
        Of<Sales>(new(2024, 3, 1), new(2024, 3, 31)).Single(outcome => outcome.Verdict == Verdict.Fail).Violations.ShouldBe(1);
    }

    [Fact]
    public void Dates_outside_the_range_are_not_judged()
    {
        Run("update raw.sales set amount = -1 where day = '2024-03-02'");

        Of<Sales>(new(2024, 3, 3), new(2024, 3, 31)).ShouldAllBe(outcome => outcome.Verdict == Verdict.Pass && outcome.Rows == 3);
    }

    [Fact]
    public void Nothing_to_judge_is_skipped_and_says_so() =>
        Of<DailyTotals>(new(2024, 3, 1), new(2024, 3, 31)).ShouldAllBe(outcome => outcome.Verdict == Verdict.Skipped && outcome.Why == "no rows");

    [Fact]
    public void A_check_against_a_table_without_rows_proves_nothing()
    {
        Run("create table raw.returns as select shop, day, 7 as amount from raw.sales where day = '2024-03-01'");
        var skipped = Of(new Returns(), new(2024, 3, 1), new(2024, 3, 31)).Single(outcome => outcome.Check == "more than was sold");
        (skipped.Verdict, skipped.Why).ShouldBe((Verdict.Skipped, "analytics.daily_totals has no rows to compare with"));

        Run("insert into analytics.daily_totals (shop, day, amount) values ('north', '2024-03-01', 5)");

        var warned = Of(new Returns(), new(2024, 3, 1), new(2024, 3, 31)).Single(outcome => outcome.Check == "more than was sold");
        (warned.Verdict, warned.Violations).ShouldBe((Verdict.Warn, 1));
    }

    [Fact]
    public void A_check_that_cannot_be_asked_is_an_error_and_not_a_pass()
    {
        Run("alter table raw.sales drop column amount");

        Of<Sales>(new(2024, 3, 1), new(2024, 3, 31)).Where(outcome => outcome.Check.StartsWith("amount", StringComparison.Ordinal)).ShouldAllBe(outcome => outcome.Verdict == Verdict.Error && outcome.Violations == null && outcome.Why!.Contains("amount"));
    }

    void Run(string sql)
    {
        using var connection = sample.Warehouse.Connect();
        connection.Run(sql);
    }

    IReadOnlyList<CheckOutcome> Of<T>(DateOnly from, DateOnly to) where T : Table => Of(SampleWarehouse.Catalog.Get<T>(), from, to);

    IReadOnlyList<CheckOutcome> Of(Table table, DateOnly from, DateOnly to)
    {
        using var connection = sample.Warehouse.Connect();
        return new PublishedChecks(SampleWarehouse.Catalog, sql => ReadOnlyQuery.Run(connection, sql), from, to, 5).Of(table);
    }
}
