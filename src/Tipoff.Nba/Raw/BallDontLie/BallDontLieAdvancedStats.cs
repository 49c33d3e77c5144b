using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Rates of the players of one game.</summary>
public sealed class BallDontLieAdvancedStats : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Advanced figures of the players of a game";

    public override string Targets => BdlBody.FinishedGames;

    public override string Path(Target target) => $"v1/stats/advanced?game_ids[]={target["bdl_game_id"]}&{BdlBody.Page(target)}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlAdvancedStats)];

    public override IReadOnlyList<string> Slice => ["bdl_game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override IReadOnlyList<Type> After => [typeof(BallDontLieGames)];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var line in document.Json.Items("data"))
        {
            var (player, game) = (line.Child("player"), line.Child("game"));
            if (BdlBody.TeamOf(line.Child("team")) is not { } team)
                continue;

            landing.Add(new BdlAdvancedStats.Row(
                game.Int("id"),
                player.Int("id"),
                game.Date("date"),
                game.Int("season"),
                BdlBody.NameOf(player),
                PlayerLookup.Of(BdlBody.NameOf(player)),
                team,
                line.DecimalOrNull("pie"),
                line.DecimalOrNull("pace"),
                line.DecimalOrNull("offensive_rating"),
                line.DecimalOrNull("defensive_rating"),
                line.DecimalOrNull("net_rating"),
                line.DecimalOrNull("usage_percentage"),
                line.DecimalOrNull("true_shooting_percentage"),
                line.DecimalOrNull("effective_field_goal_percentage"),
                line.DecimalOrNull("assist_percentage"),
                line.DecimalOrNull("assist_ratio"),
                line.DecimalOrNull("assist_to_turnover"),
                line.DecimalOrNull("turnover_ratio"),
                line.DecimalOrNull("rebound_percentage"),
                line.DecimalOrNull("offensive_rebound_percentage"),
                line.DecimalOrNull("defensive_rebound_percentage")));
        }
    }
}
