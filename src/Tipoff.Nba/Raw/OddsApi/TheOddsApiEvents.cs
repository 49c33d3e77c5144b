using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>Games to come and under way, with the ids that the lines are asked by.</summary>
public sealed class TheOddsApiEvents : Endpoint
{
    public override Site Site { get; } = new TheOddsApi();

    public override string Summary => "Ids and starts of the games to come";

    public override string Targets => RequestTargets.Today;

    public override string Path(Target target) => "v4/sports/basketball_nba/events";

    public override IReadOnlyList<Type> Lands => [typeof(OddsApiEvents)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(2);

    public override void Parse(Document document, Landing landing) =>
        OddsApiEvents.Land(document, document.FetchedAt, document.Json.Items(), landing);
}
