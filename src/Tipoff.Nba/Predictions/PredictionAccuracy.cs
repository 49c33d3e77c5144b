using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;

namespace Tipoff.Nba.Predictions;

/// <summary>Predictions that met their results: the morning after, graded once and for all.</summary>
/// <remarks>A player who did not play voids the bet and never counts as zero points; a result equal to the line is a push.</remarks>
public sealed class PredictionAccuracy : Table<PredictionAccuracy.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        [Key] string GameId,
        [Key] string SystemId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        double PredictedPoints,
        double? PredictedMean,
        [Doc("Points scored; null when he did not play.")] int? ActualPoints,
        [Doc("played or void.")] string Outcome,
        [Doc("Prediction minus result, points.")] double? SignedError,
        [Doc("Size of the miss, points.")] double? AbsoluteError,
        [Doc("Whether the result lay within the 80 % interval.")] bool? IsCovered,
        double? Line,
        string Recommendation,
        [Doc("WIN, LOSS or PUSH of a recommended bet; null for PASS, without a line, and when void.")] string? Grade,
        [Doc("Whether the call was right; null for a push, PASS, NO_LINE and void.")] bool? IsCorrect,
        double? Confidence,
        [Doc("min(10, floor(10 x confidence) + 1).")] int? ConfidenceDecile,
        [Doc("Whether the miss was at most 3 points.")] bool? IsWithin3,
        [Doc("Whether the miss was at most 5 points.")] bool? IsWithin5,
        string ModelVersion);

    public override IReadOnlyList<Upstream> Upstreams => [Same<PlayerPropPredictions>(), Same<PlayerGameSummary>()];

    public override Expectation Expectation => Calendars.GradedGames;

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.Outcome, "played", "void"),
        Never("graded although void", "outcome = 'void' and grade is not null"),
        Between(row => row.ConfidenceDecile, 1, 10),
    ];
}
