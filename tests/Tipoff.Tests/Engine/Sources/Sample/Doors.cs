using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Raw;

/// <summary>Which shops are open on which day: what must be counted.</summary>
public sealed class Openings : Table<Openings.Row>
{
    public sealed record Row([Key] string Shop, [Key][Partition] DateOnly Day);
}

/// <summary>Visitors by shop and hour.</summary>
public sealed class Visits : Table<Visits.Row>
{
    public sealed record Row([Key] string Shop, [Key] int Hour, [Partition] DateOnly Day, int Visitors, [Feed] string Feed);

    public override Expectation Expectation => new(
        "open shops",
        "select cast(o.day as text) as partition, o.shop as unit, cast(null as text) as rule from raw.openings o",
        "shop");

    public override IReadOnlyList<Check> Checks => [Between(row => row.Visitors, 0, 1000)];
}

/// <summary>A provider of counted doors.</summary>
public sealed class DoorCounter : Site
{
    public override string Summary => "Counted doors";

    public override Uri BaseAddress => new("https://doors.example/");

    public override Rate Rate => Rate.OneIn(2);

    public override (string Remaining, string Used)? QuotaHeaders => ("X-Left", "X-Used");
}

/// <summary>A provider that wants a key.</summary>
public sealed class LockedDoors : Site
{
    public const string KeyVariable = "TIPOFF_TEST_DOOR_KEY";

    public override string Summary => "Doors behind a key";

    public override Uri BaseAddress => new("https://locked.example/");

    public override Rate Rate => Rate.OneIn(1);

    public override Credential? Credential => new(KeyVariable, "apiKey", IsQuery: true);
}

/// <summary>The shops of a day.</summary>
public sealed class DoorCounterOpenings : Endpoint
{
    public override Site Site => new DoorCounter();

    public override string Summary => "Open shops of a day";

    public override string Targets => "select cast(d as date)::text as day, true as is_expected from generate_series(cast(@from as timestamp), cast(@to as timestamp), interval 1 day) t (d)";

    public override string Path(Target target) => $"openings/{target["day"]}.json";

    public override IReadOnlyList<Type> Lands => [typeof(Openings)];

    public override IReadOnlyList<string> Slice => ["day"];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var shop in document.Json.Texts("shops"))
            landing.Add(new Openings.Row(shop, document.Target.Date("day")));
    }
}

/// <summary>Visitors of a day, all shops in one answer.</summary>
public class DoorCounterVisits : Endpoint
{
    public override Site Site => new DoorCounter();

    public override string Summary => "Visitors of a day";

    public override string Targets => "select distinct day::text as day, true as is_expected from raw.openings where day between @from and @to";

    public override string Path(Target target) => $"visits/{target["day"]}.json";

    public override IReadOnlyList<Type> Lands => [typeof(Visits)];

    public override IReadOnlyList<string> Slice => ["day"];

    public override IReadOnlyList<Type> After => [typeof(DoorCounterOpenings)];

    public override IReadOnlyList<int> RefetchDays => [1, 3];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var row in document.Json.Items("visits"))
            landing.Add(new Visits.Row(row.Text("shop"), row.Int("hour"), document.Target.Date("day"), row.Int("visitors"), document.Feed));
    }
}

/// <summary>The same from another provider, shop by shop, asked only where the first owes.</summary>
public sealed class LockedDoorsVisits : Endpoint
{
    public override Site Site => new LockedDoors();

    public override string Summary => "Visitors of a shop on a day";

    public override string Targets => "select shop, day::text as day, true as is_expected from raw.openings where day between @from and @to";

    public override string Path(Target target) => $"visits?shop={target["shop"]}&day={target["day"]}";

    public override IReadOnlyList<Type> Lands => [typeof(Visits)];

    public override IReadOnlyList<string> Slice => ["shop", "day"];

    public override Type? FallbackFor => typeof(DoorCounterVisits);

    public override void Parse(Document document, Landing landing)
    {
        foreach (var row in document.Json.Items("visits"))
            landing.Add(new Visits.Row(document.Target["shop"], row.Int("hour"), document.Target.Date("day"), row.Int("visitors"), document.Feed));
    }
}
