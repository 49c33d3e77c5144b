using Tipoff.Engine.Tables;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Analytics;

/// <summary>Each shop's day.</summary>
public sealed class DailyTotals : Table<DailyTotals.Row>
{
    public sealed record Row([Key] string Shop, [Key][Partition] DateOnly Day, int Amount);

    public override IReadOnlyList<Upstream> Upstreams => [Same<Sales>()];

    public override IReadOnlyList<Check> Checks =>
    [
        Never("an unlucky total", "amount = 1313"),
        Never("an unlucky total in the east", "amount = 1313 and shop = 'east'"),
    ];

    public override Expectation Expectation => new(
        "a cell per day on which a shop is open",
        "select cast(day as varchar) as partition, shop as unit, null as rule from (select distinct day, shop from raw.sales) d",
        "shop");
}
