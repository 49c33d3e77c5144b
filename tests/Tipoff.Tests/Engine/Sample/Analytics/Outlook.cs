using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Analytics;

/// <summary>What a shop will sell in the three days to come.</summary>
public sealed class Outlook : Table<Outlook.Row>
{
    public sealed record Row([Key] string Shop, [Key][Partition] DateOnly Day);

    public override IReadOnlyList<Upstream> Upstreams => [DaysAfter<DailyTotals>(3)];

    public override Expectation Expectation => new DailyTotals().Expectation;
}
