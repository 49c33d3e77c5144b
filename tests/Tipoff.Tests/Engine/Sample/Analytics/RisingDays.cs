using Tipoff.Engine.Tables;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Analytics;

/// <summary>How many days in a row a shop sold more than on the day before.</summary>
public sealed class RisingDays : FoldedTable<DaySale, RisingDays.Row>
{
    public sealed record Row([Key] string Shop, [Key][Partition] DateOnly Day, int Days, string? Manager);

    public override IReadOnlyList<Upstream> Upstreams => [Same<Sales>()];

    protected override IEnumerable<Row> Fold(IEnumerable<DaySale> inputs)
    {
        DaySale? before = null;
        var days = 0;
        foreach (var sale in inputs)
        {
            days = before?.Shop == sale.Shop && sale.Amount > before.Amount ? days + 1 : 0;
            before = sale;
            yield return new Row(sale.Shop, sale.Day, days, sale.Manager);
        }
    }
}
