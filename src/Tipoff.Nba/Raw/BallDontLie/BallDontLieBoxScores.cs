using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>All boxes of a date in one body; the games carry no ids.</summary>
public sealed class BallDontLieBoxScores : Endpoint
{
    public override Site Site { get; } = new BallDontLie();

    public override string Summary => "Boxes of all games of a date";

    public override string Targets => BdlBody.FinishedDates;

    public override string Path(Target target) => $"v1/box_scores?date={target["game_date"]}";

    public override IReadOnlyList<Type> Lands => [typeof(BdlPlayerBoxscores)];

    public override IReadOnlyList<string> Slice => ["game_date"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override void Parse(Document document, Landing landing)
    {
        foreach (var game in document.Json.Items("data"))
        {
            var (home, away) = (game.Child("home_team"), game.Child("visitor_team"));
            if (BdlBody.TeamOf(home) is not { } homeAbbr || BdlBody.TeamOf(away) is not { } awayAbbr)
                continue;

            foreach (var line in home.Items("players"))
                landing.Add(BdlPlayerBoxscores.Of(document, line, game, null, homeAbbr, awayAbbr, isHome: true));
            foreach (var line in away.Items("players"))
                landing.Add(BdlPlayerBoxscores.Of(document, line, game, null, awayAbbr, homeAbbr, isHome: false));
        }
    }
}
