using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Runs;

namespace Tipoff.App.Cli;

/// <summary>What a run did, as it was written at its end.</summary>
sealed class ShowReceipt() : Verb("receipt", "What a run did: cells, rows, seconds, hashes, failures, code version; without a name the latest runs")
{
    /// <summary>Runs that fit on a screen.</summary>
    const int RunsShown = 15;

    static readonly Argument<string?> RunName = new("RUN") { Description = "The run, as its command printed it", Arity = ArgumentArity.ZeroOrOne };

    public override IReadOnlyList<string> Examples => ["tipoff receipt", "tipoff receipt 20250115-093000-1f2e3d4c"];

    public override IReadOnlyList<Argument> Arguments => [RunName];

    public override Exit Run(Invocation call)
    {
        if (call.Get(RunName) is not { } run)
            return List(call);

        var path = RunLog.PathOf(call.Workspace, run);
        if (!File.Exists(path))
            throw new Problem($"no receipt of '{run}'", $"{Path.GetDirectoryName(path)} holds none: no such run, or it was killed before its end", "`tipoff receipt` lists the latest runs") { Exit = Exit.Usage };

        var receipt = JsonSerializer.Deserialize<Receipt>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
        call.Answer(receipt, () => Print(receipt, path));
        return Exit.Done;
    }

    static void Print(Receipt receipt, string path)
    {
        Invocation.Line($"run [bold]{receipt.Run}[/], begun {receipt.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC by version {Markup.Escape(receipt.CodeVersion ?? "unknown")}");
        if (receipt.Request is { } request)
            Invocation.Line($"asked for {Markup.Escape(request.ToString())}; plan {receipt.PlanHash}; contents {receipt.ContentHash?[..12] ?? "none"}");
        Work.Print(receipt, receipt.State == "done" || receipt.Request is null ? null : $"tipoff backfill --resume {receipt.Run}", path);
    }

    static Exit List(Invocation call)
    {
        using var reader = Reader.Open(call);
        var runs = reader.Query($"""
            select run, state, cast(started_at as varchar) as started_at, coalesce(cells_ok, 0) as ok, coalesce(cells_failed, 0) as failed, coalesce(row_count, 0) as row_count,
              round(coalesce(seconds, 0), 1) as seconds, command
            from orchestration.runs order by started_at desc, run desc limit {RunsShown}
            """);
        call.Answer(
            runs.Rows.Select(row => runs.Columns.Zip(row).ToDictionary(pair => pair.First.Name, pair => pair.Second)),
            () =>
            {
                var table = Columns.Of("run", "state", ">ok", ">not ok", ">rows", ">seconds", "command");
                foreach (var row in runs.Rows)
                    table.AddRow([.. new[] { row[0], row[1], row[3], row[4], row[5], row[6], row[7] }.Select(value => Markup.Escape(value?.ToString() ?? ""))]);
                AnsiConsole.Write(table);
            });
        return Exit.Done;
    }
}
