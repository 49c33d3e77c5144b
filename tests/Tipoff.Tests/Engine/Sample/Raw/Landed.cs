using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Raw;

/// <summary>Shops of which anything has landed, on each day.</summary>
public sealed class Landed : Table<Landed.Row>
{
    public sealed record Row([Key] string Shop, [Key][Partition] DateOnly Day);

    public override Expectation Expectation => new("a shop", "select cast(day as varchar) as partition, shop as unit, cast(null as varchar) as rule from raw.landed", "shop");
}
