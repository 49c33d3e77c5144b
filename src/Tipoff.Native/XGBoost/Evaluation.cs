using System.Globalization;

namespace Tipoff.Native.XGBoost;

/// <summary>One metric of one watched matrix after one boosting round.</summary>
public readonly record struct Evaluation(string Matrix, string Metric, double Value)
{
    /// <summary>Reads the library's line, such as <c>[7]\ttrain-rmse:0.5\ttest-rmse:0.75</c>.</summary>
    internal static IReadOnlyList<Evaluation> Parse(string line) =>
        [.. line.Split('\t', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(ParseOne)];

    static Evaluation ParseOne(string text)
    {
        var colon = text.LastIndexOf(':');
        var dash = colon < 0 ? -1 : text.LastIndexOf('-', colon);
        if (dash < 0) throw new XGBoostException($"The evaluation '{text}' is not of the form matrix-metric:value.");
        return new(text[..dash], text[(dash + 1)..colon], double.Parse(text.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
