using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>The active players of a team.</summary>
public sealed class BallDontLieActivePlayers : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Active players of a team";

    public override string Targets => BdlBody.EveryTeamToday;

    public override string Path(Target target) => $"v1/players/active?team_ids[]={BdlBody.IdOf(target["team_abbr"])}&{BdlBody.Page(target)}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlPlayers)];

    public override IReadOnlyList<string> Slice => ["team_abbr"];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var player in document.Json.Items("data"))
            landing.Add(BdlPlayers.Of(document, player));
    }
}
