using System.Globalization;
using Tipoff.App.Reports;
using Tipoff.Engine;

namespace Tipoff.App.Validations;

/// <summary>Weekly reports in the workspace, kept for a month.</summary>
static class ReportArchive
{
    /// <summary>Days that a report is kept. Thirty: four later ones say the same of every gap that is still open.</summary>
    const int DaysKept = 30;

    const string Prefix = "weekly-", Stamp = "yyyyMMdd-HHmmss";

    static readonly string[] Endings = [".json", ".html"];

    /// <summary>Where the report of a moment lies, without its ending.</summary>
    public static string PathOf(Workspace workspace, DateTimeOffset now) => Path.Combine(workspace.Reports, $"{Prefix}{now.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}");

    /// <summary>Writes both forms, each whole or not at all.</summary>
    public static (string Json, string Html) Write(Workspace workspace, DateTimeOffset now, string json, string html)
    {
        Directory.CreateDirectory(workspace.Reports);
        var path = PathOf(workspace, now);
        HtmlPage.Write($"{path}.json", json);
        HtmlPage.Write($"{path}.html", html);
        return ($"{path}.json", $"{path}.html");
    }

    /// <summary>Deletes reports that are older than a month by their own name, and nothing else of the folder.</summary>
    public static IReadOnlyList<string> Prune(Workspace workspace, DateTimeOffset now)
    {
        List<string> old = [.. Directory.EnumerateFiles(workspace.Reports).Where(file => At(file) is { } at && at < now.AddDays(-DaysKept)).Order(StringComparer.Ordinal)];
        old.ForEach(File.Delete);
        return old;
    }

    /// <summary>The moment in a report's name; null for any other file.</summary>
    static DateTimeOffset? At(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return Endings.Contains(Path.GetExtension(file)) && name.StartsWith(Prefix, StringComparison.Ordinal)
            && DateTimeOffset.TryParseExact(name[Prefix.Length..], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }
}
