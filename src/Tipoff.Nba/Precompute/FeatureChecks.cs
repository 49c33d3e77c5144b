using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Precompute;

/// <summary>What every feature promises, as checks: its range, and a reason for each null.</summary>
static class FeatureChecks
{
    public static IEnumerable<Check> Of(IReadOnlyList<Feature> features)
    {
        var inputs = features.Where(feature => feature.IsNullable).GroupBy(feature => feature.Input).ToList();
        return [.. features.GroupBy(feature => feature.Family).Select(OutOfRange), .. inputs.Select(Unexplained), Unfounded(features)];
    }

    static Check OutOfRange(IGrouping<FeatureFamily, Feature> family) =>
        new(
            $"a {family.Key.ToString().ToLowerInvariant()} feature outside its range",
            Severity.Error,
            _ => string.Join(" or ", family.Select(feature => $"{feature.Name} not between {feature.Low:R} and {feature.High:R}")));

    /// <summary>A null without a declared reason; a case searches the text only where something is null, a conjunction everywhere.</summary>
    static Check Unexplained(IGrouping<InputDeclaration, Feature> input)
    {
        var isExplained = string.Join(" or ", input.Key.Reasons.Select(reason => IsListed(reason.Name)));
        return new($"a {input.Key.Name} feature is null without a reason", Severity.Error, _ => $"case when {IsNull(input)} then missing is null or not ({isExplained}) else false end");
    }

    /// <summary>Another number of reasons than of those that a null feature declares: one stands there without a null, or twice, or nobody declares it.</summary>
    static Check Unfounded(IReadOnlyList<Feature> features)
    {
        var reasons = features.SelectMany(feature => feature.Reasons, (feature, reason) => (reason.Name, Feature: feature)).GroupBy(pair => pair.Name, pair => pair.Feature);
        var founded = string.Join(" + ", reasons.Select(reason => $"case when {IsNull(reason)} then cast({IsListed(reason.Key)} as integer) else 0 end"));
        return new("a reason where no feature is null", Severity.Error, _ => $"""length(missing) - length(replace(missing, '"', '')) <> 2 * ({founded})""");
    }

    static string IsListed(string reason) => $"""strpos(missing, '"{reason}"') > 0""";

    static string IsNull(IEnumerable<Feature> features) => string.Join(" or ", features.Select(feature => $"{feature.Name} is null"));
}
