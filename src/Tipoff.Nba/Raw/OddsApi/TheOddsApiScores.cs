using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>Scores of games of the last day, under way and to come.</summary>
public sealed class TheOddsApiScores : Endpoint
{
    public override Site Site { get; } = new TheOddsApi();

    public override string Summary => "Scores of the last day's games";

    public override string Targets => RequestTargets.Today;

    public override string Path(Target target) => "v4/sports/basketball_nba/scores?daysFrom=1";

    public override IReadOnlyList<Type> Lands => [typeof(OddsApiScores)];

    public override IReadOnlyList<string> Slice => [];

    public override TimeSpan? Cadence => TimeSpan.FromHours(2);

    public override void Parse(Document document, Landing landing)
    {
        foreach (var game in document.Json.Items())
        {
            if (OddsApiEvent.Sides(game) is not { } sides)
                continue;

            // Null as long as the game has not begun.
            var scores = game.Optional.Items("scores").ToLookup(score => score.Text("name"), score => score.IntOrNull("score"));
            landing.Add(new OddsApiScores.Row(
                game.Text("id"),
                document.FetchedAt,
                OddsApiEvent.GameDate(game),
                game.Instant("commence_time"),
                game.Flag("completed"),
                sides.Home,
                sides.Away,
                scores[OddsApiEvent.Team(game, "home")].FirstOrDefault(),
                scores[OddsApiEvent.Team(game, "away")].FirstOrDefault(),
                game.InstantOrNull("last_update")));
        }
    }
}
