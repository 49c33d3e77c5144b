using System.Text.Json.Serialization;

namespace Tipoff.Engine.Models;

/// <summary>Everything that is known about a trained model but its trees.</summary>
public sealed record ModelCard
{
    public int Format { get; init; } = 1;

    /// <summary>In the order the model was trained with, which is the order of every matrix it accepts.</summary>
    public required IReadOnlyList<string> FeatureNames { get; init; }

    public required string Objective { get; init; }

    /// <summary>The library's parameters as given, among them seed and threads.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    public required int Seed { get; init; }

    public required int Threads { get; init; }

    public required string XGBoostVersion { get; init; }

    public required int Rounds { get; init; }

    /// <summary>The rounds early stopping settled on; refitting adds to them.</summary>
    public required int RoundsBest { get; init; }

    public required bool IsRefitOnAllRows { get; init; }

    /// <summary><see cref="FeatureMatrix.ContentHash"/> of all rows given to training.</summary>
    public required string TrainingHash { get; init; }

    public required int TrainingRows { get; init; }

    public required DateOnly TrainingFrom { get; init; }

    public required DateOnly TrainingTo { get; init; }

    /// <summary>The first of the dates that early stopping was judged on.</summary>
    public required DateOnly HeldOutFrom { get; init; }

    /// <summary>Accuracy on the held-out dates before refitting: slightly flattered, since the number of rounds was chosen on them.</summary>
    public required Scores HeldOut { get; init; }

    /// <summary>Figures that others measured and stored with the model.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new SortedDictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Training rows with the predictions they had on the day of training, predicted again whenever the model is loaded.</summary>
    public required IReadOnlyList<ReferenceRow> ReferenceRows { get; init; }

    /// <summary>SHA-256 of the trees' file; empty before the model is saved.</summary>
    public string BoosterHash { get; init; } = "";
}

/// <summary>A row whose prediction is known; null values are missing.</summary>
public sealed record ReferenceRow(IReadOnlyList<float?> Values, float Prediction);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelCard))]
sealed partial class ModelCardJson : JsonSerializerContext;
