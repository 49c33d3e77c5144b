using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Analytics;

/// <summary>What a shop had sold this year before the day.</summary>
public sealed class RunningTotals : Table<RunningTotals.Row>
{
    public sealed record Row([Key] string Shop, [Key][Partition] DateOnly Day, int? AmountBefore);

    public override IReadOnlyList<Upstream> Upstreams => [Same<DailyTotals>(), PeriodBefore<DailyTotals>()];

    public override Expectation Expectation => new DailyTotals().Expectation;
}
