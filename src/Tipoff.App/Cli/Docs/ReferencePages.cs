using Tipoff.Engine.Tables;
using Tipoff.Nba;

namespace Tipoff.App.Cli.Docs;

/// <summary>All generated pages, by their path under <c>docs/reference</c>; what was measured stands beside them and is written by hand.</summary>
static class ReferencePages
{
    public const string Folder = "docs/reference";

    /// <summary>Pages of figures, each with the command that measures it.</summary>
    static readonly IReadOnlyList<string> Measured = ["accuracy.md"];

    public static SortedDictionary<string, string> Of(Catalog catalog, IReadOnlyList<Verb> verbs)
    {
        var endpoints = League.Endpoints(catalog);
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [IndexPage.Path] = IndexPage.Of(catalog),
            [CommandsPage.Path] = CommandsPage.Of(verbs),
            [SourcesPage.Path] = SourcesPage.Of(endpoints),
            [QueriesPage.Path] = QueriesPage.Of(),
            [ShortcutsPage.Path] = ShortcutsPage.Of(),
        };
        foreach (var table in catalog.Tables)
            pages[TablePage.PathOf(table)] = TablePage.Of(catalog, endpoints, table);
        return pages;
    }

    /// <summary>Pages that are missing, differ, or are no longer generated, as sentences; empty when all is fresh.</summary>
    public static List<string> Differences(string folder, IReadOnlyDictionary<string, string> pages)
    {
        List<string> differences = [];
        foreach (var (path, text) in pages)
        {
            var file = Path.Combine(folder, path);
            if (!File.Exists(file))
                differences.Add($"{Folder}/{path} is missing");
            else if (File.ReadAllText(file) != text)
                differences.Add($"{Folder}/{path} differs from the declarations");
        }

        differences.AddRange(Leftovers(folder, pages).Select(path => $"{Folder}/{path} describes what is no longer there"));
        return differences;
    }

    public static void Write(string folder, IReadOnlyDictionary<string, string> pages)
    {
        foreach (var path in Leftovers(folder, pages).ToList())
            File.Delete(Path.Combine(folder, path));
        foreach (var (path, text) in pages)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    static IEnumerable<string> Leftovers(string folder, IReadOnlyDictionary<string, string> pages) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(path => !pages.ContainsKey(path) && !Measured.Contains(path))
                .Order(StringComparer.Ordinal)
            : [];
}
