using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The box score of scoring shares.</summary>
public sealed class NbaStatsBoxScoreScoring : NbaStatsBoxScore
{
    public override string Summary => "Shares of shots and points by kind, assisted or not";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerScoringBoxscores), typeof(NbacTeamScoringBoxscores)];

    public override string Path(Target target) => WholeGame("boxscorescoringv3", target);

    public override void Parse(Document document, Landing landing)
    {
        var box = BoxScoreBody.Of(document, "boxScoreScoring");
        foreach (var player in box.Players)
            landing.Add(PlayerRow(player, player.Statistics));
        foreach (var team in box.Teams)
            landing.Add(TeamRow(team, team.Statistics));
    }

    static NbacPlayerScoringBoxscores.Row PlayerRow(BoxScoreBody.Player player, Fields statistics) => new(
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
        statistics.DoubleOrNull("percentageFieldGoalsAttempted2pt"),
        statistics.DoubleOrNull("percentageFieldGoalsAttempted3pt"),
        statistics.DoubleOrNull("percentagePoints2pt"),
        statistics.DoubleOrNull("percentagePointsMidrange2pt"),
        statistics.DoubleOrNull("percentagePoints3pt"),
        statistics.DoubleOrNull("percentagePointsFastBreak"),
        statistics.DoubleOrNull("percentagePointsFreeThrow"),
        statistics.DoubleOrNull("percentagePointsOffTurnovers"),
        statistics.DoubleOrNull("percentagePointsPaint"),
        statistics.DoubleOrNull("percentageAssisted2pt"),
        statistics.DoubleOrNull("percentageUnassisted2pt"),
        statistics.DoubleOrNull("percentageAssisted3pt"),
        statistics.DoubleOrNull("percentageUnassisted3pt"),
        statistics.DoubleOrNull("percentageAssistedFGM"),
        statistics.DoubleOrNull("percentageUnassistedFGM"));

    static NbacTeamScoringBoxscores.Row TeamRow(BoxScoreBody.Side team, Fields statistics) => new(
        team.Game.Id.Text,
        team.TeamAbbr,
        team.Game.Date,
        team.Game.Id.SeasonYear,
        team.Game.Id.SeasonType,
        team.OpponentTeamAbbr,
        team.IsHome,
        team.SecondsPlayed,
        statistics.DoubleOrNull("percentageFieldGoalsAttempted2pt"),
        statistics.DoubleOrNull("percentageFieldGoalsAttempted3pt"),
        statistics.DoubleOrNull("percentagePoints2pt"),
        statistics.DoubleOrNull("percentagePointsMidrange2pt"),
        statistics.DoubleOrNull("percentagePoints3pt"),
        statistics.DoubleOrNull("percentagePointsFastBreak"),
        statistics.DoubleOrNull("percentagePointsFreeThrow"),
        statistics.DoubleOrNull("percentagePointsOffTurnovers"),
        statistics.DoubleOrNull("percentagePointsPaint"),
        statistics.DoubleOrNull("percentageAssisted2pt"),
        statistics.DoubleOrNull("percentageUnassisted2pt"),
        statistics.DoubleOrNull("percentageAssisted3pt"),
        statistics.DoubleOrNull("percentageUnassisted3pt"),
        statistics.DoubleOrNull("percentageAssistedFGM"),
        statistics.DoubleOrNull("percentageUnassistedFGM"));
}
