using Tipoff.App.Validations;
using Tipoff.Engine;

namespace Tipoff.Tests.App.Validations;

public sealed class ReportArchiveTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2025, 1, 31, 12, 0, 0, TimeSpan.Zero);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-reports-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Reports_older_than_a_month_go_and_nothing_else_does()
    {
        var workspace = Workspace.Create(folder.FullName);
        ReportArchive.Write(workspace, Now, "{}", "<p/>");
        string[] old = ["weekly-20250101-115959.html", "weekly-20250101-115959.json"], kept = ["notes.html", "weekly-20250101-115959.txt", "weekly-20250101-120000.json", "weekly-last.json"];
        foreach (var name in old.Concat(kept))
            File.WriteAllText(Path.Combine(workspace.Reports, name), "");

        var deleted = ReportArchive.Prune(workspace, Now);

        deleted.Select(Path.GetFileName).ShouldBe(old);
        Directory.EnumerateFiles(workspace.Reports).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(kept.Concat(["weekly-20250131-120000.html", "weekly-20250131-120000.json"]).Order(StringComparer.Ordinal));
    }
}
