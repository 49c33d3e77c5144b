using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The points of each team by period, with what the summary counts beside them.</summary>
public sealed class NbacTeamLineScores : Table<NbacTeamLineScores.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        bool IsHome,
        int? PointsQ1,
        int? PointsQ2,
        int? PointsQ3,
        int? PointsQ4,
        int? PointsOt1,
        int? PointsOt2,
        int? PointsOt3,
        int? PointsOt4,
        int? PointsOt5,
        int? PointsOt6,
        int? PointsOt7,
        int? PointsOt8,
        int? PointsOt9,
        int? PointsOt10,
        int Points,
        [Doc("Season record after the game.")] int? Wins,
        [Doc("Season record after the game.")] int? Losses,
        int? PaintPoints,
        int? SecondChancePoints,
        int? FastBreakPoints,
        int? TurnoverPoints,
        int? LargestLead,
        [Doc("Turnovers of no single player.")] int? TeamTurnovers,
        int? TotalTurnovers,
        [Doc("Rebounds of no single player.")] int? TeamRebounds);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Never(
            "points differ from the periods",
            """
            points <> coalesce(points_q_1, 0) + coalesce(points_q_2, 0) + coalesce(points_q_3, 0) + coalesce(points_q_4, 0)
                + coalesce(points_ot_1, 0) + coalesce(points_ot_2, 0) + coalesce(points_ot_3, 0) + coalesce(points_ot_4, 0) + coalesce(points_ot_5, 0)
                + coalesce(points_ot_6, 0) + coalesce(points_ot_7, 0) + coalesce(points_ot_8, 0) + coalesce(points_ot_9, 0) + coalesce(points_ot_10, 0)
            """),
    ];
}
