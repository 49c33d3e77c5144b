using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BettingPros;

/// <summary>The games of a date, with the ids that the lines are asked by; times are UTC without saying so.</summary>
public sealed class BettingProsEvents : Endpoint
{
    public override Site Site { get; } = new BettingPros();

    public override string Summary => "Ids and starts of the games of a date";

    public override string Targets => RequestTargets.GameDates;

    public override string Path(Target target) => $"v3/events?sport=NBA&date={target["game_date"]}";

    public override IReadOnlyList<Type> Lands => [typeof(BettingprosGames)];

    public override IReadOnlyList<string> Slice => ["game_date"];

    public override TimeSpan? Cadence => TimeSpan.FromHours(6);

    public override void Parse(Document document, Landing landing)
    {
        foreach (var game in document.Json.Items("events"))
        {
            if (Team.Of(game.Text("home")) is not { } home || Team.Of(game.Text("visitor")) is not { } away)
                continue;

            var commenceAt = game.Instant("scheduled");
            landing.Add(new BettingprosGames.Row(game.Int("id"), Eastern.DateOf(commenceAt), commenceAt, home.Abbr, away.Abbr, game.Text("status"), document.FetchedAt));
        }
    }
}
