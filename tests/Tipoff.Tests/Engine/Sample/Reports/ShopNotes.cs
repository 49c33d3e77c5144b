using Tipoff.Engine.Tables;
using Tipoff.Tests.Analytics;

namespace Tipoff.Tests.Reports;

/// <summary>A line on each shop's day, written by C#.</summary>
public sealed class ShopNotes : Table<ShopNotes.Row>
{
    public sealed record Row([Key] string Shop, [Key][Partition] DateOnly Day);

    public override IReadOnlyList<Upstream> Upstreams => [Same<RunningTotals>()];

    public override Expectation Expectation => new DailyTotals().Expectation;
}
