using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Predictions;

/// <summary>How each system did on each date.</summary>
public sealed class SystemDailyPerformance : Table<SystemDailyPerformance.Row>
{
    public sealed record Row(
        [Key] string SystemId,
        [Key][Partition] DateOnly GameDate,
        int Predictions,
        [Doc("Predictions whose player did not play.")] int Voided,
        [Doc("Recommended bets, pushes and voids included.")] int Recommendations,
        int Wins,
        int Losses,
        int Pushes,
        [Doc("Wins among wins and losses, 0-1; null without any.")] double? WinRate,
        [Doc("Mean absolute error over players who played, points.")] double? MeanAbsoluteError,
        [Doc("Mean of prediction minus result, points.")] double? Bias,
        [Doc("Share of misses of at most 3 points, 0-1.")] double? Within3Share,
        [Doc("Share of misses of at most 5 points, 0-1.")] double? Within5Share,
        [Doc("Share of results within the 80 % interval, 0-1.")] double? Coverage80Share);

    public override IReadOnlyList<Upstream> Upstreams => [Same<PredictionAccuracy>()];

    public override Expectation Expectation => Calendars.GradedDates;

    public override IReadOnlyList<Check> Checks => [Never("more results than predictions", "wins + losses + pushes > predictions")];
}
