using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>The games of a date with their ids.</summary>
public sealed class BallDontLieGames : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Games of a date with state and score";

    public override string Targets => RequestTargets.GameDates;

    public override string Path(Target target) => $"v1/games?dates[]={target["game_date"]}&{BdlBody.Page(target)}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlGames)];

    public override IReadOnlyList<string> Slice => ["game_date"];

    public override TimeSpan? Cadence => TimeSpan.FromHours(1);

    public override IReadOnlyList<int> RefetchDays => [1];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var game in document.Json.Items("data"))
            BdlGames.Land(document, game, landing);
    }
}
