using Tipoff.Engine.Tables;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Analytics;

/// <summary>Days on which any shop was open: only the day counts. The fifth of January is a holiday.</summary>
public sealed class OpenDays : Table<OpenDays.Row>
{
    public sealed record Row([Key][Partition] DateOnly Day);

    public override IReadOnlyList<Upstream> Upstreams => [Same<Sales>()];

    public override Expectation Expectation => new(
        "days on which a shop is open",
        """
        select distinct day as partition, cast(null as text) as unit, cast(null as text) as rule from raw.sales
        union all
        select date '2024-01-05', null, 'holiday'
        """,
        null);
}
