using System.Globalization;
using Tipoff.Engine.Models;
using Tipoff.Nba.Predictions;

namespace Tipoff.Nba.Grading;

/// <summary>A candidate about to be judged: held-out rows that its trees did not see, and what each side says of them.</summary>
/// <param name="Training">All rows that it was trained on, with their label.</param>
/// <param name="HeldOut">The rows of the held-out dates, in the order of <paramref name="Median"/> and <paramref name="Mean"/>.</param>
/// <param name="Champion">What the champion says of them; NaN where it was trained on them. Null when there is none.</param>
/// <param name="PermutedRSquared">R² of trees that learned from shuffled labels.</param>
/// <param name="SlateMilliseconds">How long it takes for <see cref="PromotionGates.SlateRows"/> rows.</param>
public sealed record PromotionCase(
    FeatureMatrix Training, Frame HeldOut, float[] Median, float[] Mean, float[]? Champion, double? PermutedRSquared, double SlateMilliseconds);

/// <summary>What a pair of models must meet before it predicts: leak alarms ask whether it can be true, the others whether it is good.</summary>
/// <remarks>On few rows luck is better than a bar, so an alarm is raised by what is surely better: by an interval that lies wholly beyond it.</remarks>
public static class PromotionGates
{
    /// <summary>Rows of the slate that the latency is measured on.</summary>
    public const int SlateRows = 300;

    const double SlateMillisecondsMax = 100;

    /// <summary>No feature known before tip-off follows the result so closely: the best of the store reaches 0.74 (operations' B-01).</summary>
    const double CorrelationMax = 0.85;

    /// <summary>
    /// MAE in parts of the last-10 mean's below which a model without news of absences is suspected (PRODUCT §5): 4.46 of 4.711 in P1 and 5.10 of
    /// 5.358 in P2, pooled 2022-23 to 2024-25. Parts, because the level of the misses moves from season to season.
    /// </summary>
    static readonly (string Population, double Share, double MinutesMin)[] TooGood = [("P1", 4.46 / 4.711, 0), ("P2", 5.10 / 5.358, 20)];

    /// <summary>Points by which the upper end of the interval against the champion may lie above 0.</summary>
    const double InferiorityMax = 0.03;

    /// <summary>What the chance of some thousand rows leaves.</summary>
    const double PermutedRSquaredMax = 0.02;

    const double BiasMax = 0.15;

    const double TierBiasMax = 0.5;

    /// <summary>Fewer rows than this say nothing about a part.</summary>
    public const int RowsMin = 500;

    /// <summary>The verdicts of all gates, leak alarms first.</summary>
    public static IReadOnlyList<GateResult> Judge(PromotionCase candidate)
    {
        JudgedRows rows = new(candidate);
        return
        [
            SuspectFeature(candidate.Training), .. TooGood.Select(bar => TooGoodToBeTrue(rows, bar.Population, bar.Share, bar.MinutesMin)), BetterThanTheLine(rows),
            BetterThanAnOracle(rows), Permuted(candidate.PermutedRSquared), Beats(rows, "beats_last_10", "points_avg_last_10"), Beats(rows, "beats_minutes_rate", "weighted_points"),
            AgainstChampion(rows), Bias(rows), TierBias(rows), Coverage(rows), Directions(rows),
            Result("latency", candidate.SlateMilliseconds < SlateMillisecondsMax, candidate.SlateMilliseconds, $"{SlateRows} rows in < {SlateMillisecondsMax:0} ms", $"{candidate.SlateMilliseconds:0.0} ms"),
        ];
    }

    /// <summary>Whether the verdicts keep the candidate from predicting, and why.</summary>
    /// <param name="hasChampion">Without one, a model that misses a bar of quality is still better than none; a leak never is.</param>
    public static string? Obstacle(IReadOnlyList<GateResult> results, bool hasChampion)
    {
        var against = results.Where(result => result.Verdict == GateVerdict.Failed && (result.IsLeakAlarm || hasChampion)).ToList();
        return against.Count == 0 ? null : string.Join("; ", against.Select(result => $"{result.Gate}: {result.Why}, expected {result.Bar}"));
    }

    static GateResult SuspectFeature(FeatureMatrix training)
    {
        var (feature, correlation) = Correlations.Strongest(training);
        return Result("suspect_feature", correlation < CorrelationMax, correlation, Text($"no feature at {CorrelationMax} or more"), Text($"{feature} at {correlation:0.000}"), isLeakAlarm: true);
    }

    static GateResult TooGoodToBeTrue(JudgedRows rows, string population, double share, double minutesMin)
    {
        var gate = $"too_good_{population.ToLowerInvariant()}";
        var judged = rows.Where(row => rows["minutes_avg_last_10"][row] >= minutesMin);
        if (judged.Length < RowsMin)
            return NotApplicable(gate, $"at least {RowsMin} rows", $"{judged.Length} rows", isLeakAlarm: true);

        var last10 = rows["points_avg_last_10"];
        var reached = rows.Mae(judged, rows.Median) / rows.Mae(judged, last10);
        var difference = rows.Against(judged, rows.Shrunk(last10, share));
        return Result(gate, difference.High95 >= 0, reached, Text($"from {share:0.000} of last-10's MAE"), Text($"{reached:0.000}, n {judged.Length}"), isLeakAlarm: true);
    }

