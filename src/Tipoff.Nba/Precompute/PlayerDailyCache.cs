using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;

namespace Tipoff.Nba.Precompute;

/// <summary>A candidate's recent form as reports and screens show it.</summary>
/// <remarks>
/// From five appearances in the season on. The feature store forms the same means from the same running totals, on bootstrap days too. Nothing
/// is written here in days 0-13 of a season.
/// </remarks>
public sealed class PlayerDailyCache : Table<PlayerDailyCache.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        [Key][Partition] DateOnly GameDate,
        string GameId,
        int SeasonYear,
        string? PlayerLookup,
        string? UniversalPlayerId,
        string TeamAbbr,
        int GamesPlayedSeason,
        double PointsAvgLast5,
        double PointsAvgLast10,
        double PointsAvgSeason,
        [Doc("Sample standard deviation.")] double PointsStdLast10,
        double MinutesAvgLast10,
        double MinutesAvgSeason,
        [Doc("Ratio of sums over the last 10, 0-100.")] double? UsageRateLast10,
        double? PlayerUsageRateSeason,
        [Doc("Ratio of sums, 0-1.")] double? TsPctLast10,
        [Doc("Assisted / own baskets, 0-1.")] double? AssistedShareLast10,
        double? TeamPaceLast10,
        double? TeamOffRatingLast10,
        int GamesInLast7Days,
        int GamesInLast14Days,
        int MinutesInLast7Days,
        int MinutesInLast14Days,
        int BackToBacksLast14Days,
        double? PlayerAge,
        string? PrimaryScoringZone,
        double? PaintRateLast10,
        double? ThreePtRateLast10,
        bool ShotZoneDataAvailable,
        [Doc("Fewer than ten appearances.")] bool EarlySeasonFlag,
        [Doc("high from ten appearances, medium from seven, low below.")] string QualityTier,
        [Doc("Known of expected games of his team in the 30 days before, 0-100; null where none was expected.")] double? CompletenessPct,
        [Doc("70 of 100 expected games of his team are known, or none was expected.")] bool IsProductionReady,
        [Doc("Worst quality tier of his last 10 appearances.")] string FormQuality,
        [Doc("JSON list, sorted; null without an issue.")] string? DataQualityIssues);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<UpcomingPlayerGameContext>(),
        Same<UpcomingTeamGameContext>(),
        PeriodBefore<PlayerRunningTotals>(),
        Same<PlayerShotZoneAnalysis>(),
    ];

    public override Expectation Expectation => Slate.DatesAfterBootstrap;

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.PointsAvgLast5, 0, 80),
        Between(row => row.MinutesAvgLast10, 0, 60),
        Between(row => row.PointsStdLast10, 0, 40),
        Between(row => row.GamesPlayedSeason, 5, 120),
    ];
}
