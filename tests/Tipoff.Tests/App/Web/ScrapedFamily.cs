using System.Globalization;
using System.Text.RegularExpressions;

namespace Tipoff.Tests.App.Web;

/// <summary>A family of the text format as a strict scraper reads it; anything that the format does not allow throws.</summary>
sealed partial record ScrapedFamily(string Name, string Help, string Type, Dictionary<string, double> Samples)
{
    public static IReadOnlyDictionary<string, ScrapedFamily> Read(string text)
    {
        text.ShouldEndWith("\n");
        text.ShouldNotContain("\r");
        Dictionary<string, ScrapedFamily> families = [];
        string? help = null;
        ScrapedFamily? family = null;
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Helped().Match(line) is { Success: true } helped)
            {
                help.ShouldBeNull($"a HELP without its TYPE before: {line}");
                help = line;
                families.ShouldNotContainKey(helped.Groups["name"].Value, line);
                family = new ScrapedFamily(helped.Groups["name"].Value, helped.Groups["help"].Value, "", []);
            }
            else if (Typed().Match(line) is { Success: true } typed)
            {
                help.ShouldNotBeNull(line);
                help = null;
                typed.Groups["name"].Value.ShouldBe(family!.Name, line);
                family = family with { Type = typed.Groups["type"].Value };
                (family.Type == "counter").ShouldBe(family.Name.EndsWith("_total", StringComparison.Ordinal), line);
                families.Add(family.Name, family);
            }
            else
            {
                var sample = Sample().Match(line);
                sample.Success.ShouldBeTrue(line);
                sample.Groups["name"].Value.ShouldBe(family!.Name, line);
                var labels = string.Join(',', Label().Matches(sample.Groups["labels"].Value).Select(label => $"{label.Groups["key"].Value}={Plain(label.Groups["value"].Value)}"));
                family.Samples.TryAdd(labels, double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)).ShouldBeTrue($"twice: {line}");
            }
        }

        return families;
    }

    static string Plain(string escaped) => Regex.Replace(escaped, @"\\(.)", escape => escape.Groups[1].Value == "n" ? "\n" : escape.Groups[1].Value);

    [GeneratedRegex(@"^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<help>(?:[^\\\n]|\\\\|\\n)+)$")]
    private static partial Regex Helped();

    [GeneratedRegex("^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram|summary|untyped)$")]
    private static partial Regex Typed();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*")*)\})? (?<value>-?[0-9]+(?:\.[0-9]+)?(?:E[+-][0-9]+)?|NaN|[+-]Inf)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<key>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(?:[^"\\]|\\.)*)"(?:,|$)""")]
    private static partial Regex Label();
}
