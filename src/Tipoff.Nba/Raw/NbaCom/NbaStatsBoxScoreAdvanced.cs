using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The box score of ratings: what happened for each hundred possessions.</summary>
public sealed class NbaStatsBoxScoreAdvanced : NbaStatsBoxScore
{
    public override string Summary => "Ratings, pace and shares of players and teams";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerAdvancedBoxscores), typeof(NbacTeamAdvancedBoxscores)];

    public override string Path(Target target) => WholeGame("boxscoreadvancedv3", target);

    public override void Parse(Document document, Landing landing)
    {
        var box = BoxScoreBody.Of(document, "boxScoreAdvanced");
        foreach (var player in box.Players)
            landing.Add(PlayerRow(player, player.Statistics));
        foreach (var team in box.Teams)
            landing.Add(TeamRow(team, team.Statistics));
    }

    static NbacPlayerAdvancedBoxscores.Row PlayerRow(BoxScoreBody.Player player, Fields statistics) => new(
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
        statistics.DoubleOrNull("estimatedOffensiveRating"),
        statistics.DoubleOrNull("offensiveRating"),
        statistics.DoubleOrNull("estimatedDefensiveRating"),
        statistics.DoubleOrNull("defensiveRating"),
        statistics.DoubleOrNull("estimatedNetRating"),
        statistics.DoubleOrNull("netRating"),
        statistics.DoubleOrNull("assistPercentage"),
        statistics.DoubleOrNull("assistToTurnover"),
        statistics.DoubleOrNull("assistRatio"),
        statistics.DoubleOrNull("offensiveReboundPercentage"),
        statistics.DoubleOrNull("defensiveReboundPercentage"),
        statistics.DoubleOrNull("reboundPercentage"),
        statistics.DoubleOrNull("turnoverRatio"),
        statistics.DoubleOrNull("effectiveFieldGoalPercentage"),
        statistics.DoubleOrNull("trueShootingPercentage"),
        statistics.DoubleOrNull("usagePercentage"),
        statistics.DoubleOrNull("estimatedUsagePercentage"),
        statistics.DoubleOrNull("estimatedPace"),
        statistics.DoubleOrNull("pace"),
        statistics.DoubleOrNull("pacePer40"),
        statistics.IntOrNull("possessions"),
        statistics.DoubleOrNull("PIE"));

    static NbacTeamAdvancedBoxscores.Row TeamRow(BoxScoreBody.Side team, Fields statistics) => new(
        team.Game.Id.Text,
        team.TeamAbbr,
        team.Game.Date,
        team.Game.Id.SeasonYear,
        team.Game.Id.SeasonType,
        team.OpponentTeamAbbr,
        team.IsHome,
        team.SecondsPlayed,
        statistics.DoubleOrNull("estimatedOffensiveRating"),
        statistics.DoubleOrNull("offensiveRating"),
        statistics.DoubleOrNull("estimatedDefensiveRating"),
        statistics.DoubleOrNull("defensiveRating"),
        statistics.DoubleOrNull("estimatedNetRating"),
        statistics.DoubleOrNull("netRating"),
        statistics.DoubleOrNull("assistPercentage"),
        statistics.DoubleOrNull("assistToTurnover"),
        statistics.DoubleOrNull("assistRatio"),
        statistics.DoubleOrNull("offensiveReboundPercentage"),
        statistics.DoubleOrNull("defensiveReboundPercentage"),
        statistics.DoubleOrNull("reboundPercentage"),
        statistics.DoubleOrNull("estimatedTeamTurnoverPercentage"),
        statistics.DoubleOrNull("turnoverRatio"),
        statistics.DoubleOrNull("effectiveFieldGoalPercentage"),
        statistics.DoubleOrNull("trueShootingPercentage"),
        statistics.DoubleOrNull("usagePercentage"),
        statistics.DoubleOrNull("estimatedUsagePercentage"),
        statistics.DoubleOrNull("estimatedPace"),
        statistics.DoubleOrNull("pace"),
        statistics.DoubleOrNull("pacePer40"),
        statistics.IntOrNull("possessions"),
        statistics.DoubleOrNull("PIE"));
}
