using Spectre.Console;
using Tipoff.Engine.Runs;

namespace Tipoff.App.Cli;

/// <summary>A plan as people read it: what is to be built by table and month, and why.</summary>
sealed class PlanText(Plan plan, bool isDetailed)
{
    /// <summary>Lines before the rest is summed up; `--detailed` has them all.</summary>
    const int LinesShown = 30;

    /// <summary>Causes named in one line.</summary>
    const int CausesShown = 2;

    public void Print()
    {
        if (plan.IsEmpty)
        {
            Invocation.Line("[green]Nothing to do[/]: every cell of the range is made from today's code and inputs, waits for data that is not there, or was given up (`tipoff verify` names those).");
            return;
        }

        var lines = plan.Stages.SelectMany(stage => stage.Cells).GroupBy(cell => (cell.Table, Month: Month(cell.Partition))).ToList();
        var table = Columns.Of("table", "month", ">cells", "why");
        foreach (var line in lines.Take(isDetailed ? lines.Count : LinesShown))
            table.AddRow(line.Key.Table, line.Key.Month, $"{line.Count():N0}", Markup.Escape(Why(line)));
        AnsiConsole.Write(table);
        if (!isDetailed && lines.Count > LinesShown)
            Invocation.Line($"[grey]… and {lines.Count - LinesShown:N0} more lines; --detailed prints them all[/]");
        foreach (var cause in Causes)
            Invocation.Line(cause);
        Invocation.Line($"[bold]{plan.Cells.Count():N0} cells[/] in {plan.Stages.Count} stages, {Estimated()}, {plan.Estimate.Requests:N0} requests. Plan [bold]{plan.Hash}[/]");
    }

    /// <summary>What began it: declarations whose code changed.</summary>
    internal IEnumerable<string> Causes => plan.Cells
        .Where(cell => cell.Reason == Engine.Warehouse.Cell.StaleCode)
        .GroupBy(cell => cell.Table)
        .Select(table => $"[yellow]changed code[/]: the declaration or the SQL of {table.Key}; {table.Count():N0} of its cells were made by another");

    string Estimated() => plan.Estimate.SecondsP50 is { } p50 ? $"about {p50:N0} s (P90 {plan.Estimate.SecondsP90:N0} s)" : "no history to estimate from";

    static string Month(string partition) => partition.Length == 10 ? partition[..7] : partition;

    static string Why(IEnumerable<PlannedCell> cells)
    {
        var causes = cells.GroupBy(cell => cell.Reason).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var shown = causes.Count == 1 ? causes[0].Key : string.Join("; ", causes.Take(CausesShown).Select(cause => $"{cause.Count()} {cause.Key}"));
        return causes.Count > CausesShown ? $"{shown}; {causes.Skip(CausesShown).Sum(cause => cause.Count())} other" : shown;
    }
}
