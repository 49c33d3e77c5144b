using System.Data.Common;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Runs;

public sealed class TrialRunTests : IDisposable
{
    static readonly DateOnly Second = new(2024, 1, 2);

    readonly SampleWarehouse sample = new();
    readonly Dictionary<Type, Computation> computations = [];

    public TrialRunTests() => sample.Import("tills.csv", """
        shop,day,till,amount
        east,2024-01-01,1,10
        east,2024-01-02,1,1
        east,2024-01-03,1,3
        east,2024-01-04,1,4
        east,2024-01-05,1,5
        """);

    public void Dispose() => sample.Dispose();

    Runner Runner => new(sample.Warehouse, computations);

    [Fact]
    public void A_sample_is_made_checked_timed_and_forgotten()
    {
        var before = Written();

        var trial = Try(3);

        trial.Sampled.ShouldBe([new(2024, 1, 1), new(2024, 1, 3), new(2024, 1, 5)]);
        trial.Stretch.Count.ShouldBe(5);
        trial.Failures.ShouldBeEmpty();
        trial.Tables.Select(table => $"{table.Table} {table.Planned} {table.Cells} {table.Failed}").ShouldBe(["analytics.daily_totals 5 5 0", "analytics.running_totals 5 5 0"]);
        trial.Tables.ShouldAllBe(table => table.SecondsPerDate > 0 && table.Seconds > 0);
        Written().ShouldBe(before);
        Runner.Plan(SampleWarehouse.Year(2024)).Cells.Count().ShouldBe(10);
    }

    [Fact]
    public void A_table_reads_what_those_before_it_made_of_the_same_date()
    {
        List<long> seen = [];
        computations[typeof(RunningTotals)] = Computed.Wholly((connection, _, from, to, _) =>
            seen.Add(connection.Scalar<long>($"select count(*) from analytics.daily_totals where day between {Sql.Literal(from)} and {Sql.Literal(to)}")));

        Try(2);

        seen.ShouldBe([1, 1, 5]);
    }

    [Theory]
    [InlineData("select cast('no number' as integer)")]
    [InlineData("select nothing from nowhere")]
    public void A_transform_that_breaks_fails_its_dates_and_is_blamed_for_nothing_else(string broken)
    {
        computations[typeof(DailyTotals)] = Computed.Wholly((connection, relation, from, to, cancel) =>
        {
            if (from <= Second && to >= Second)
                connection.Run($"insert into {relation} (amount) {broken}");
            Fill(connection, relation, from, to);
        });

        var trial = Try(5);

        trial.Failures.Select(failure => $"{failure.Table} {failure.Partition}").ShouldBe(
        [
            "analytics.daily_totals 2024-01-02", "analytics.daily_totals 2024-01-01 .. 2024-01-05",
        ]);
        trial.Tables[0].SecondsPerDate.ShouldNotBeNull().ShouldBeGreaterThan(0);
        sample.Query("select count(*) from orchestration.attempts").ShouldBe(["0"]);
    }

    [Fact]
    public void Rows_that_violate_a_check_fail_their_date_and_are_put_aside_nowhere()
    {
        computations[typeof(DailyTotals)] = Computed.Wholly((connection, relation, from, to, cancel) =>
        {
            Fill(connection, relation, from, to);
            connection.Run($"insert into {relation} select * from {relation} where day = {Sql.Literal(Second)}");
        });

        var trial = Try(5);

        trial.Failures.ShouldBe([new TrialFailure("analytics.daily_totals", "2024-01-02", "key is not unique (2 rows)")]);
        trial.FailuresExpected.ShouldBe(1);
        sample.Query("select count(*) from orchestration.quarantine").ShouldBe(["0"]);
    }

    [Fact]
    public void What_must_be_read_and_failed_or_is_not_there_makes_its_readers_wait_and_not_fail()
    {
        computations[typeof(DailyTotals)] = (_, _, _, _, _) => throw new InvalidOperationException("no totals");
        sample.Warehouse.Ledger.Put(new Cell("raw.sales", "2024-01-05") { Presence = Presence.Expected });

        var trial = Try(5);

        var totals = trial.Tables.Single(table => table.Table == "analytics.daily_totals");
        (totals.Cells, totals.Failed, totals.Waiting, totals.WaitingFor).ShouldBe((5, 4, 1, "raw.sales"));
        (totals.FailuresExpected, totals.WaitingExpected).ShouldBe((4, 1));
        trial.Failures.ShouldAllBe(failure => failure.Table == "analytics.daily_totals" && failure.Reason == "InvalidOperationException: no totals");
    }

    [Fact]
    public void Dates_of_a_sample_are_spread_evenly_and_each_is_chosen_once()
    {
        List<DateOnly> dates = [.. Enumerable.Range(0, 101).Select(new DateOnly(2024, 1, 1).AddDays)];

        Trial.Choose(dates, 1).ShouldBe([dates[50]]);
        Trial.Choose(dates, 2).ShouldBe([dates[0], dates[100]]);
        Trial.Choose(dates, 5).ShouldBe([dates[0], dates[25], dates[50], dates[75], dates[100]]);
        for (var count = 2; count <= 101; count++)
            Trial.Choose(dates, count).Distinct().Count().ShouldBe(count);
        Trial.Choose(dates, 500).ShouldBe(dates);
        Trial.Choose([], 3).ShouldBeEmpty();
    }

    [Fact]
    public void A_statement_costs_something_for_itself_and_something_for_each_date()
    {
        StatementCost.Of(single: 1.0, dates: 11, seconds: 3.0).Seconds(101).ShouldBe(21, tolerance: 1e-9);
        StatementCost.Of(single: 1.0, dates: 11, seconds: 0.5).Seconds(101).ShouldBe(1, tolerance: 1e-9);
        StatementCost.Of(single: 1.0, dates: 10, seconds: 20.0).Seconds(100).ShouldBe(200, tolerance: 1e-9);
        StatementCost.Of(single: 1.0, dates: 1, seconds: null).Seconds(100).ShouldBe(100, tolerance: 1e-9);
    }

    Trial Try(int dates) => new TrialRun(sample.Warehouse, Runner).Try(Runner.Plan(SampleWarehouse.Year(2024)), dates);

    static void Fill(DbConnection connection, string relation, DateOnly from, DateOnly to) =>
        Transform.Fill(connection, SampleWarehouse.Catalog.Get<DailyTotals>(), relation, [("from", Sql.Literal(from)), ("to", Sql.Literal(to))]);

    string Written() => string.Join(' ', new[] { "analytics.daily_totals", "analytics.running_totals", "orchestration.cells", "orchestration.steps", "orchestration.check_results", "orchestration.runs" }
        .SelectMany(table => sample.Query($"select count(*) from {table}")));
}
