using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The box score of usage; a team's own shares are all 1 and left out.</summary>
public sealed class NbaStatsBoxScoreUsage : NbaStatsBoxScore
{
    public override string Summary => "Shares of the team's actions while on court";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerUsageBoxscores)];

    public override string Path(Target target) => WholeGame("boxscoreusagev3", target);

    public override void Parse(Document document, Landing landing)
    {
        var box = BoxScoreBody.Of(document, "boxScoreUsage");
        foreach (var player in box.Players)
            landing.Add(PlayerRow(player, player.Statistics));
    }

    static NbacPlayerUsageBoxscores.Row PlayerRow(BoxScoreBody.Player player, Fields statistics) => new(
        player.Game.Id.Text,
        player.PlayerId,
        player.Game.Date,
        player.Game.Id.SeasonYear,
        player.Game.Id.SeasonType,
        player.PlayerName,
        player.PlayerLookup,
        player.TeamAbbr,
        player.OpponentTeamAbbr,
        player.IsHome,
        player.StartPosition,
        player.SecondsPlayed,
        statistics.DoubleOrNull("usagePercentage"),
        statistics.DoubleOrNull("percentageFieldGoalsMade"),
        statistics.DoubleOrNull("percentageFieldGoalsAttempted"),
        statistics.DoubleOrNull("percentageThreePointersMade"),
        statistics.DoubleOrNull("percentageThreePointersAttempted"),
        statistics.DoubleOrNull("percentageFreeThrowsMade"),
        statistics.DoubleOrNull("percentageFreeThrowsAttempted"),
        statistics.DoubleOrNull("percentageReboundsOffensive"),
        statistics.DoubleOrNull("percentageReboundsDefensive"),
        statistics.DoubleOrNull("percentageReboundsTotal"),
        statistics.DoubleOrNull("percentageAssists"),
        statistics.DoubleOrNull("percentageTurnovers"),
        statistics.DoubleOrNull("percentageSteals"),
        statistics.DoubleOrNull("percentageBlocks"),
        statistics.DoubleOrNull("percentageBlocksAllowed"),
        statistics.DoubleOrNull("percentagePersonalFouls"),
        statistics.DoubleOrNull("percentagePersonalFoulsDrawn"),
        statistics.DoubleOrNull("percentagePoints"));
}
