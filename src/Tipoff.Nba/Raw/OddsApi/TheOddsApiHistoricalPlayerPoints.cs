using Tipoff.Engine.Sources;
using Tipoff.Nba.Raw.Sportsbooks;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>All books' lines on the points of the players of one past game, as they stood at a moment.</summary>
/// <remarks>Costs ten times a live request. A snapshot after the event left the list is 404.</remarks>
public sealed class TheOddsApiHistoricalPlayerPoints : Endpoint
{
    public override Site Site { get; } = new TheOddsApi();

    public override string Summary => "Lines on players' points as they stood at a past moment";

    /// <remarks>Props were not recorded before May 2023.</remarks>
    public override string Targets => OddsApiEvent.Past + "\n  and e.game_date >= date '2023-05-03'";

    public override string Path(Target target) =>
        $"v4/historical/sports/basketball_nba/events/{target["event_id"]}/odds?regions=us&markets=player_points&oddsFormat=american&date={target["snapshot_at"]}";

    public override IReadOnlyList<Type> Lands => [typeof(SportsbookPlayerPoints)];

    public override IReadOnlyList<string> Slice => [];

    public override IReadOnlyList<Type> After => [typeof(TheOddsApiHistoricalEvents)];

    public override void Parse(Document document, Landing landing) =>
        TheOddsApiPlayerPoints.Land(document, OddsApiEvent.SnapshotAt(document), document.Json.Child("data"), landing);
}
