using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Precompute;

/// <summary>What every feature promises, as checks: its range, and a reason for each null.</summary>
static class FeatureChecks
{
    const string Nulls = "nulls_of_inputs";

    public static IEnumerable<Check> Of(IReadOnlyList<Feature> features)
    {
        var inputs = features.Where(feature => feature.IsNullable).GroupBy(feature => feature.Input).ToList();
        // A sign and 63 bits: with more inputs a second number is needed.
        if (inputs.Count > 63)
            throw new InvalidOperationException($"{inputs.Count} inputs do not fit into the 63 bits of {Nulls}.");

        var nulls = string.Join(" + ", inputs.Select((input, bit) => $"case when {IsNull(input)} then {1L << bit} else 0 end"));
        Check[] explained = [.. inputs.Select((input, bit) => Unexplained(input.Key, 1L << bit)), Unfounded([.. inputs.Select(input => input.Key)])];
        // Some hundred combinations of nulls and reasons occur in a season: searching the text of each row costs a hundred times as much.
        return [.. features.GroupBy(feature => feature.Family).Select(OutOfRange), .. explained.Select(check => check with { Patterns = [("missing", "missing"), (Nulls, nulls)] })];
    }

    static Check OutOfRange(IGrouping<FeatureFamily, Feature> family) =>
        new(
            $"a {family.Key.ToString().ToLowerInvariant()} feature outside its range",
            Severity.Error,
            _ => string.Join(" or ", family.Select(feature => $"{feature.Name} not between {feature.Low:R} and {feature.High:R}")));

    /// <summary>A null without a declared reason.</summary>
    static Check Unexplained(InputDeclaration input, long bit)
    {
        var isExplained = string.Join(" or ", input.Reasons.Select(reason => IsListed(reason.Name)));
        return new($"a {input.Name} feature is null without a reason", Severity.Error, _ => $"({Nulls} & {bit}) <> 0 and (missing is null or not ({isExplained}))");
    }

    /// <summary>Another number of reasons than of those that a null feature declares: one stands there without a null, or twice, or nobody declares it.</summary>
    static Check Unfounded(IReadOnlyList<InputDeclaration> inputs)
    {
        var reasons = inputs.SelectMany((input, bit) => input.Reasons.Select(reason => (reason.Name, Bit: 1L << bit))).GroupBy(pair => pair.Name, pair => pair.Bit);
        var founded = string.Join(" + ", reasons.Select(reason => $"case when ({Nulls} & {reason.Sum()}) <> 0 then cast({IsListed(reason.Key)} as integer) else 0 end"));
        return new("a reason where no feature is null", Severity.Error, _ => $"""length(missing) - length(replace(missing, '"', '')) <> 2 * ({founded})""");
    }

    static string IsListed(string reason) => $"""strpos(missing, '"{reason}"') > 0""";

    static string IsNull(IEnumerable<Feature> features) => string.Join(" or ", features.Select(feature => $"{feature.Name} is null"));
}
