using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The box score that the league calls misc.</summary>
public sealed class NbaStatsBoxScorePointSources : NbaStatsBoxScore
{
    public override string Summary => "Points in the paint, off turnovers, on the break; fouls drawn";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerPointSourceBoxscores), typeof(NbacTeamPointSourceBoxscores)];

    public override string Path(Target target) => WholeGame("boxscoremiscv3", target);

    public override void Parse(Document document, Landing landing)
    {
        var box = BoxScoreBody.Of(document, "boxScoreMisc");
        foreach (var player in box.Players)
            landing.Add(PlayerRow(player, player.Statistics));
        foreach (var team in box.Teams)
            landing.Add(TeamRow(team, team.Statistics));
    }

    static NbacPlayerPointSourceBoxscores.Row PlayerRow(BoxScoreBody.Player player, Fields statistics) => new(
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
        statistics.IntOrNull("pointsOffTurnovers"),
        statistics.IntOrNull("pointsSecondChance"),
        statistics.IntOrNull("pointsFastBreak"),
        statistics.IntOrNull("pointsPaint"),
        statistics.IntOrNull("oppPointsOffTurnovers"),
        statistics.IntOrNull("oppPointsSecondChance"),
        statistics.IntOrNull("oppPointsFastBreak"),
        statistics.IntOrNull("oppPointsPaint"),
        statistics.IntOrNull("blocks"),
        statistics.IntOrNull("blocksAgainst"),
        statistics.IntOrNull("foulsPersonal"),
        statistics.IntOrNull("foulsDrawn"));

    static NbacTeamPointSourceBoxscores.Row TeamRow(BoxScoreBody.Side team, Fields statistics) => new(
        team.Game.Id.Text,
        team.TeamAbbr,
        team.Game.Date,
        team.Game.Id.SeasonYear,
        team.Game.Id.SeasonType,
        team.OpponentTeamAbbr,
        team.IsHome,
        team.SecondsPlayed,
        statistics.IntOrNull("pointsOffTurnovers"),
        statistics.IntOrNull("pointsSecondChance"),
        statistics.IntOrNull("pointsFastBreak"),
        statistics.IntOrNull("pointsPaint"),
        statistics.IntOrNull("oppPointsOffTurnovers"),
        statistics.IntOrNull("oppPointsSecondChance"),
        statistics.IntOrNull("oppPointsFastBreak"),
        statistics.IntOrNull("oppPointsPaint"),
        statistics.IntOrNull("blocks"),
        statistics.IntOrNull("blocksAgainst"),
        statistics.IntOrNull("foulsPersonal"),
        statistics.IntOrNull("foulsDrawn"));
}
