using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>The line of each player of a game as BallDontLie tells it; who did not play has 0 minutes.</summary>
public sealed class BdlPlayerBoxscores : Table<BdlPlayerBoxscores.Row>
{
    public sealed record Row(
        [Partition][Key][Doc("Eastern date.")] DateOnly GameDate,
        [Key] string TeamAbbr,
        [Key][Doc("Player id of BallDontLie.")] int BdlPlayerId,
        [Doc("Game id of BallDontLie; boxes of a date do not say it.")] int? BdlGameId,
        [Doc("Year the season starts in.")] int SeasonYear,
        bool IsPostseason,
        bool IsFinal,
        string PlayerName,
        string PlayerLookup,
        string OpponentTeamAbbr,
        bool IsHome,
        [Doc("Whole minutes; 0 is also a player who stayed out.")] int? Minutes,
        int? Points,
        int? FgMakes,
        int? FgAttempts,
        int? ThreePtMakes,
        int? ThreePtAttempts,
        int? FtMakes,
        int? FtAttempts,
        int? OffensiveRebounds,
        int? DefensiveRebounds,
        int? Rebounds,
        int? Assists,
        int? Steals,
        int? Blocks,
        int? Turnovers,
        int? PersonalFouls,
        [Key][Feed] string Feed);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("points differ from the shots made", "points <> 2 * fg_makes + three_pt_makes + ft_makes"),
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts or three_pt_makes > fg_makes"),
        Never("rebounds differ from their parts", "rebounds <> offensive_rebounds + defensive_rebounds"),
        Between(row => row.Minutes, 0, 78),
    ];

    internal static Row Of(Document document, Fields line, Fields game, int? gameId, string teamAbbr, string opponentAbbr, bool isHome)
    {
        var player = line.Child("player");
        return new Row(
            game.Date("date"),
            teamAbbr,
            player.Int("id"),
            gameId,
            game.Int("season"),
            game.Flag("postseason"),
            game.Text("status") == "Final",
            BdlBody.NameOf(player),
            PlayerLookup.Of(BdlBody.NameOf(player)),
            opponentAbbr,
            isHome,
            BdlBody.Minutes(line),
            line.IntOrNull("pts"),
            line.IntOrNull("fgm"),
            line.IntOrNull("fga"),
            line.IntOrNull("fg3m"),
            line.IntOrNull("fg3a"),
            line.IntOrNull("ftm"),
            line.IntOrNull("fta"),
            line.IntOrNull("oreb"),
            line.IntOrNull("dreb"),
            line.IntOrNull("reb"),
            line.IntOrNull("ast"),
            line.IntOrNull("stl"),
            line.IntOrNull("blk"),
            line.IntOrNull("turnover"),
            line.IntOrNull("pf"),
            document.Feed);
    }
}
