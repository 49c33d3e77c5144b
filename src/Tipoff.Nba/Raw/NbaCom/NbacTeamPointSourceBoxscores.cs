using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Where the points of each team came from, and those of its opponent.</summary>
public sealed class NbacTeamPointSourceBoxscores : Table<NbacTeamPointSourceBoxscores.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string OpponentTeamAbbr,
        bool IsHome,
        [Doc("Of all players together.")] int SecondsPlayed,
        int? TurnoverPoints,
        int? SecondChancePoints,
        int? FastBreakPoints,
        int? PaintPoints,
        int? OppTurnoverPoints,
        int? OppSecondChancePoints,
        int? OppFastBreakPoints,
        int? OppPaintPoints,
        int? Blocks,
        int? BlocksAgainst,
        int? PersonalFouls,
        int? FoulsDrawn);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Between(row => row.SecondsPlayed, 14400, 23400, Severity.Warning),
        Never("a count below zero", "least(turnover_points, second_chance_points, fast_break_points, paint_points, blocks, personal_fouls, fouls_drawn) < 0"),
    ];
}
