using System.Diagnostics;

namespace Tipoff.Nba.Precompute;

/// <summary>A place of the published list: our feature of it, or why there is none.</summary>
public sealed record PublishedFeature(int Index, string Name, Feature? Feature, string? AbsentBecause);

/// <summary>The feature lists that the field published, by version, each a beginning of the next.</summary>
public static class PublishedFeatures
{
    /// <summary>How many places each version has.</summary>
    public static IReadOnlyDictionary<string, int> Versions { get; } = new Dictionary<string, int> { ["v1"] = 25, ["v2"] = 33, ["later"] = 64 };

    /// <summary>Places that our sources cannot fill.</summary>
    static readonly (int Index, string Name, string Because)[] Absent =
    [
        (61, "vig_skew", "prices are held raw only: most books of the archives quote none"),
        (63, "late_line_movement_count", "most quotes of the archives are one undated number a book, so no series of movements can be counted"),
    ];

    /// <summary>Every place of a version, in order.</summary>
    public static IReadOnlyList<PublishedFeature> Of(string version) => [.. Enumerable.Range(0, Versions[version]).Select(At)];

    static PublishedFeature At(int index)
    {
        if (FeatureGroups.All.FirstOrDefault(feature => feature.Published == index) is { } feature)
            return new(index, feature.PublishedName!, feature, null);

        var absent = Array.Find(Absent, absent => absent.Index == index);
        return absent.Name is { } name ? new(index, name, null, absent.Because) : throw new UnreachableException($"place {index} of the published list is neither a feature nor absent");
    }
}
