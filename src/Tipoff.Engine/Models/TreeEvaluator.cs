using System.Globalization;
using System.Text.Json;

namespace Tipoff.Engine.Models;

/// <summary>Predicts from a booster's JSON in plain C#, adding leaves in the library's order: the check that the library still says the same.</summary>
public sealed class TreeEvaluator
{
    readonly float _start;
    readonly Tree[] _trees;

    sealed record Tree(int[] Left, int[] Right, int[] Feature, float[] Condition, bool[] IsMissingLeft);

    TreeEvaluator(float start, Tree[] trees) => (_start, _trees) = (start, trees);

    public int Trees => _trees.Length;

    /// <summary>Reads regression trees with an identity link; any other booster is refused.</summary>
    public static TreeEvaluator Parse(ReadOnlyMemory<byte> boosterJson)
    {
        using var document = JsonDocument.Parse(boosterJson);
        var learner = document.RootElement.GetProperty("learner");
        var booster = learner.GetProperty("gradient_booster").GetProperty("name").GetString();
        var objective = learner.GetProperty("objective").GetProperty("name").GetString();
        if (booster != "gbtree" || objective != "reg:squarederror")
            throw new NotSupportedException($"The evaluator knows gbtree with reg:squarederror, the model is {booster} with {objective}.");
        var start = float.Parse(learner.GetProperty("learner_model_param").GetProperty("base_score").GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
        var trees = learner.GetProperty("gradient_booster").GetProperty("model").GetProperty("trees");
        return new(start, [.. trees.EnumerateArray().Select(ParseTree)]);
    }

    public float Predict(ReadOnlySpan<float> row)
    {
        var sum = _start;
        foreach (var tree in _trees) sum += Leaf(tree, row);
        return sum;
    }

    public float[] Predict(FeatureMatrix rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var predictions = new float[rows.Rows];
        for (var row = 0; row < predictions.Length; row++) predictions[row] = Predict(rows.Row(row));
        return predictions;
    }

    static float Leaf(Tree tree, ReadOnlySpan<float> row)
    {
        var node = 0;
        while (tree.Left[node] >= 0)
        {
            var value = row[tree.Feature[node]];
            var isLeft = float.IsNaN(value) ? tree.IsMissingLeft[node] : value < tree.Condition[node];
            node = isLeft ? tree.Left[node] : tree.Right[node];
        }

        // A leaf keeps its value where an inner node keeps its condition.
        return tree.Condition[node];
    }

    static Tree ParseTree(JsonElement tree) => new(
        Values(tree, "left_children", value => value.GetInt32()),
        Values(tree, "right_children", value => value.GetInt32()),
        Values(tree, "split_indices", value => value.GetInt32()),
        Values(tree, "split_conditions", value => value.GetSingle()),
        // Versions write the flag as a number or as a boolean.
        Values(tree, "default_left", value => value.ValueKind == JsonValueKind.Number ? value.GetInt32() != 0 : value.GetBoolean()));

    static T[] Values<T>(JsonElement tree, string name, Func<JsonElement, T> read) => [.. tree.GetProperty(name).EnumerateArray().Select(read)];
}
