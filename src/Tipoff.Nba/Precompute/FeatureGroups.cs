using System.Reflection;

namespace Tipoff.Nba.Precompute;

/// <summary>One feature of the store, read from its column.</summary>
public sealed record Feature(string Name, FeatureFamily Family, double Low, double High);

/// <summary>The feature lists of models, derived from the store's row: a list is one declaration, and vectors are built by name.</summary>
public static class FeatureGroups
{
    /// <summary>Every feature of the store, in the order of its columns.</summary>
    public static IReadOnlyList<Feature> All { get; } = Of(typeof(MlFeatureStore.Row));

    /// <summary>What a model may know without asking a bookmaker.</summary>
    public static IReadOnlyList<string> WithoutMarket { get; } = Names(All.Where(feature => feature.Family != FeatureFamily.Market));

    /// <summary>Everything, lines and totals included.</summary>
    public static IReadOnlyList<string> WithMarket { get; } = Names(All);

    /// <summary>The names of some families, in the order of the columns.</summary>
    public static IReadOnlyList<string> Of(params FeatureFamily[] families) => Names(All.Where(feature => families.Contains(feature.Family)));

    static IReadOnlyList<Feature> Of(Type row) =>
    [
        .. from parameter in row.GetConstructors()[0].GetParameters()
        let mark = parameter.GetCustomAttribute<FeatureAttribute>()
        where mark is not null
        select new Feature(Engine.Tables.Names.Snake(parameter.Name!), mark.Family, mark.Low, mark.High),
    ];

    static IReadOnlyList<string> Names(IEnumerable<Feature> features) => [.. features.Select(feature => feature.Name)];
}
