using System.Reflection;
using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Precompute;

/// <summary>One feature of the store, read from its column.</summary>
/// <param name="IsNullable">False: never missing.</param>
/// <param name="Meaning">What a value says, with its unit.</param>
/// <param name="FollowsCalendar">It moves with the date by its nature.</param>
/// <param name="OnTrial">In no model yet.</param>
/// <param name="Published">Its place in the published list of the field; null for features of our own.</param>
/// <param name="PublishedName">Its name there.</param>
public sealed record Feature(
    string Name, FeatureFamily Family, double Low, double High, InputDeclaration Input, bool IsNullable, string Meaning, bool FollowsCalendar, bool OnTrial, int? Published, string? PublishedName)
{
    /// <summary>Why a value may be missing; empty for a feature that never is.</summary>
    public IReadOnlyList<(string Name, string Meaning)> Reasons => IsNullable ? Input.Reasons : [];
}

/// <summary>The feature lists of models, derived from the store's row: a list is one declaration, and vectors are built by name.</summary>
public static class FeatureGroups
{
    /// <summary>Every feature of the store, in the order of its columns.</summary>
    public static IReadOnlyList<Feature> All { get; } = Of(typeof(MlFeatureStore.Row));

    /// <summary>What a model may know without asking a bookmaker.</summary>
    public static IReadOnlyList<string> WithoutMarket { get; } = Names(All.Where(feature => feature.Family != FeatureFamily.Market));

    /// <summary>What the models read: of that, without what is on trial.</summary>
    public static IReadOnlyList<string> Baseline { get; } = Names(All.Where(feature => feature.Family != FeatureFamily.Market && !feature.OnTrial));

    /// <summary>Everything, lines and totals included.</summary>
    public static IReadOnlyList<string> WithMarket { get; } = Names(All);

    /// <summary>The names of some families, in the order of the columns.</summary>
    public static IReadOnlyList<string> Of(params FeatureFamily[] families) => Names(All.Where(feature => families.Contains(feature.Family)));

    static IReadOnlyList<Feature> Of(Type row) =>
    [
        .. from pair in row.GetConstructors()[0].GetParameters().Zip(Column.Of(row))
        let mark = pair.First.GetCustomAttribute<FeatureAttribute>()
        where mark is not null
        let published = pair.First.GetCustomAttribute<PublishedAttribute>()
        let column = pair.Second
        select new Feature(
            column.Name, mark.Family, mark.Low, mark.High, FeatureInputs.Of(mark.Input), column.IsNullable, column.Doc ?? "", mark.FollowsCalendar, mark.OnTrial,
            published?.Index, published is null ? null : published.Name ?? column.Name),
    ];

    static IReadOnlyList<string> Names(IEnumerable<Feature> features) => [.. features.Select(feature => feature.Name)];
}
