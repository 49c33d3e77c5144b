using System.Security.Cryptography;
using System.Text.Json;
using Tipoff.Native.XGBoost;

namespace Tipoff.Engine.Models;

/// <summary>A model at rest: a directory with <c>model.json</c> (the card) and <c>booster.json</c> (the trees).</summary>
public static class ModelPackage
{
    /// <summary>How far a reference row's prediction may move, relative to its size: more than another compiler's rounding, less than any other model.</summary>
    public const float Tolerance = 1e-5f;

    const string CardFile = "model.json", BoosterFile = "booster.json";

    /// <summary>Writes beside the directory and renames, so a package is whole or absent. A package is never overwritten.</summary>
    public static void Save(TrainedModel model, string directory)
    {
        ArgumentNullException.ThrowIfNull(model);
        var target = Path.GetFullPath(directory);
        if (Path.Exists(target))
            throw new Problem($"{target} exists already", "a saved model is never overwritten", "Save under a new name, or see `tipoff model list`.");
        var aside = $"{target}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(aside);
        try
        {
            var booster = model.BoosterJson();
            Write(Path.Combine(aside, BoosterFile), booster);
            var card = model.Card with { BoosterHash = Convert.ToHexStringLower(SHA256.HashData(booster)) };
            Write(Path.Combine(aside, CardFile), JsonSerializer.SerializeToUtf8Bytes(card, ModelCardJson.Default.ModelCard));
            Directory.Move(aside, target);
        }
        catch
        {
            Directory.Delete(aside, recursive: true);
            throw;
        }
    }

    /// <summary>Reads the card alone, without loading the trees.</summary>
    public static ModelCard ReadCard(string directory)
    {
        try
        {
            var card = JsonSerializer.Deserialize(Read(directory, CardFile), ModelCardJson.Default.ModelCard);
            return card is { Format: 1 } ? card : throw Broken(directory, $"{CardFile} has format {card?.Format}, format 1 was expected");
        }
        catch (JsonException fault)
        {
            throw Broken(directory, $"{CardFile} is not a model card: {fault.Message}");
        }
    }

    /// <summary>Loads the trees and predicts the reference rows again; the slightest other model is refused.</summary>
    public static TrainedModel Load(string directory)
    {
        var card = ReadCard(directory);
        var trees = Read(directory, BoosterFile);
        var hash = Convert.ToHexStringLower(SHA256.HashData(trees));
        if (hash != card.BoosterHash) throw Broken(directory, $"{BoosterFile} has hash {hash}, the card says {card.BoosterHash}");

        var booster = LoadBooster(directory, trees);
        try
        {
            booster.SetParameter("nthread", $"{card.Threads}");
            if (!booster.FeatureNames.SequenceEqual(card.FeatureNames, StringComparer.Ordinal))
                throw Broken(directory, $"the trees name the features {string.Join(", ", booster.FeatureNames)}, the card {string.Join(", ", card.FeatureNames)}");
            var model = new TrainedModel(booster, card);
            CheckReferences(model, directory);
            return model;
        }
        catch
        {
            booster.Dispose();
            throw;
        }
    }

    static Booster LoadBooster(string directory, byte[] trees)
    {
        try
        {
            return Booster.LoadModel(trees);
        }
        catch (XGBoostException fault)
        {
            throw Broken(directory, $"XGBoost {XGBoostLibrary.Version} does not read {BoosterFile}: {fault.Message}");
        }
    }

    static void CheckReferences(TrainedModel model, string directory)
    {
        var card = model.Card;
        var references = card.ReferenceRows;
        if (references.Count == 0) throw Broken(directory, "the card has no reference rows, so nothing shows that the trees are the trained ones");
        if (references.FirstOrDefault(row => row.Values.Count != card.FeatureNames.Count) is { } odd)
            throw Broken(directory, $"a reference row has {odd.Values.Count} values for {card.FeatureNames.Count} features");
        var values = references.SelectMany(row => row.Values, (_, value) => value ?? float.NaN).ToArray();
        var again = model.Predict(new(card.FeatureNames, values, new float[references.Count], new DateOnly[references.Count]));
        for (var row = 0; row < again.Length; row++)
        {
            var expected = references[row].Prediction;
            if (!(Math.Abs(again[row] - expected) <= Tolerance * Math.Max(1, Math.Abs(expected))))
                throw Broken(directory, $"reference row {row} is predicted as {again[row]:R}, it was {expected:R} when the model was trained with XGBoost {card.XGBoostVersion} (now {XGBoostLibrary.Version})");
        }
    }

    static byte[] Read(string directory, string file)
    {
        var path = Path.Combine(directory, file);
        return File.Exists(path) ? File.ReadAllBytes(path) : throw Broken(directory, $"there is no {file}");
    }

    static void Write(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.CreateNew);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    static Problem Broken(string directory, string because) =>
        new($"The model in {directory} cannot be used", because, "Restore it from a backup or train it again with `tipoff train`; `tipoff model list` shows the others.");
}
