using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Runs;

namespace Tipoff.App.Cli;

/// <summary>A backfill tried on a few dates first: how long the whole may take, and whether it should be started at all.</summary>
sealed class SampledBackfill(Session session, Invocation call)
{
    /// <summary>More dates than this are no sample.</summary>
    const int DatesMax = 100;

    /// <summary>Lines that fit on a screen; `--json` has them all.</summary>
    const int LinesShown = 20;

    /// <exception cref="Problem">A number outside what makes sense, or an option that means something else beside it.</exception>
    public static void RequireAlone(int dates, string? other)
    {
        if (dates is < 1 or > DatesMax)
            throw new Problem($"--sample is {dates}", $"expected 1 to {DatesMax} dates", "`--sample 6` is enough to see time and failures") { Exit = Exit.Usage };
        if (other is not null)
            throw new Problem($"--sample and {other} cannot be combined", "a sample publishes nothing, and says by itself how to run the whole", $"Leave {other} out, and add it to the command that the sample prints") { Exit = Exit.Usage };
    }

    public Exit Run(PlanRequest request, int dates)
    {
        var plan = session.Runner.Plan(request);
        var trial = Try(plan, dates);
        var isOk = trial.Failures.Count == 0;
        var next = plan.IsEmpty ? null : $"tipoff backfill {request}{RunOptions.Text(call)}{(isOk ? "" : $" --sample {dates}")}";
        call.Answer(
            new
            {
                sampled = trial.Sampled,
                stretch = trial.Stretch.Count == 0 ? null : new { from = trial.Stretch[0], to = trial.Stretch[^1], dates = trial.Stretch.Count },
                tables = trial.Tables.Select(table => new
                {
                    table = table.Table,
                    planned = table.Planned,
                    cells = table.Cells,
                    failed = table.Failed,
                    waiting = table.Waiting,
                    secondsPerDate = Rounded(table.SecondsPerDate),
                    seconds = Rounded(table.Seconds),
                }),
                extrapolated = new { seconds = Rounded(trial.Seconds), failures = Math.Round(trial.FailuresExpected, 1), waiting = Math.Round(trial.Tables.Sum(table => table.WaitingExpected), 1) },
                failures = trial.Failures.Select(failure => new { table = failure.Table, date = failure.Partition, reason = failure.Reason }),
                next,
            },
            () => Print(plan, trial, next));
        return isOk ? Exit.Done : Exit.Failed;
    }

    Trial Try(Plan plan, int dates)
    {
        using var line = new ProgressLine(call.Clock);
        return new TrialRun(session.Warehouse, session.Runner).Try(plan, dates, what => line.Show($"trying {what}"), call.Cancel);
    }

    static double? Rounded(double? seconds) => seconds is { } value ? Math.Round(value, 4) : null;

    void Print(Plan plan, Trial trial, string? next)
    {
        if (plan.IsEmpty)
        {
            new PlanText(plan, isDetailed: false).Print();
            return;
        }

        Invocation.Line($"{trial.Sampled.Count} dates tried: {string.Join(", ", trial.Sampled.Select(date => $"{date:yyyy-MM-dd}"))}");
        if (trial.Stretch.Count > 0)
            Invocation.Line($"and in one statement for each table {trial.Stretch.Count} dates from {trial.Stretch[0]:yyyy-MM-dd} to {trial.Stretch[^1]:yyyy-MM-dd}");
        Tabulate(trial.Tables);
        foreach (var failure in trial.Failures.Take(LinesShown))
            Invocation.Line($"  [red]✗[/] {Markup.Escape($"{failure.Table} {failure.Partition}: {failure.Reason}")}");
        if (trial.Failures.Count > LinesShown)
            Invocation.Line($"[grey]… and {trial.Failures.Count - LinesShown:N0} more failures; --json has them all[/]");
        Sum(plan, trial);
        Invocation.Line($"{(trial.Failures.Count == 0 ? "Run it all with" : "[red]Do not start.[/] Mend that, then try again with")}: [bold]{Markup.Escape(next!)}[/]");
    }

    static void Tabulate(IReadOnlyList<TrialTable> all)
    {
        var table = Columns.Of("table", ">planned", ">tried", ">failed", ">s/date", ">s in all");
        foreach (var line in all.OrderByDescending(line => line.Failed > 0).ThenByDescending(line => line.Seconds).Take(LinesShown))
            table.AddRow(line.Table, $"{line.Planned:N0}", $"{line.Cells:N0}", $"{line.Failed:N0}", Text(line.SecondsPerDate, "0.000"), Text(line.Seconds, "0.0"));
        AnsiConsole.Write(table);
        if (all.Count > LinesShown)
            Invocation.Line($"[grey]… and {all.Count - LinesShown:N0} faster tables; --json has them all[/]");
    }

    void Sum(Plan plan, Trial trial)
    {
        var (tried, failed) = (trial.Tables.Sum(table => table.Cells), trial.Tables.Sum(table => table.Failed));
        var workers = call.Get(RunOptions.Workers) ?? session.Warehouse.Workspace.Options.Workers;
        Invocation.Line(
            $"[bold]{plan.Cells.Count():N0} cells[/] planned: about [bold]{Text(trial.Seconds, "N0")} s[/] one statement after the other ({workers} at once in a backfill); "
            + $"{failed:N0} of {tried:N0} cells failed, so about {Text(trial.FailuresExpected, "N0")} of all would");
        foreach (var table in trial.Tables.Where(table => table.Waiting > 0))
            Invocation.Line($"[yellow]waits[/]: {table.Waiting:N0} of {table.Cells:N0} cells of {table.Table} for {table.WaitingFor}, which is not there; about {Text(table.WaitingExpected, "N0")} of all would");
        if (trial.Tables.Where(table => table.Seconds is null && table.Waiting < table.Cells).ToList() is { Count: > 0 } unknown)
            Invocation.Line($"[yellow]not measured[/]: {unknown.Sum(table => table.Planned):N0} cells of {string.Join(", ", unknown.Select(table => table.Table))}");
        Invocation.Line("[grey]Nothing was published. It measures time and failures, not contents: windows over dates that are not built yet read less than a backfill's, and what publishing costs comes on top.[/]");
    }

    static string Text(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
