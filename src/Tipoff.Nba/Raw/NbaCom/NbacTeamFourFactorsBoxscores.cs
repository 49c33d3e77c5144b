using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The four factors of each team in each game, and of its opponent.</summary>
/// <remarks>Shares are from 0 to 1.</remarks>
public sealed class NbacTeamFourFactorsBoxscores : Table<NbacTeamFourFactorsBoxscores.Row>
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
        Between(row => row.SecondsPlayed, 14400, 23400, Severity.Warning),
        Between(row => row.EffectiveFgPct, 0, 1.5),
        Between(row => row.OffensiveReboundPct, 0, 1),
    ];
}
