using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>The lines of the players of one game, with its id.</summary>
public sealed class BallDontLieStats : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Lines of the players of a game";

    public override string Targets => BdlBody.FinishedGames;

    public override string Path(Target target) => $"v1/stats?game_ids[]={target["bdl_game_id"]}&{BdlBody.Page(target)}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlPlayerBoxscores)];

    public override IReadOnlyList<string> Slice => ["bdl_game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override IReadOnlyList<Type> After => [typeof(BallDontLieGames)];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var line in document.Json.Items("data"))
        {
            var game = line.Child("game");
            var isHome = game.Int("home_team_id") == line.Child("team").Int("id");
            if (BdlBody.TeamOf(line.Child("team")) is { } team && BdlBody.TeamOf(game.Int(isHome ? "visitor_team_id" : "home_team_id")) is { } opponent)
                landing.Add(BdlPlayerBoxscores.Of(document, line, game, game.Int("id"), team, opponent, isHome));
        }
    }
}