    static GateResult BetterThanTheLine(JudgedRows rows)
    {
        var judged = rows.Where(row => !double.IsNaN(rows[TheLine.Feature][row]));
        if (judged.Length < RowsMin)
            return NotApplicable("too_good_line", $"{RowsMin} rows with a line", $"{judged.Length} rows", isLeakAlarm: true);

        var difference = rows.Against(judged, rows[TheLine.Feature]);
        return Result("too_good_line", difference.High95 >= 0, difference.Difference, "not better than the line", Text($"{difference.Difference:+0.000;-0.000} points, n {judged.Length}"), isLeakAlarm: true);
    }

    /// <summary>Whoever knows the minutes that will be played has no need of anything else: a model that is better knows them, too.</summary>
    static GateResult BetterThanAnOracle(JudgedRows rows)
    {
        var judged = rows.Where(row => !double.IsNaN(rows["weighted_points_per_minute"][row]));
        if (judged.Length < RowsMin)
            return NotApplicable("oracle_minutes", $"at least {RowsMin} rows", $"{judged.Length} rows", isLeakAlarm: true);

        var oracle = rows["actual_minutes"].Zip(rows["weighted_points_per_minute"], (minutes, rate) => minutes * rate).ToArray();
        var difference = rows.Against(judged, oracle);
        return Result("oracle_minutes", difference.High95 >= 0, difference.Difference, "worse than with minutes", Text($"{difference.Difference:+0.000;-0.000} points, n {judged.Length}"), isLeakAlarm: true);
    }

    static GateResult Permuted(double? rSquared) =>
        rSquared is { } value
            ? Result("permuted_target", value < PermutedRSquaredMax, value, "R² near 0", Text($"R² {value:0.000}"), isLeakAlarm: true)
            : NotApplicable("permuted_target", "R² near 0", "too few rows", isLeakAlarm: true);

    static GateResult Beats(JudgedRows rows, string gate, string baseline)
    {
        var judged = rows.Where(row => !double.IsNaN(rows[baseline][row]));
        if (judged.Length == 0)
            return NotApplicable(gate, "rows with the baseline", "none");

        var difference = rows.Against(judged, rows[baseline]);
        return Result(gate, difference.High95 < 0, difference.Difference, "interval below 0", Text($"{difference.Difference:+0.000;-0.000} [{difference.Low95:+0.000;-0.000}, {difference.High95:+0.000;-0.000}], n {judged.Length}"));
    }

    static GateResult AgainstChampion(JudgedRows rows)
    {
        if (rows.Champion is not { } champion)
            return NotApplicable("champion", "not worse than it", "there is none yet");

        var judged = rows.Where(row => !double.IsNaN(champion[row]));
        if (judged.Length < RowsMin)
            return NotApplicable("champion", $"{RowsMin} rows new to it", $"{judged.Length} rows");

        var difference = rows.Against(judged, champion);
        return Result("champion", difference.High95 <= InferiorityMax, difference.Difference, Text($"interval up to {InferiorityMax}"), Text($"{difference.Difference:+0.000;-0.000} [{difference.Low95:+0.000;-0.000}, {difference.High95:+0.000;-0.000}], n {judged.Length}"));
    }

    static GateResult Bias(JudgedRows rows)
    {
        var bias = rows.Bias(rows.Where(_ => true));
        return Result("bias", Math.Abs(bias) <= BiasMax, bias, Text($"mean within {BiasMax} points"), Text($"{bias:+0.00;-0.00} points"));
    }

    static GateResult TierBias(JudgedRows rows)
    {
        var tiers = Slicing.Tiers(rows.Means, rows.Where(_ => true)).Where(tier => tier.Rows.Length >= RowsMin).ToList();
        if (tiers.Count == 0)
            return NotApplicable("tier_bias", $"tiers of {RowsMin} rows", "none");

        var (name, bias) = tiers.Select(tier => (tier.Name, Bias: rows.Bias(tier.Rows))).MaxBy(tier => Math.Abs(tier.Bias));
        return Result("tier_bias", Math.Abs(bias) <= TierBiasMax, bias, Text($"tiers within {TierBiasMax} points"), Text($"{bias:+0.00;-0.00} points {name}"));
    }

    static GateResult Coverage(JudgedRows rows)
    {
        var covered = rows.Coverage();
        return covered is { } share
            ? Result("coverage", share is >= 0.78 and <= 0.82, share, "78-82 % inside", Text($"{share:0.0 %}"))
            : NotApplicable("coverage", "78-82 % inside", "too few rows for intervals");
    }

    static GateResult Directions(JudgedRows rows)
    {
        var lined = rows.Where(row => !double.IsNaN(rows[TheLine.Feature][row]));
        if (lined.Length < RowsMin)
            return NotApplicable("directions", $"{RowsMin} rows with a line", $"{lined.Length} rows");

        var over = (double)lined.Count(row => rows.Median[row] > rows[TheLine.Feature][row]) / lined.Length;
        return Result("directions", over is >= 0.3 and <= 0.7, over, "30-70 % above the line", Text($"{over:0 %} of {lined.Length} rows"));
    }

    static GateResult Result(string gate, bool isPassed, double value, string bar, string why, bool isLeakAlarm = false) =>
        new(gate, isPassed ? GateVerdict.Passed : GateVerdict.Failed, isLeakAlarm, value, bar, why);

    static GateResult NotApplicable(string gate, string bar, string why, bool isLeakAlarm = false) => new(gate, GateVerdict.NotApplicable, isLeakAlarm, null, bar, why);

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
