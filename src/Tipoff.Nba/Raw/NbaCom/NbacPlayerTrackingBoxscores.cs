using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>What the cameras saw of each player: distance, touches, passes, contested shots.</summary>
/// <remarks>
/// Shares are from 0 to 1. Contested and uncontested shots may count one more than the box score (Alex Caruso on 2 January 2023: 8 for 7).
/// </remarks>
public sealed class NbacPlayerTrackingBoxscores : Table<NbacPlayerTrackingBoxscores.Row>
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
        [Doc("Miles an hour, mean over the time on court.")] double? Speed,
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
        Between(row => row.SecondsPlayed, 0, 4680),
        Never("more makes than attempts", "contested_fg_makes > contested_fg_attempts or uncontested_fg_makes > uncontested_fg_attempts or rim_defended_fg_makes > rim_defended_fg_attempts"),
        Between(row => row.Distance, 0, 6),
    ];
}
