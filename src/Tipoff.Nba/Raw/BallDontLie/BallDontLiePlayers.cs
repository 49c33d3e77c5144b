using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Every player who ever was, page after page.</summary>
public sealed class BallDontLiePlayers : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Players of all times";

    public override string Targets => RequestTargets.Today;

    public override string Path(Target target) => $"v1/players?{BdlBody.Page(target)}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlPlayers)];

    public override IReadOnlyList<string> Slice => [];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var player in document.Json.Items("data"))
            landing.Add(BdlPlayers.Of(document, player));
    }
}
