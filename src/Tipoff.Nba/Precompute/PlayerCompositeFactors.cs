using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;

namespace Tipoff.Nba.Precompute;

/// <summary>Four adjustments to a candidate's usual points: fatigue, shot zones, pace and usage.</summary>
/// <remarks>
/// A factor is null when one of its inputs is missing: no default stands in. 100 is fresh. Nothing is written in days 0-13 of a season.
/// </remarks>
public sealed class PlayerCompositeFactors : Table<PlayerCompositeFactors.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        [Key] string GameId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string? PlayerLookup,
        string TeamAbbr,
        string OpponentTeamAbbr,
        [Doc("0-100, 100 = fresh.")] int? FatigueScore,
        [Doc("(score - 100) / 20 points.")] double? FatigueAdjustment,
        string? PrimaryScoringZone,
        [Doc("-10 to 10; positive = his zone is defended weakly.")] double? ShotZoneMismatchScore,
        [Doc("-3 to 3; positive = faster than usual.")] double? PaceScore,
        [Doc("-3 to 3; positive = more of the offence than lately.")] double? UsageSpikeScore,
        [Doc("Sum of the four; null when one is.")] double? TotalCompositeAdjustment,
        string? MismatchType,
        string? PaceEnvironment,
        string? UsageTrend,
        [Doc("Share of the four factors that are known, 0-100.")] int DataCompletenessPct,
        string CalculationVersion);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<UpcomingPlayerGameContext>(),
        Same<PlayerShotZoneAnalysis>(),
        Same<TeamDefenseZoneAnalysis>(),
    ];

    public override Expectation Expectation => Slate.GamesAfterBootstrap;

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.FatigueScore, 0, 100),
        Between(row => row.ShotZoneMismatchScore, -10, 10),
        Between(row => row.PaceScore, -3, 3),
        Between(row => row.UsageSpikeScore, -3, 3),
        Never("tired and fresh at once", "fatigue_adjustment > 0"),
        Never("an extreme sum", "abs(total_composite_adjustment) > 12", Severity.Warning),
    ];
}
