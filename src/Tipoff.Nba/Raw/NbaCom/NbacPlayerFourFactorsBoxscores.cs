using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The four factors of both teams while each player was on court.</summary>
/// <remarks>Shares are from 0 to 1.</remarks>
public sealed class NbacPlayerFourFactorsBoxscores : Table<NbacPlayerFourFactorsBoxscores.Row>
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
        double? EffectiveFgPct,
        [Doc("Free throws for each shot attempted.")] double? FtAttemptRate,
        [Doc("Turnovers for each possession.")] double? TeamTurnoverPct,
        double? OffensiveReboundPct,
        double? OppEffectiveFgPct,
        double? OppFtAttemptRate,
        double? OppTeamTurnoverPct,
        double? OppOffensiveReboundPct);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Between(row => row.SecondsPlayed, 0, 4680),
        Between(row => row.EffectiveFgPct, 0, 1.5),
        Between(row => row.OffensiveReboundPct, 0, 1),
    ];
}
