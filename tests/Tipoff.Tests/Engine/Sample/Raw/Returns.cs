using Tipoff.Engine.Tables;
using Tipoff.Tests.Analytics;

namespace Tipoff.Tests.Raw;

/// <summary>What was brought back, which is compared with what was sold.</summary>
public sealed class Returns : Table<Returns.Row>
{
    public sealed record Row([Key] string Shop, [Key][Partition] DateOnly Day, int Amount);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("more than was sold", "amount > (select sum(t.amount) from analytics.daily_totals t where t.shop = r.shop and t.day = r.day)", Severity.Warning) with { Reads = [typeof(DailyTotals)] },
    ];
}
