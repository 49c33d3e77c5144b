using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tipoff.App.Reports;
using Tipoff.App.Validations;
using Tipoff.Engine;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>The report of the week: archived, and never healthy while anything is missing.</summary>
sealed class Weekly() : Verb("weekly", "The report of the week: seven days against the schedule, gaps of any age; archived for 30 days, exit 1 on any gap")
{
    static readonly Option<DateOnly?> Week = SharedOptions.Date("--week", "Last date of the seven days; otherwise today in New York");

    /// <summary>Earlier gaps that fit on a screen; the archived report has them all.</summary>
    const int OlderShown = 20;

    public override IReadOnlyList<string> Examples => ["tipoff weekly", "tipoff weekly --week 2025-01-12 --json"];

    public override IReadOnlyList<Option> Options => [Week];

    public override Exit Run(Invocation call)
    {
        var now = call.Now;
        using var reader = Reader.Open(call);
        var report = WeeklyReport.Of(call.Catalog, reader.Query, now, call.Get(Week) ?? Eastern.DateOf(now));
        var (json, html, deleted) = Archive(call.Workspace, call.Catalog, reader.Query, report, now);
        var answer = Json(report, call.Catalog);
        answer["archived"] = new { json, html };
        answer["deleted"] = deleted;
        call.Answer(answer, () => Print(report, call, html, deleted));
        return report.Exit;
    }

    /// <summary>Writes both forms of the report, and deletes those that are older than a month.</summary>
    public static (string Json, string Html, IReadOnlyList<string> Deleted) Archive(Workspace workspace, Catalog catalog, Func<string, QueryResult> query, WeeklyReport report, DateTimeOffset now)
    {
        var page = ValidationPage.Of(report, catalog, RangeValidation.Games(query, DateOnly.MinValue, report.To), now);
        var (json, html) = ReportArchive.Write(workspace, now, JsonSerializer.Serialize(Json(report, catalog), Invocation.JsonOptions), page);
        return (json, html, ReportArchive.Prune(workspace, now));
    }

    static Dictionary<string, object?> Json(WeeklyReport report, Catalog catalog) => new()
    {
        ["status"] = report.Status,
        ["from"] = report.From,
        ["to"] = report.To,
        ["faults"] = report.Faults,
        ["mend"] = report.Mend(catalog),
        ["week"] = ValidationJson.Of(report.Week, isDetailed: false),
        ["olderGaps"] = report.Older.Select(gap => new { date = gap.Partition, where = gap.Where, missingGames = gap.Units }),
    };

    static void Print(WeeklyReport report, Invocation call, string html, IReadOnlyList<string> deleted)
    {
        Invocation.Line($"[bold]week[/] {report.From:yyyy-MM-dd} to {report.To:yyyy-MM-dd}");
        if (report.Week.Completeness.IsEmpty)
            Invocation.Line("no game of the week is over");
        else
            new ValidateText(call.Catalog, report.Week, isDetailed: false).PrintMeasures();
        foreach (var gap in report.Older.Take(OlderShown))
            Invocation.Line($"[red]older gap[/] {gap.Partition} {Markup.Escape(string.Join(", ", gap.Where))}: {(gap.Units.Count == 0 ? "no rows" : $"{gap.Units.Count} games")}");
        if (report.Older.Count > OlderShown)
            Invocation.Line($"[grey]… and {report.Older.Count - OlderShown:N0} more; the archived report names them all[/]");
        if (deleted.Count > 0)
            Invocation.Line($"[grey]{deleted.Count} files of reports older than a month are deleted[/]");
        Invocation.Line($"[grey]report {Markup.Escape(html)}[/]");
        if (report.Exit is Exit.Done or Exit.Partial)
            Invocation.Line($"[green]{report.Status.ToUpperInvariant()}[/]: nothing is missing, of this week or of any age.");
        else
            Invocation.Line($"[red]FAILED[/]: {Markup.Escape(string.Join("; ", report.Faults))}. Next: [bold]{Markup.Escape(report.Mend(call.Catalog)!)}[/]");
    }
}
