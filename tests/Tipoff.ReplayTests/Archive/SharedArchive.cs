namespace Tipoff.ReplayTests.Archive;

/// <summary>The folder of real data beside the repository, which is never part of it.</summary>
static class SharedArchive
{
    static readonly Lazy<string?> Found = new(Find);

    /// <summary>Why tests on real data cannot run; null when they can.</summary>
    public static string? WhyNot => Found.Value is null ? "no real data: ../shared/data is absent beside the repository" : null;

    public static string Folder(string name) => Path.Combine(Found.Value!, name);

    static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Tipoff.slnx")))
                continue;
            var data = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data"));
            return Directory.Exists(Path.Combine(data, "gamelogs")) ? data : null;
        }

        return null;
    }
}

/// <summary>A test on real data, which says so when it is skipped.</summary>
sealed class ArchiveFactAttribute : FactAttribute
{
    public ArchiveFactAttribute() => Skip = SharedArchive.WhyNot;
}

/// <summary>A theory on real data, which says so when it is skipped.</summary>
sealed class ArchiveTheoryAttribute : TheoryAttribute
{
    public ArchiveTheoryAttribute() => Skip = SharedArchive.WhyNot;
}
