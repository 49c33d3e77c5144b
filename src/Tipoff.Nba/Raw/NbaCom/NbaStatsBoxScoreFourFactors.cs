using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The box score of the four factors.</summary>
public sealed class NbaStatsBoxScoreFourFactors : NbaStatsBoxScore
{
    public override string Summary => "Four factors of players' teams and teams";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerFourFactorsBoxscores), typeof(NbacTeamFourFactorsBoxscores)];

    public override string Path(Target target) => WholeGame("boxscorefourfactorsv3", target);

    public override void Parse(Document document, Landing landing)
    {
        var box = BoxScoreBody.Of(document, "boxScoreFourFactors");
        foreach (var player in box.Players)
            landing.Add(PlayerRow(player, player.Statistics));
        foreach (var team in box.Teams)
            landing.Add(TeamRow(team, team.Statistics));
    }

    static NbacPlayerFourFactorsBoxscores.Row PlayerRow(BoxScoreBody.Player player, Fields statistics) => new(
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
        statistics.DoubleOrNull("effectiveFieldGoalPercentage"),
        statistics.DoubleOrNull("freeThrowAttemptRate"),
        statistics.DoubleOrNull("teamTurnoverPercentage"),
        statistics.DoubleOrNull("offensiveReboundPercentage"),
        statistics.DoubleOrNull("oppEffectiveFieldGoalPercentage"),
        statistics.DoubleOrNull("oppFreeThrowAttemptRate"),
        statistics.DoubleOrNull("oppTeamTurnoverPercentage"),
        statistics.DoubleOrNull("oppOffensiveReboundPercentage"));

    static NbacTeamFourFactorsBoxscores.Row TeamRow(BoxScoreBody.Side team, Fields statistics) => new(
        team.Game.Id.Text,
        team.TeamAbbr,
        team.Game.Date,
        team.Game.Id.SeasonYear,
        team.Game.Id.SeasonType,
        team.OpponentTeamAbbr,
        team.IsHome,
        team.SecondsPlayed,
        statistics.DoubleOrNull("effectiveFieldGoalPercentage"),
        statistics.DoubleOrNull("freeThrowAttemptRate"),
        statistics.DoubleOrNull("teamTurnoverPercentage"),
        statistics.DoubleOrNull("offensiveReboundPercentage"),
        statistics.DoubleOrNull("oppEffectiveFieldGoalPercentage"),
        statistics.DoubleOrNull("oppFreeThrowAttemptRate"),
        statistics.DoubleOrNull("oppTeamTurnoverPercentage"),
        statistics.DoubleOrNull("oppOffensiveReboundPercentage"));
}
