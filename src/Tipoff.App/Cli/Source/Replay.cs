using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli.Source;

/// <summary>Stored answers read by today's parsers.</summary>
sealed class Replay() : Verb("replay", "Parse stored answers again with today's parsers and show every value that would differ; --publish lands them")
{
    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    static readonly Option<string?> Chosen = SourceOptions.Sources;

    static readonly Option<bool> Publish = new("--publish") { Description = "Land what today's parsers read, after showing the differences" };

    public override IReadOnlyList<string> Examples => ["tipoff source replay", "tipoff source replay --from 2025-01-01 --to 2025-01-31 --sources nba_cdn.play_by_play --publish"];

    public override IReadOnlyList<Option> Options => [From, To, Chosen, Publish];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        using var line = new ProgressLine(call.Clock);
        var endpoints = Sources.Endpoints(session.Warehouse);
        var chosen = call.Get(Chosen) is { } selectors ? endpoints.Select(selectors) : endpoints.Endpoints;
        var run = $"{call.Clock.GetUtcNow().UtcDateTime:yyyyMMdd-HHmmss}-replay";
        var replay = new Engine.Sources.Replay(session.Warehouse, endpoints, run, folder => DuckDbWarehouse.Open(Workspace.Create(folder), call.Catalog, session.Warehouse.Clock, call.CommandLine));
        void Progress(int done, int total) => line.Show($"replay {done}/{total} answers");
        var report = replay.Compare(chosen, call.Get(From), call.Get(To), Progress, call.Cancel);
        var isPublished = call.Get(Publish) && !report.IsEqual && report.Unreadable.Count == 0;
        if (isPublished)
        {
            replay.Publish(chosen, call.Get(From), call.Get(To), Progress, call.Cancel);
            Sources.Settle(session, call.CommandLine, call.Cancel);
        }

        line.Dispose();
        call.Answer(
            new { payloads = report.Payloads, rows = report.Rows, tables = report.Tables, equal = report.IsEqual, differences = report.DifferencesTotal, shown = report.Differences, unreadable = report.Unreadable, published = isPublished },
            () => Print(report, isPublished));
        return report.Unreadable.Count > 0 ? Exit.Failed : report.IsEqual || isPublished ? Exit.Done : Exit.Partial;
    }

    static void Print(ReplayReport report, bool isPublished)
    {
        var table = Columns.Of("table", "date", "row", "column", ">stored", ">read now");
        foreach (var difference in report.Differences)
        {
            table.AddRow(
                difference.Table, difference.Partition, Markup.Escape(difference.RowKey), difference.Column ?? difference.Kind, Markup.Escape(difference.Stored ?? ""), Markup.Escape(difference.Replayed ?? ""));
        }

        if (table.Rows.Count > 0)
            AnsiConsole.Write(table);
        foreach (var unreadable in report.Unreadable.Take(10))
            Invocation.Line($"[red]unreadable now[/]: {Markup.Escape(unreadable)}");
        var outcome = report.IsEqual ? "the raw tables say the same" : $"{report.DifferencesTotal:N0} rows differ{(isPublished ? ", published" : "; --publish lands them")}";
        Invocation.Line($"[bold]{report.Payloads:N0}[/] answers, {report.Rows:N0} rows, {report.Tables.Count} tables: {outcome}");
    }
}
