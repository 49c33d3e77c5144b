using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Predictions;

/// <summary>What each system said, before tip-off, that each candidate would score.</summary>
/// <remarks>
/// Past dates are predicted by the model of their season, which was trained on earlier seasons only; a newer model never makes a past
/// prediction stale. Intervals and probabilities come from the residuals of earlier dates.
/// </remarks>
public sealed class PlayerPropPredictions : Table<PlayerPropPredictions.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        [Key] string GameId,
        [Key][Doc("Who predicts: moving_average, zone_matchup, similarity, xgboost, ensemble or market.")] string SystemId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string PlayerLookup,
        string TeamAbbr,
        string OpponentTeamAbbr,
        [Doc("Predicted median in points: what absolute error and lines are compared with.")] double Points,
        [Doc("Predicted mean in points: what bias and squared error are judged on; null where a system has none.")] double? Mean,
        [Doc("Lower end of the 80 % interval, points; null until enough earlier results are known.")] double? Low80,
        [Doc("Upper end of the 80 % interval, points.")] double? High80,
        [Doc("Consensus sportsbook line known at the cut-off, points; null without one.")] double? Line,
        [Doc("Where the line is from: consensus, or null without one.")] string? LineSource,
        [Doc("Predicted median minus line, points.")] double? Edge,
        [Doc("Probability that the player goes over the line, 0-1, a push counting half; corrected by what came of earlier ones.")] double? POver,
        [Doc("OVER, UNDER or PASS; NO_LINE without a line.")] string Recommendation,
        [Doc("How sure the system is of its call, 0-1; null without a line.")] double? Confidence,
        [Doc("What the reader of the prediction must know; null when it is as good as any.")] string? Warning,
        [Doc("The model's package, or the rule's version.")] string ModelVersion,
        [Doc("Hash of the feature row that the prediction was made from.")] string FeatureHash,
        [BuildStamp][Doc("The moment the row pretends to live in; a backfill's is the cut-off.")] DateTimeOffset AsOf);

    public override IReadOnlyList<Upstream> Upstreams =>
        [Same<MlFeatureStore>(), PeriodBefore<MlFeatureStore>(1), PeriodBefore<PlayerGameSummary>(1), Same<Games>()];

    public override int Revision => 2;

    /// <summary>A pick that was published before its game began stays on record, with every change and its withdrawal.</summary>
    public override Memory Memory => Remember(
        begins: "r.recommendation in ('OVER', 'UNDER')",
        isOpen: "exists (select 1 from reference.games g where g.game_id = r.game_id and g.tipoff_at > @now)",
        changes: [row => row.Recommendation, row => row.Line],
        beside: [row => row.Points, row => row.POver, row => row.Confidence, row => row.ModelVersion]);

    public override Expectation Expectation => Calendars.PredictedGames;

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Points, 0, 60),
        Between(row => row.POver, 0, 1),
        Between(row => row.Confidence, 0, 1),
        Accepted(row => row.Recommendation, "OVER", "UNDER", "PASS", "NO_LINE"),
        Never("interval upside down", "low_80 > high_80"),
    ];
}
