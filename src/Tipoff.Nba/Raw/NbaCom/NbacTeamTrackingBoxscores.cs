using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>What the cameras saw of each team.</summary>
/// <remarks>Shares are from 0 to 1.</remarks>
public sealed class NbacTeamTrackingBoxscores : Table<NbacTeamTrackingBoxscores.Row>
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
        [Doc("Miles.")] double? Distance,
        int? OffensiveReboundChances,
        int? DefensiveReboundChances,
        int? ReboundChances,
        int? Touches,
        [Doc("The pass before an assist.")] int? SecondaryAssists,
        int? FtAssists,
        int? Passes,
        int? Assists,
        int? ContestedFgMakes,
        int? ContestedFgAttempts,
        double? ContestedFgPct,
        int? UncontestedFgMakes,
        int? UncontestedFgAttempts,
        double? UncontestedFgPct,
        double? FgPct,
        int? RimDefendedFgMakes,
        [Doc("Opponents' shots at the rim that he defended.")] int? RimDefendedFgAttempts,
        double? RimDefendedFgPct);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Between(row => row.SecondsPlayed, 14400, 23400, Severity.Warning),
        Never("more makes than attempts", "contested_fg_makes > contested_fg_attempts or uncontested_fg_makes > uncontested_fg_attempts or rim_defended_fg_makes > rim_defended_fg_attempts"),
        Between(row => row.Distance, 0, 40),
    ];
}
