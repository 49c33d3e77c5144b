using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Ratings, shares and pace of each player while he was on court.</summary>
/// <remarks>Shares are from 0 to 1.</remarks>
public sealed class NbacPlayerAdvancedBoxscores : Table<NbacPlayerAdvancedBoxscores.Row>
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
        double? EstimatedOffensiveRating,
        double? OffensiveRating,
        double? EstimatedDefensiveRating,
        double? DefensiveRating,
        double? EstimatedNetRating,
        double? NetRating,
        double? AssistPct,
        double? AssistToTurnover,
        [Doc("Assists in a hundred possessions used.")] double? AssistRatio,
        double? OffensiveReboundPct,
        double? DefensiveReboundPct,
        double? ReboundPct,
        [Doc("Turnovers in a hundred possessions used.")] double? TurnoverRatio,
        double? EffectiveFgPct,
        double? TrueShootingPct,
        double? UsagePct,
        double? EstimatedUsagePct,
        double? EstimatedPace,
        [Doc("Possessions in 48 minutes.")] double? Pace,
        [Doc("Possessions in 40 minutes.")] double? PacePerFortyMinutes,
        int? Possessions,
        [Doc("The league's player impact estimate, a share of all that happened.")] double? Pie);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Between(row => row.SecondsPlayed, 0, 4680),
        Between(row => row.Possessions, 0, 200),
        Between(row => row.UsagePct, 0, 1, Severity.Warning),
    ];
}
