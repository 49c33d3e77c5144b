using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>The standings of a season as they are now.</summary>
public sealed class BallDontLieStandings : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Standings of a season";

    public override string Targets => RequestTargets.Seasons;

    public override string Path(Target target) => $"v1/standings?season={target["season_year"]}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlStandings)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(24);

    public override void Parse(Document document, Landing landing)
    {
        foreach (var line in document.Json.Items("data"))
        {
            if (BdlBody.TeamOf(line.Child("team")) is not { } team)
                continue;

            landing.Add(new BdlStandings.Row(
                line.Int("season"),
                Eastern.DateOf(document.FetchedAt),
                team,
                line.Int("wins"),
                line.Int("losses"),
                line.IntOrNull("conference_rank"),
                line.IntOrNull("division_rank"),
                line.TextOrNull("conference_record"),
                line.TextOrNull("division_record"),
                line.TextOrNull("home_record"),
                line.TextOrNull("road_record"),
                document.FetchedAt));
        }
    }
}
