using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>All books' spread, total and moneyline of one game, as they stand now.</summary>
public sealed class TheOddsApiGameLines : Endpoint
{
    public override Site Site { get; } = new TheOddsApi();

    public override string Summary => "Spread, total and moneyline, by game and book";

    public override string Targets => OddsApiEvent.Upcoming;

    public override string Path(Target target) =>
        $"v4/sports/basketball_nba/events/{target["event_id"]}/odds?regions=us&markets=spreads,totals,h2h&oddsFormat=american";

    public override IReadOnlyList<Type> Lands => [typeof(OddsApiGameLines)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(2);

    public override IReadOnlyList<Type> After => [typeof(TheOddsApiEvents)];

    public override void Parse(Document document, Landing landing) => OddsApiGameLines.Land(document, document.FetchedAt, document.Json, landing);
}
