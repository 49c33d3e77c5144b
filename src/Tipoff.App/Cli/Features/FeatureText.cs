using System.Globalization;
using Tipoff.Engine;
using Tipoff.Nba.Precompute;

namespace Tipoff.App.Cli.Features;

/// <summary>How the feature commands write and find a feature.</summary>
static class FeatureText
{
    /// <summary>Features offered where a name is not known.</summary>
    const int NearestShown = 3;

    public static string Word(object value) => Engine.Tables.Names.Snake(value.ToString()!).Replace('_', ' ');

    public static string Number(double? value) => value switch
    {
        null => "",
        { } number when Math.Abs(number) >= 1000 => number.ToString("0", CultureInfo.InvariantCulture),
        { } number => number.ToString("0.###", CultureInfo.InvariantCulture),
    };

    public static string Percent(double share) => share switch
    {
        0 => "-",
        1 => "100",
        _ => Math.Min(99.9, 100 * share).ToString("0.0", CultureInfo.InvariantCulture),
    };

    public static string Range(Feature feature) => $"{feature.Low:0.##}..{feature.High:0.##}";

    public static string KnownAt(KnownAt knownAt) => knownAt switch
    {
        Nba.Precompute.KnownAt.Schedule => "with the schedule",
        Nba.Precompute.KnownAt.DayBefore => "the day before: games of earlier dates only",
        Nba.Precompute.KnownAt.Morning => "the morning of the day",
        Nba.Precompute.KnownAt.Report => "at the cut-off: the newest report known half an hour before tip-off",
        _ => "at the cut-off: quotes known half an hour before tip-off, the closing line excluded",
    };

    /// <summary>The feature of a name, ours or the published one.</summary>
    /// <exception cref="Problem">Nothing is called so, or only a place that our sources cannot fill.</exception>
    public static Feature Find(string name)
    {
        if (FeatureGroups.All.FirstOrDefault(feature => feature.Name == name || feature.PublishedName == name) is { } found)
            return found;
        if (PublishedFeatures.Of("later").FirstOrDefault(place => place.Name == name) is { } absent)
            throw new Problem($"'{name}' is absent", absent.AbsentBecause!, "See `tipoff features list --version later`") { Exit = Exit.Usage };

        var nearest = FeatureGroups.All.Select(feature => feature.Name).OrderByDescending(other => Common(other, name)).ThenBy(other => other, StringComparer.Ordinal).Take(NearestShown);
        throw new Problem($"no feature '{name}'", $"nearest: {string.Join(", ", nearest)}", "See `tipoff features list`") { Exit = Exit.Usage };
    }

    /// <summary>Words that two names share.</summary>
    static int Common(string a, string b) => a.Split('_').Intersect(b.Split('_', '-', ' ')).Count();

    public static object Json(Feature feature) => new
    {
        feature = feature.Name,
        family = Word(feature.Family),
        meaning = feature.Meaning,
        low = feature.Low,
        high = feature.High,
        input = feature.Input.Name,
        sources = feature.Input.Sources.Select(TableName),
        knownAt = Word(feature.Input.KnownAt),
        quality = feature.Input.Quality,
        nullable = feature.IsNullable,
        reasons = feature.Reasons.ToDictionary(reason => reason.Name, reason => reason.Meaning),
        published = feature.Published,
        publishedName = feature.PublishedName,
    };

    public static string TableName(Type table) => ((Engine.Tables.Table)Activator.CreateInstance(table)!).FullName;
}
