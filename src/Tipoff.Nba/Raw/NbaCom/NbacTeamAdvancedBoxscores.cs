using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Ratings, shares and pace of each team in each game.</summary>
/// <remarks>Shares are from 0 to 1. The estimated ratings are five times, the estimated pace a fifth of what they should be (671.3 for 134.3): so the service says.</remarks>
public sealed class NbacTeamAdvancedBoxscores : Table<NbacTeamAdvancedBoxscores.Row>
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
        double? EstimatedTeamTurnoverPct,
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
        Between(row => row.SecondsPlayed, 14400, 23400, Severity.Warning),
        Between(row => row.Possessions, 0, 200),
    ];
}
