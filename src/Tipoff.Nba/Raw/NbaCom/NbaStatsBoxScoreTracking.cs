using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The box score of player tracking.</summary>
public sealed class NbaStatsBoxScoreTracking : NbaStatsBoxScore
{
    public override string Summary => "Distance, touches, passes, contested shots";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerTrackingBoxscores), typeof(NbacTeamTrackingBoxscores)];

    public override string Path(Target target) => $"stats/boxscoreplayertrackv3?GameID={target["game_id"]}";

    public override void Parse(Document document, Landing landing)
    {
        var box = BoxScoreBody.Of(document, "boxScorePlayerTrack");
        foreach (var player in box.Players)
            landing.Add(PlayerRow(player, player.Statistics));
        foreach (var team in box.Teams)
            landing.Add(TeamRow(team, team.Statistics));
    }

    static NbacPlayerTrackingBoxscores.Row PlayerRow(BoxScoreBody.Player player, Fields statistics) => new(
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
        statistics.DoubleOrNull("speed"),
        statistics.DoubleOrNull("distance"),
        statistics.IntOrNull("reboundChancesOffensive"),
        statistics.IntOrNull("reboundChancesDefensive"),
        statistics.IntOrNull("reboundChancesTotal"),
        statistics.IntOrNull("touches"),
        statistics.IntOrNull("secondaryAssists"),
        statistics.IntOrNull("freeThrowAssists"),
        statistics.IntOrNull("passes"),
        statistics.IntOrNull("assists"),
        statistics.IntOrNull("contestedFieldGoalsMade"),
        statistics.IntOrNull("contestedFieldGoalsAttempted"),
        statistics.DoubleOrNull("contestedFieldGoalPercentage"),
        statistics.IntOrNull("uncontestedFieldGoalsMade"),
        statistics.IntOrNull("uncontestedFieldGoalsAttempted"),
        statistics.DoubleOrNull("uncontestedFieldGoalsPercentage"),
        statistics.DoubleOrNull("fieldGoalPercentage"),
        statistics.IntOrNull("defendedAtRimFieldGoalsMade"),
        statistics.IntOrNull("defendedAtRimFieldGoalsAttempted"),
        statistics.DoubleOrNull("defendedAtRimFieldGoalPercentage"));

    static NbacTeamTrackingBoxscores.Row TeamRow(BoxScoreBody.Side team, Fields statistics) => new(
        team.Game.Id.Text,
        team.TeamAbbr,
        team.Game.Date,
        team.Game.Id.SeasonYear,
        team.Game.Id.SeasonType,
        team.OpponentTeamAbbr,
        team.IsHome,
        team.SecondsPlayed,
        statistics.DoubleOrNull("distance"),
        statistics.IntOrNull("reboundChancesOffensive"),
        statistics.IntOrNull("reboundChancesDefensive"),
        statistics.IntOrNull("reboundChancesTotal"),
        statistics.IntOrNull("touches"),
        statistics.IntOrNull("secondaryAssists"),
        statistics.IntOrNull("freeThrowAssists"),
        statistics.IntOrNull("passes"),
        statistics.IntOrNull("assists"),
        statistics.IntOrNull("contestedFieldGoalsMade"),
        statistics.IntOrNull("contestedFieldGoalsAttempted"),
        statistics.DoubleOrNull("contestedFieldGoalPercentage"),
        statistics.IntOrNull("uncontestedFieldGoalsMade"),
        statistics.IntOrNull("uncontestedFieldGoalsAttempted"),
        statistics.DoubleOrNull("uncontestedFieldGoalsPercentage"),
        statistics.DoubleOrNull("fieldGoalPercentage"),
        statistics.IntOrNull("defendedAtRimFieldGoalsMade"),
        statistics.IntOrNull("defendedAtRimFieldGoalsAttempted"),
        statistics.DoubleOrNull("defendedAtRimFieldGoalPercentage"));
}
