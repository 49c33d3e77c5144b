using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Games as BallDontLie lists them, with their ids there.</summary>
public sealed class BdlGames : Table<BdlGames.Row>
{
    public sealed record Row(
        [Key][Doc("Game id of BallDontLie.")] int BdlGameId,
        [Partition][Doc("Eastern date.")] DateOnly GameDate,
        [Doc("Year the season starts in.")] int SeasonYear,
        bool IsPostseason,
        DateTimeOffset? CommenceAt,
        [Doc("Final, a running period, or the start of a game to come.")] string Status,
        bool IsFinal,
        [Doc("Periods begun; 5 is the first overtime.")] int Period,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        [Doc("Null before the start.")] int? HomeScore,
        int? AwayScore,
        [Key][Feed] string Feed);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("a team plays itself", "home_team_abbr = away_team_abbr"),
        Never("a finished game without a winner", "is_final and (home_score is null or home_score = away_score)"),
        Between(row => row.HomeScore, 0, 250),
        Between(row => row.AwayScore, 0, 250),
    ];

    internal static void Land(Document document, Fields game, Landing landing)
    {
        if (BdlBody.TeamOf(game.Child("home_team")) is not { } home || BdlBody.TeamOf(game.Child("visitor_team")) is not { } away)
            return;

        // Before the start the source shows 0 to 0.
        var hasBegun = game.Int("period") > 0 || game.Text("status") == "Final";
        landing.Add(new Row(
            game.Int("id"),
            game.Date("date"),
            game.Int("season"),
            game.Flag("postseason"),
            game.Optional.InstantOrNull("datetime"),
            game.Text("status"),
            game.Text("status") == "Final",
            game.Int("period"),
            home,
            away,
            hasBegun ? game.IntOrNull("home_team_score") : null,
            hasBegun ? game.IntOrNull("visitor_team_score") : null,
            document.Feed));
    }
}
