using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Each player's share of what his team did while he was on court.</summary>
/// <remarks>Shares are from 0 to 1.</remarks>
public sealed class NbacPlayerUsageBoxscores : Table<NbacPlayerUsageBoxscores.Row>
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
        double? UsagePct,
        double? FgMakesPct,
        double? FgAttemptsPct,
        double? ThreePtMakesPct,
        double? ThreePtAttemptsPct,
        double? FtMakesPct,
        double? FtAttemptsPct,
        double? OffensiveReboundsPct,
        double? DefensiveReboundsPct,
        double? ReboundsPct,
        double? AssistsPct,
        double? TurnoversPct,
        double? StealsPct,
        double? BlocksPct,
        double? BlocksAllowedPct,
        double? PersonalFoulsPct,
        double? FoulsDrawnPct,
        double? PointsPct);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Between(row => row.SecondsPlayed, 0, 4680),
        Between(row => row.UsagePct, 0, 1, Severity.Warning),
        Between(row => row.PointsPct, 0, 1),
    ];
}
