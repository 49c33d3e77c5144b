using System.Text.RegularExpressions;

namespace Tipoff.Tests.Rules;

/// <summary>What every page owes its readers.</summary>
static partial class DocsRules
{
    /// <summary>Links to files that are not there. Links to the web are not followed: tests know no network.</summary>
    public static IEnumerable<string> BrokenLinks(SourceFile page, Func<string, bool> exists) =>
        from link in Link().Matches(WithoutFences(page.Text))
        let target = link.Groups[1].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://") && !target.StartsWith("mailto:", StringComparison.Ordinal)
        let path = Path.GetFullPath(Path.Combine("/", page.Folder, target))[1..]
        where !exists(path)
        select $"{page.Path}: links to {target}, which is not there";

    public static IEnumerable<string> TitlesOf(SourceFile page)
    {
        var titles = WithoutFences(page.Text).Split('\n').Count(line => line.StartsWith("# ", StringComparison.Ordinal));
        return titles == 1 ? [] : [$"{page.Path}: {titles} titles, expected one line that starts with '# '"];
    }

    static string WithoutFences(string text) => Fence().Replace(text, "");

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
