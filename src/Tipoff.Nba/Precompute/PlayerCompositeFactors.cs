using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;

namespace Tipoff.Nba.Precompute;

/// <summary>Eight adjustments to a candidate's usual points: fatigue, shot zones, pace, usage, referees, look-ahead, travel and the opponent.</summary>
/// <remarks>
/// A factor is null when one of its inputs is missing: no default stands in, and 0 is neutral. The total is that of the first four, so that it
/// stays comparable over versions. The other four are plain rules, not fitted: a regular's share of both teams' points is about a tenth, so a
/// crew weighs a tenth of the points by which its games exceed the league; a game that is looked past costs 5 points a whole of win share;
/// 2,000 miles, or 2.5 hours of clock eastward (twice that westward), or 1,000 metres up cost 1, 1 and 0.5 points, half of it from two days of
/// rest on; five points of net rating of the opponent cost one. Nothing is written in days 0-13 of a season.
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
        [Doc("-5 to 5 points; positive = the crew's games are high. Not in the total.")] double? RefereeFavorability,
        [Doc("-5 to 0 points; negative = a much better opponent comes next. Not in the total.")] double? LookAheadPressure,
        [Doc("-3 to 0 points; negative = a long way, lost hours or altitude. Not in the total.")] double? TravelImpact,
        [Doc("-3 to 3 points; negative = a strong opponent, last 10. Not in the total.")] double? OpponentStrength,
        [Doc("Sum of fatigue adjustment, zones, pace and usage; null when one is.")] double? TotalCompositeAdjustment,
        string? MismatchType,
        string? PaceEnvironment,
        string? UsageTrend,
        [Doc("JSON object, sorted by key: factor to the inputs that it was made from; tenths and hundredths are whole numbers.")] string FactorsContext,
        [Doc("Share of the four factors of the total that are known, 0-100.")] int DataCompletenessPct,
        [Doc("Known of expected games of his team in the 30 days before, 0-100; null where none was expected.")] double? CompletenessPct,
        [Doc("70 of 100 expected games of his team are known, or none was expected.")] bool IsProductionReady,
        [Doc("Worst quality tier of his last 10 appearances.")] string FormQuality,
        [Doc("JSON list, sorted, of the factors without a value; null when all eight have one.")] string? DataQualityIssues,
        [Doc("Which factors there are, and which of them the total sums.")] string CalculationVersion);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<UpcomingPlayerGameContext>(),
        Same<UpcomingTeamGameContext>(),
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
        Between(row => row.RefereeFavorability, -5, 5),
        Between(row => row.LookAheadPressure, -5, 0),
        Between(row => row.TravelImpact, -3, 0),
        Between(row => row.OpponentStrength, -3, 3),
        Never("tired and fresh at once", "fatigue_adjustment > 0"),
        Never("an extreme sum", "abs(total_composite_adjustment) > 12", Severity.Warning),
    ];
}
