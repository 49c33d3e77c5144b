using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Who of a team is hurt, as told now.</summary>
public sealed class BallDontLieInjuries : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Injuries of a team";

    public override string Targets => BdlBody.EveryTeamToday;

    public override string Path(Target target) => $"v1/player_injuries?team_ids[]={BdlBody.IdOf(target["team_abbr"])}&{BdlBody.Page(target)}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlInjuries)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(2);

    public override void Parse(Document document, Landing landing)
    {
        foreach (var entry in document.Json.Items("data"))
        {
            var player = entry.Child("player");
            landing.Add(new BdlInjuries.Row(
                document.FetchedAt,
                player.Int("id"),
                Eastern.DateOf(document.FetchedAt),
                BdlBody.NameOf(player),
                PlayerLookup.Of(BdlBody.NameOf(player)),
                BdlBody.TeamOf(player.Optional.IntOrNull("team_id")),
                entry.Text("status"),
                entry.TextOrNull("return_date"),
                entry.TextOrNull("description")));
        }
    }
}
