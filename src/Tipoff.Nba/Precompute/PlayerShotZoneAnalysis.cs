using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;

namespace Tipoff.Nba.Precompute;

/// <summary>Where a player shoots: his last 10 and 20 appearances of the season.</summary>
/// <remarks>
/// From ten appearances on, where zones are known; every zone comes from the same source. Rates are 0-100 of his shots. Nothing is written in
/// days 0-13 of a season.
/// </remarks>
public sealed class PlayerShotZoneAnalysis : Table<PlayerShotZoneAnalysis.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        [Key][Partition] DateOnly GameDate,
        int SeasonYear,
        string? PlayerLookup,
        [Doc("Of the last 10 appearances, those with zones.")] int GamesInSample10,
        [Doc("Of the last 20 appearances, those with zones.")] int GamesInSample20,
        int TotalShotsLast10,
        [Doc("Share of his shots, 0-100.")] double? PaintRateLast10,
        double? MidRangeRateLast10,
        double? ThreePtRateLast10,
        [Doc("Makes / attempts, 0-1.")] double? PaintPctLast10,
        double? MidRangePctLast10,
        double? ThreePtPctLast10,
        double PaintAttemptsPerGame,
        double MidRangeAttemptsPerGame,
        double ThreePtAttemptsPerGame,
        [Doc("Share of his baskets, 0-100.")] double? AssistedRateLast10,
        double? UnassistedRateLast10,
        double? PaintRateLast20,
        double? PaintPctLast20,
        [Doc("paint or perimeter from 40, mid_range from 35, else balanced; null without a shot.")] string? PrimaryScoringZone,
        [Doc("high 10 appearances with zones, medium from 7, low below.")] string DataQualityTier,
        [Doc("Of the last 10 appearances the share with zones, 0-100.")] double CompletenessPct,
        [Doc("70 of 100 appearances have zones.")] bool IsProductionReady,
        [Doc("JSON list, sorted; null without an issue.")] string? DataQualityIssues);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<UpcomingPlayerGameContext>(),
        PeriodBefore<PlayerRunningTotals>(),
    ];

    public override Expectation Expectation => Slate.ShotZoneDates;

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.PaintRateLast10, 0, 100),
        Between(row => row.PaintPctLast10, 0, 1),
        Between(row => row.AssistedRateLast10, 0, 100),
        Accepted(row => row.PrimaryScoringZone, "paint", "perimeter", "mid_range", "balanced"),
        Never("zones do not make a whole", "abs(paint_rate_last_10 + mid_range_rate_last_10 + three_pt_rate_last_10 - 100) > 0.001"),
    ];
}
