using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Where the points of each player's game came from, his own and the opponent's while he was on court.</summary>
public sealed class NbacPlayerPointSourceBoxscores : Table<NbacPlayerPointSourceBoxscores.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] int PlayerId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string PlayerName,
        string PlayerLookup,
        string TeamAbbr,
        string OpponentTeamAbbr,
        bool IsHome,
        [Doc("G, F or C of starters; null for others.")] string? StartPosition,
        int SecondsPlayed,
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
        Between(row => row.SecondsPlayed, 0, 4680),
        Never("a count below zero", "least(turnover_points, second_chance_points, fast_break_points, paint_points, blocks, personal_fouls, fouls_drawn) < 0"),
    ];
}
