using Tipoff.Native.XGBoost;

namespace Tipoff.Engine.Models;

/// <summary>A model that predicts rows of exactly the features it was trained with.</summary>
/// <remarks>Predicting is safe from many threads. Columns are matched by name: another name or order is refused, never reinterpreted.</remarks>
public sealed class TrainedModel : IDisposable
{
    /// <summary>SHAP costs about a millisecond a row, so a long request is cut where it can be cancelled.</summary>
    const int ContributionRowsPerBatch = 1_000;

    readonly Booster _booster;

    internal TrainedModel(Booster booster, ModelCard card)
    {
        _booster = booster;
        Card = card;
    }

    public ModelCard Card { get; }

    /// <summary>
    /// What the trees without the held-out dates said of the rows of those dates, in their order; empty after loading. Gates judge a model by it,
    /// since the model itself was trained on those rows, too.
    /// </summary>
    public float[] HeldOut { get; init; } = [];

    public float[] Predict(FeatureMatrix rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        DemandFeatures(rows.FeatureNames);
        if (rows.Rows == 0) return [];
        using var matrix = new DMatrix(rows.Values, rows.Rows, rows.Columns, Card.Threads);
        return _booster.Predict(matrix);
    }

    /// <summary>Each row's SHAP values in the order of the features and the bias last; they sum to the prediction.</summary>
    public float[][] PredictContributions(FeatureMatrix rows, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        DemandFeatures(rows.FeatureNames);
        var contributions = new float[rows.Rows][];
        for (var start = 0; start < rows.Rows; start += ContributionRowsPerBatch)
        {
            cancel.ThrowIfCancellationRequested();
            var count = Math.Min(ContributionRowsPerBatch, rows.Rows - start);
            using var matrix = new DMatrix(rows.Values.Slice(start * rows.Columns, count * rows.Columns), count, rows.Columns, Card.Threads);
            var flat = _booster.PredictContributions(matrix);
            for (var i = 0; i < count; i++) contributions[start + i] = flat[(i * (rows.Columns + 1))..((i + 1) * (rows.Columns + 1))];
        }

        return contributions;
    }

    /// <summary>The average gain of the splits on each feature; features the model never asks about have 0.</summary>
    public IReadOnlyDictionary<string, float> Importance()
    {
        var gain = _booster.GainImportance();
        return Card.FeatureNames.ToDictionary(name => name, name => gain.GetValueOrDefault(name), StringComparer.Ordinal);
    }

    /// <summary>The features whose splits gain most, most first.</summary>
    public IReadOnlyList<string> MostAsked(int count) =>
        [.. Importance().OrderByDescending(feature => feature.Value).ThenBy(feature => feature.Key, StringComparer.Ordinal).Take(count).Select(feature => feature.Key)];

    /// <summary>The trees as JSON, which Python's xgboost reads too.</summary>
    public byte[] BoosterJson() => _booster.SaveModel();

    public TrainedModel WithMetrics(IReadOnlyDictionary<string, double> metrics) => new(Booster.LoadModel(BoosterJson()), Card with { Metrics = metrics }) { HeldOut = HeldOut };

    public void Dispose() => _booster.Dispose();

    void DemandFeatures(IReadOnlyList<string> given)
    {
        var expected = Card.FeatureNames;
        if (given.SequenceEqual(expected, StringComparer.Ordinal)) return;
        var missing = expected.Except(given, StringComparer.Ordinal).ToArray();
        var foreign = given.Except(expected, StringComparer.Ordinal).ToArray();
        var because = (missing, foreign) switch
        {
            ({ Length: > 0 }, _) => $"the model needs {string.Join(", ", missing)}, which the rows do not have",
            (_, { Length: > 0 }) => $"the rows have {string.Join(", ", foreign)}, which the model does not know",
            _ => "the rows have the model's features in another order",
        };
        throw new Problem("The rows do not fit the model", because, "Select the model's features by name, or train a model on these features with `tipoff train`.");
    }
}
