using Tipoff.Engine.Runs;

namespace Tipoff.Tests.Engine.Runs;

public sealed class StopRulesTests
{
    [Theory]
    [InlineData(null, 49, 49, null)]
    [InlineData(null, 25, 50, null)]
    [InlineData(null, 26, 50, "26 of 50 cells failed, more than half: a fault of code or machine")]
    [InlineData(3, 2, 1000, null)]
    [InlineData(3, 3, 1000, "3 cells failed, --stop-after-failures is 3")]
    public void A_run_stops_where_the_fault_is_not_a_dates(int? most, int failed, int judged, string? reason) =>
        new StopRules(most).Reason(failed, judged).ShouldBe(reason);
}
