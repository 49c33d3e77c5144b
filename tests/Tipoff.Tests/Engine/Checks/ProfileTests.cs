using Tipoff.Engine.Checks;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Analytics;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Checks;

public sealed class ProfileTests : IDisposable
{
    readonly SampleWarehouse sample = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void Each_date_is_measured_by_column_and_the_key_is_not()
    {
        using var connection = sample.Warehouse.Connect();
        connection.Run(
            """
            insert into analytics.running_totals (shop, day, amount_before) values
              ('north', '2024-03-01', 1), ('south', '2024-03-01', 3), ('west', '2024-03-01', null), ('east', '2024-03-01', null),
              ('north', '2024-03-02', 7), ('north', '2024-03-03', 100)
            """);

        var series = Profile.Of(SampleWarehouse.Catalog.Get<RunningTotals>(), sql => ReadOnlyQuery.Run(connection, sql), new(2024, 3, 2)).ToList();

        series.Select(of => (of.Column, of.Measure)).ShouldBe([(null, Measure.Rows), ("amount_before", Measure.Empty), ("amount_before", Measure.Mean), ("amount_before", Measure.Spread)]);
        series[0].Readings.ShouldBe([new(new(2024, 3, 1), 4, 4, 1), new(new(2024, 3, 2), 1, 1, 1)]);
        series[1].Readings.ShouldBe([new(new(2024, 3, 1), 4, 4, 0.5), new(new(2024, 3, 2), 1, 1, 0)]);
        series[2].Readings.ShouldBe([new(new(2024, 3, 1), 2, 4, 2, Math.Sqrt(2)), new(new(2024, 3, 2), 1, 1, 7)]);
        series[3].Readings.ShouldBe([new(new(2024, 3, 1), 2, 4, Math.Sqrt(2))]);
    }

    [Fact]
    public void A_table_without_dates_has_no_profile() =>
        Profile.Of(Tipoff.Nba.League.Catalog()["reference.teams"], _ => throw new InvalidOperationException("nothing is asked"), new(2024, 3, 2)).ShouldBeEmpty();
}
