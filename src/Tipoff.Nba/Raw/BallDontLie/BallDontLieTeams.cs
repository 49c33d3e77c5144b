using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>All clubs with their ids, those of long ago too.</summary>
public sealed class BallDontLieTeams : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Clubs and their ids";

    public override string Targets => RequestTargets.Today;

    public override string Path(Target target) => "v1/teams";

    public override IReadOnlyList<Type> Lands => [typeof(BdlTeams)];

    public override IReadOnlyList<string> Slice => [];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var team in document.Json.Items("data"))
        {
            landing.Add(new BdlTeams.Row(
                team.Int("id"),
                BdlBody.TeamOf(team.Int("id")),
                team.Text("abbreviation"),
                team.Text("full_name"),
                team.TextOrNull("city"),
                team.TextOrNull("conference"),
                team.TextOrNull("division")));
        }
    }
}
