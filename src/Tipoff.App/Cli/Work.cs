using Spectre.Console;
using Tipoff.App.Telemetry;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>What planning and applying commands share: the range, the printed plan, the progress, the receipt.</summary>
static class Work
{
    /// <summary>Failures that fit on a screen; the receipt has more.</summary>
    const int FailuresShown = 10;

    /// <exception cref="Problem">The range is reversed, or no game of it is scheduled.</exception>
    public static void RequireRange(Session session, DateOnly from, DateOnly to) => RequireRange(Scheduled(session), from, to);

    /// <exception cref="Problem">The range is reversed, or no game of it is scheduled.</exception>
    public static void RequireRange(Reader reader, DateOnly from, DateOnly to)
    {
        var dates = reader.Query("select partition from orchestration.cells where table_name = 'reference.games' and row_count > 0 order by 1");
        RequireRange([.. dates.Rows.Select(row => row[0]!.ToString()!)], from, to);
    }

    static List<string> Scheduled(Session session) =>
        [.. session.Warehouse.Ledger.Of("reference.games").Where(cell => cell.Rows > 0).Select(cell => cell.Partition)];

    static void RequireRange(List<string> dates, DateOnly from, DateOnly to)
    {
        if (from > to)
            throw new Problem($"--from {from:yyyy-MM-dd} is after --to {to:yyyy-MM-dd}", "expected a range that runs forward", "Swap the two dates") { Exit = Exit.Usage };
        if (dates.Count == 0)
            throw new Problem("no schedule", "the warehouse holds no game", "Run `tipoff import DIR` first") { Exit = Exit.TryLater };
        if (dates.Exists(date => string.CompareOrdinal(date, $"{from:yyyy-MM-dd}") >= 0 && string.CompareOrdinal(date, $"{to:yyyy-MM-dd}") <= 0))
            return;

        var before = dates.FindLast(date => string.CompareOrdinal(date, $"{from:yyyy-MM-dd}") < 0);
        var after = dates.Find(date => string.CompareOrdinal(date, $"{to:yyyy-MM-dd}") > 0);
        throw new Problem(
            $"no game is scheduled from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
            $"the schedule held here runs from {dates[0]} to {dates[^1]}; nearest are {string.Join(" and ", new[] { before, after }.OfType<string>())}",
            "Choose dates inside it, or import a newer schedule")
        { Exit = Exit.Usage };
    }

    public static object Json(Plan plan) => new
    {
        hash = plan.Hash,
        cells = plan.Cells.Select(cell => new { table = cell.Table, date = cell.Partition, reason = cell.Reason }),
        estimate = new { secondsP50 = plan.Estimate.SecondsP50, secondsP90 = plan.Estimate.SecondsP90, requests = plan.Estimate.Requests, bytes = plan.Estimate.Bytes },
    };

    public static Receipt Apply(Session session, Plan plan, Invocation call)
    {
        using var traces = SpanFile.Open(call.Get(RunOptions.Traces), Invocation.Note);
        using var line = new ProgressLine(call.Clock);
        return session.Runner.Apply(plan, call.CommandLine, progress => Show(session, line, progress), RunOptions.Rules(call), call.Get(RunOptions.Workers), call.Cancel);
    }

    public static Exit Report(Workspace workspace, PlanRequest request, Receipt receipt, Invocation call)
    {
        var path = RunLog.PathOf(workspace, receipt.Run);
        var resume = receipt.State == "done" ? null : $"tipoff backfill {request}";
        call.Answer(
            new
            {
                run = receipt.Run,
                state = receipt.State,
                cells = new { ok = receipt.Cells.Ok, degraded = receipt.Cells.Degraded, skipped = receipt.Cells.Skipped, failed = receipt.Cells.Failed, unchanged = receipt.Cells.Unchanged },
                rows = receipt.Rows,
                seconds = receipt.Seconds,
                resume,
                receipt = path,
            },
            () => Print(receipt, resume, path));
        return receipt.Exit;
    }

    internal static void Print(Receipt receipt, string? resume, string path)
    {
        var color = receipt.State == "done" ? "green" : receipt.State is "failed" or "stopped" ? "red" : "yellow";
        var cells = receipt.Cells;
        Invocation.Line(
            $"[{color}]{receipt.State}[/]: {cells.Ok:N0} cells ok, {cells.Skipped:N0} skipped by rule, {cells.Unchanged:N0} unchanged, "
            + $"{cells.Failed:N0} not ok; {receipt.Rows:N0} rows in {receipt.Seconds:N1} s");
        if (receipt.Stopped is { } stopped)
            Invocation.Line($"[red]stopped[/]: {Markup.Escape(stopped)}");
        // What a rule leaves out is already counted as skipped.
        var kinds = receipt.FailureClasses.Where(kind => kind.Key != Failures.Word(FailureClass.InsufficientData)).ToList();
        if (kinds.Count > 0)
            Invocation.Line($"not ok, by kind: {string.Join(", ", kinds.Select(kind => $"{kind.Value:N0} {kind.Key}"))}");
        foreach (var failure in receipt.Failures.Take(FailuresShown))
            Invocation.Line($"  [red]✗[/] {Markup.Escape(failure)}");
        if (resume is not null)
            Invocation.Line($"Resume with: [bold]{Markup.Escape(resume)}[/]");
        Invocation.Line($"[grey]Receipt {Markup.Escape(path)}[/]");
    }

    static void Show(Session session, ProgressLine line, RunProgress progress)
    {
        session.Socket.Progress = progress;
        line.Show(Line(progress));
    }

    /// <summary>How far a run is, in one line.</summary>
    internal static string Line(RunProgress progress) =>
            $"{progress.CellsDone:N0}/{progress.CellsTotal:N0} cells, {progress.CellsPerSecond:N0}/s, {progress.Rows:N0} rows, "
            + $"ETA {ProgressLine.Span(progress.Eta)}: {progress.Current}";
}
