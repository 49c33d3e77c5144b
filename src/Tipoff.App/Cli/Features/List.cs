using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Nba.Precompute;

namespace Tipoff.App.Cli.Features;

/// <summary>What models may see.</summary>
sealed class List() : Verb("list", "Every feature of the store, or the places of a published list in its order")
{
    static readonly Option<string?> Family = new("--family") { Description = "Only this family, such as form, minutes or market", HelpName = "F" };

    static readonly Option<string?> Version = new("--version") { Description = "A published list in its order: v1 (25), v2 (33) or later (64), with what is absent and why", HelpName = "v1|v2|later" };

    public override IReadOnlyList<string> Examples => ["tipoff features list", "tipoff features list --family market", "tipoff features list --version later --json"];

    public override IReadOnlyList<Option> Options => [Family, Version];

    public override Exit Run(Invocation call)
    {
        var family = call.Get(Family) is { } name ? Known(name) : (FeatureFamily?)null;
        if (call.Get(Version) is { } version)
            Published(call, version, family);
        else
            Ours(call, [.. FeatureGroups.All.Where(feature => family is null || feature.Family == family)]);
        return Exit.Done;
    }

    static FeatureFamily Known(string name)
    {
        foreach (var family in Enum.GetValues<FeatureFamily>())
        {
            if (string.Equals(FeatureText.Word(family), name, StringComparison.OrdinalIgnoreCase))
                return family;
        }

        var families = string.Join(", ", Enum.GetValues<FeatureFamily>().Select(family => FeatureText.Word(family)));
        throw new Problem($"unknown family '{name}'", $"expected one of {families}", "Leave --family out for all of them") { Exit = Exit.Usage };
    }

    static void Ours(Invocation call, List<Feature> features) =>
        call.Answer(new { features = features.Select(FeatureText.Json) }, () =>
        {
            var table = Columns.Of("feature", "family", ">range", "null");
            foreach (var feature in features)
                table.AddRow(feature.Name, FeatureText.Word(feature.Family), FeatureText.Range(feature), feature.IsNullable ? feature.Input.Name : "never");
            AnsiConsole.Write(table);
            Invocation.Line($"[grey]{features.Count} features. Last column: the input; one of its reasons stands in `missing` where the feature is null.[/]");
            Invocation.Line("[grey]One feature with its meaning and history: [/][bold]tipoff features show NAME[/]");
        });

    static void Published(Invocation call, string version, FeatureFamily? family)
    {
        if (!PublishedFeatures.Versions.ContainsKey(version))
            throw new Problem($"unknown version '{version}'", $"expected one of {string.Join(", ", PublishedFeatures.Versions.Keys)}", "tipoff features list --version v2") { Exit = Exit.Usage };

        var places = PublishedFeatures.Of(version).Where(place => family is null || place.Feature?.Family == family).ToList();
        call.Answer(
            new { version, places = places.Select(place => new { index = place.Index, name = place.Name, feature = place.Feature?.Name, absentBecause = place.AbsentBecause }) },
            () =>
            {
                var table = Columns.Of(">#", "published name", "here");
                foreach (var place in places)
                    table.AddRow($"{place.Index}", place.Name, Here(place));
                AnsiConsole.Write(table);
                foreach (var place in places.Where(place => place.Feature is null))
                    Invocation.Line($"  {place.Name}: {Markup.Escape(place.AbsentBecause!)}");
                Invocation.Line($"[grey]{places.Count(place => place.Feature is not null)} of {places.Count} are there.[/]");
            });
    }

    static string Here(PublishedFeature place) => place.Feature switch
    {
        null => "[yellow]absent[/]",
        { } feature when feature.Name == place.Name => "yes",
        { } feature => $"as {feature.Name}",
    };
}
