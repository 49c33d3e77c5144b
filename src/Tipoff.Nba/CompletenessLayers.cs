using Tipoff.Engine.Health;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Predictions;
using Tipoff.Nba.Raw.NbaCom;

namespace Tipoff.Nba;

/// <summary>The layers in which completeness is judged, from the box scores to the predictions; what each table must hold it says itself.</summary>
/// <remarks>The schedule is the measure, so it is not among what is measured.</remarks>
public static class CompletenessLayers
{
    /// <summary>What was the whole until 2026, when the schedule took its place: the games that have box lines, the bootstrap's included.</summary>
    public static readonly Type Baseline = typeof(NbacPlayerBoxscores);

    public static readonly IReadOnlyList<CompletenessLayer> All =
    [
        new("L1", "games with player box lines", 100, [typeof(NbacPlayerBoxscores)]) { Counted = Baseline },
        new("L2", "games in every required source", 100, [typeof(NbacPlayerBoxscores), typeof(NbacTeamBoxscores), typeof(NbacPlayByPlay), typeof(NbacShotChart)]),
        // Nine of ten: below that, averages over a player's last games are no longer about his last games.
        new("L3", "games with player summaries", 90, [typeof(PlayerGameSummary)]) { Counted = typeof(PlayerGameSummary) },
        new("L4", "games with composite factors", 80, [typeof(PlayerCompositeFactors)]) { WarningPercent = 90, Counted = typeof(PlayerCompositeFactors) },
        new("L5", "games with features and predictions", 80, [typeof(MlFeatureStore), typeof(PlayerPropPredictions)]) { Counted = typeof(MlFeatureStore) },
    ];
}
