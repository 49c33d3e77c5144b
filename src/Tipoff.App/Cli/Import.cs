using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Sources;

namespace Tipoff.App.Cli;

/// <summary>Loads historical archives.</summary>
sealed class Import() : Verb("import", "Load historical archives: game logs, play-by-play, shots, schedules, props, lines, injuries, referees")
{
    static readonly Argument<string> Source = new("PATH") { Description = "An archive file, or a folder that is searched for archives" };

    static readonly Option<string?> Kind = new("--kind") { Description = "Read every file as this format instead of recognising it by its columns", HelpName = "FORMAT" };

    public override IReadOnlyList<string> Examples => ["tipoff import ~/archives", "tipoff import gamelogs_2024-25.parquet --kind gamelog_regular"];

    public override IReadOnlyList<Argument> Arguments => [Source];

    public override IReadOnlyList<Option> Options => [Kind];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        var receipt = Archives.Import(session, call.Get(Source)!, call.Get(Kind), call.CommandLine, call.Clock, call.Cancel);
        call.Answer(
            new { run = receipt.Run, files = receipt.Files, rows = receipt.Files.Sum(file => file.Rows), quarantined = receipt.Quarantined, seconds = receipt.Seconds },
            () => Print(receipt));
        return receipt.Exit;
    }

    internal static void Print(ImportReceipt receipt)
    {
        var table = Columns.Of("file", ">rows", ">cells", ">quarantined", "");
        foreach (var file in receipt.Files.Where(file => file.Outcome is "imported" or "refused"))
        {
            table.AddRow(
                Markup.Escape(file.File), $"{file.Rows:N0}", $"{file.Cells:N0}", file.Quarantined > 0 ? $"[yellow]{file.Quarantined:N0}[/]" : "0",
                file.Outcome == "refused" ? $"[red]refused[/]: {Markup.Escape(file.Reason ?? "")}" : Markup.Escape(file.Reason ?? ""));
        }

        if (table.Rows.Count > 0)
            AnsiConsole.Write(table);
        foreach (var group in receipt.Files.Where(file => file.Outcome == "skipped").GroupBy(file => file.Reason))
            Invocation.Line($"[grey]skipped {group.Count()}: {Markup.Escape(group.Key ?? "")} ({Markup.Escape(string.Join(", ", group.Take(3).Select(file => file.File)))}{(group.Count() > 3 ? ", …" : "")})[/]");
        var unchanged = receipt.Files.Count(file => file.Outcome == "unchanged");
        Invocation.Line(
            $"[bold]{receipt.Files.Count(file => file.Outcome == "imported")}[/] files imported, {unchanged} unchanged, "
            + $"{receipt.Files.Sum(file => file.Rows):N0} rows, {receipt.Quarantined:N0} quarantined, {receipt.Seconds:N1} s");
        if (receipt.Quarantined > 0)
            Invocation.Line("Rejected rows: [bold]tipoff quarantine list[/]");
    }
}
