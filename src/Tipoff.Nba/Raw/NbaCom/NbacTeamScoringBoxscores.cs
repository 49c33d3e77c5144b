using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>What each team's shots and points were made of.</summary>
/// <remarks>Shares are from 0 to 1.</remarks>
public sealed class NbacTeamScoringBoxscores : Table<NbacTeamScoringBoxscores.Row>
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
        Between(row => row.SecondsPlayed, 14400, 23400, Severity.Warning),
        Never("shares of shots that are no whole", "two_pt_attempts_pct + three_pt_attempts_pct not in (0, 1) and abs(two_pt_attempts_pct + three_pt_attempts_pct - 1) > 0.002", Severity.Warning),
        Between(row => row.PaintPointsPct, 0, 1),
    ];
}
