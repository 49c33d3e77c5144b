using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>All books' spread, total and moneyline of one past game, as they stood at a moment.</summary>
public sealed class TheOddsApiHistoricalGameLines : Endpoint
{
    public override Site Site { get; } = new TheOddsApi();

    public override string Summary => "Spread, total and moneyline as they stood at a past moment";

    public override string Targets => OddsApiEvent.Past;

    public override string Path(Target target) =>
        $"v4/historical/sports/basketball_nba/events/{target["event_id"]}/odds?regions=us&markets=spreads,totals,h2h&oddsFormat=american&date={target["snapshot_at"]}";

    public override IReadOnlyList<Type> Lands => [typeof(OddsApiGameLines)];

    public override IReadOnlyList<string> Slice => [];

    public override IReadOnlyList<Type> After => [typeof(TheOddsApiHistoricalEvents)];

    public override void Parse(Document document, Landing landing) =>
        OddsApiGameLines.Land(document, OddsApiEvent.SnapshotAt(document), document.Json.Child("data"), landing);
}
