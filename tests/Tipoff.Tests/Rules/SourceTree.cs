namespace Tipoff.Tests.Rules;

/// <summary>The repository's own texts: what is built, downloaded or generated beside them is left out.</summary>
static class SourceTree
{
    static readonly string[] Texts = [".cs", ".sql", ".md", ".razor", ".csproj", ".props", ".csv", ".json", ".sh", ".css", ".js", ""];
    static readonly HashSet<string> Foreign = [".git", ".vs", ".idea", "artifacts", "node_modules", "demo", "data", "bin", "obj"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> All { get; } = [.. Walk(new DirectoryInfo(Root)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Our C#: production, tests and benchmarks.</summary>
    public static IEnumerable<SourceFile> CSharp => All.Where(file => file.IsCSharp);

    public static IEnumerable<SourceFile> In(string folder) => All.Where(file => file.IsIn(folder));

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tipoff.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Tipoff.slnx above {AppContext.BaseDirectory}: the rules read the repository's sources.");
    }

    static IEnumerable<SourceFile> Walk(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            // Files of a megabyte are data, not texts that people write.
            if (Texts.Contains(file.Extension) && file.Length < 1 << 20)
                yield return new(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName));
        }

        foreach (var child in folder.EnumerateDirectories())
        {
            // Only the root's data folder is a workspace; a room may be called anything.
            var isForeign = Foreign.Contains(child.Name) && (folder.FullName == Root || child.Name is "bin" or "obj");
            if (isForeign || child.LinkTarget is not null)
                continue;
            foreach (var file in Walk(child))
                yield return file;
        }
    }
}
