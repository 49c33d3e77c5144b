using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>What each player's shots and points were made of.</summary>
/// <remarks>Shares are from 0 to 1.</remarks>
public sealed class NbacPlayerScoringBoxscores : Table<NbacPlayerScoringBoxscores.Row>
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
        double? TwoPtAttemptsPct,
        double? ThreePtAttemptsPct,
        double? TwoPtPointsPct,
        double? MidrangePointsPct,
        double? ThreePtPointsPct,
        double? FastBreakPointsPct,
        double? FtPointsPct,
        double? TurnoverPointsPct,
        double? PaintPointsPct,
        double? AssistedTwoPtPct,
        double? UnassistedTwoPtPct,
        double? AssistedThreePtPct,
        double? UnassistedThreePtPct,
        double? AssistedFgPct,
        double? UnassistedFgPct);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Between(row => row.SecondsPlayed, 0, 4680),
        Never("shares of shots that are no whole", "two_pt_attempts_pct + three_pt_attempts_pct not in (0, 1) and abs(two_pt_attempts_pct + three_pt_attempts_pct - 1) > 0.002", Severity.Warning),
        Between(row => row.PaintPointsPct, 0, 1),
    ];
}
