using Tipoff.Engine.Schedules;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Schedules;

public sealed class DayLockTests
{
    static readonly DateOnly Day = new(2024, 1, 2);

    [Fact]
    public void What_a_day_must_produce_is_fixed_once_and_reviewed_by_name()
    {
        using SampleWarehouse sample = new();
        sample.Import("tills.csv", "shop,day,till,amount\neast,2024-01-01,1,10\neast,2024-01-02,1,1\n");

        DayLock.Fix(sample.Warehouse, Day, sample.Warehouse.Now.AddDays(1)).ShouldBe((2, 0));
        DayLock.Review(sample.Warehouse, Day).Missing.ShouldBe(["analytics.daily_totals", "analytics.running_totals"]);

        sample.Build(2024);
        DayLock.Review(sample.Warehouse, Day).There.ShouldBe(2);
        sample.Import("tills.csv", "shop,day,till,amount\neast,2024-01-01,1,10\nwest,2024-01-02,1,1\neast,2024-01-02,1,1\n");
        DayLock.Fix(sample.Warehouse, Day, sample.Warehouse.Now.AddDays(1)).ShouldBe((2, 0));
        sample.Query("select distinct units from orchestration.daily_expectations").ShouldBe(["1"]);
    }
}
