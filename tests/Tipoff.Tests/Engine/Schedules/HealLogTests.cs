using Tipoff.Engine;
using Tipoff.Engine.Schedules;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Schedules;

public sealed class HealLogTests
{
    [Fact]
    public void Each_try_in_vain_puts_the_next_one_off_for_twice_as_long_until_the_gap_is_closed()
    {
        var now = new DateTimeOffset(2025, 1, 15, 12, 0, 0, TimeSpan.Zero);
        using SampleWarehouse sample = new(new PinnedClock(now));

        List<double> pauses = [];
        for (var attempt = 0; attempt < 4; attempt++)
        {
            HealLog.Remember(sample.Warehouse, "2025-01-10", isClosed: false, "lacks 1 of 5");
            pauses.Add((HealLog.Open(sample.Warehouse).ShouldHaveSingleItem().NextAt - now).TotalHours);
        }

        pauses.ShouldBe([2, 4, 8, 16]);
        HealLog.Remember(sample.Warehouse, "2025-01-10", isClosed: true, "");
        HealLog.Open(sample.Warehouse).ShouldBeEmpty();
    }
}
