using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Engine.Sample;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Engine.Health;

public sealed class SourceCoverageTests : IDisposable
{
    const string Tills = """
        shop,day,till,amount
        east,2024-01-01,1,10
        west,2024-01-01,1,7
        east,2024-01-02,1,1
        west,2024-01-02,1,2
        """;

    static readonly SourceNeed Totals = new("totals", "what a shop sold", new DailyTotals().Expectation, typeof(RunningTotals), [typeof(DailyTotals), typeof(Landed), typeof(OpenDays)], IsRequired: true);

    readonly SampleWarehouse sample = new();

    public SourceCoverageTests()
    {
        sample.Import("tills.csv", Tills);
        sample.Build(2024);
        Run("delete from analytics.daily_totals where not (shop = 'east' and day = date '2024-01-01')");
        Run("create table raw.landed as select 'west' as shop, date '2024-01-01' as day");
        Run("create table analytics.open_days as select date '2024-01-05' as day");
    }

    public void Dispose() => sample.Dispose();

    [Fact]
    public void The_primary_counts_alone_and_with_those_that_stand_in()
    {
        var need = Coverage().Measure([Totals], new(2024, 1, 1), new(2024, 12, 31)).ShouldHaveSingleItem();

        (need.Period, need.Units, need.Primary, need.Covered).ShouldBe((2024, 4L, 1L, 2L));
        need.Links.ShouldBe([1, 1, 0]);
        (need.PrimaryPercent, need.CoveredPercent).ShouldBe((25, 50));
    }

    [Fact]
    public void A_table_that_only_has_dates_covers_all_units_of_its_dates()
    {
        Run("insert into analytics.open_days values (date '2024-01-02')");

        Coverage().Measure([Totals], new(2024, 1, 1), new(2024, 12, 31)).Single().Links.ShouldBe([1, 1, 2]);
        Coverage().Gaps([Totals], new(2024, 1, 1), new(2024, 12, 31)).ShouldBeEmpty();
    }

    [Fact]
    public void What_no_table_of_the_chain_has_is_named()
    {
        var gap = Coverage().Gaps([Totals], new(2024, 1, 1), new(2024, 12, 31)).ShouldHaveSingleItem();

        (gap.Partition, string.Join(' ', gap.Units)).ShouldBe(("2024-01-02", "east west"));
    }

    SourceCoverage Coverage() =>
        new(Catalog.Of([new Landed(), new Sales(), new DailyTotals(), new RunningTotals(), new OpenDays()], ["raw", "analytics"], date => date.Year), Query, DateTimeOffset.UnixEpoch) { DateColumn = "day" };

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
