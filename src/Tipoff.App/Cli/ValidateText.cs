using Spectre.Console;
using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;

namespace Tipoff.App.Cli;

/// <summary>A completeness report as people read it: the layers, the gaps, the checks, and what to run next.</summary>
sealed class ValidateText(Catalog catalog, CompletenessReport report, DateOnly from, DateOnly to, bool isDetailed)
{
    /// <summary>Dates with gaps that fit on a screen; the rest is counted, and `--detailed` has them all.</summary>
    const int GapsShown = 20;

    /// <summary>Games named per line.</summary>
    const int GamesShown = 6;

    public void Print()
    {
        PrintLayers();
        PrintGaps();
        if (isDetailed)
            PrintSkipped();
        foreach (var check in report.Checks)
        {
            var color = check.Severity == "error" ? "red" : "yellow";
            Invocation.Line($"[{color}]{check.Severity}[/] {Markup.Escape($"{check.Table}: {check.Check}")}: {check.Violations:N0} rows");
        }

        if (report.IsHealthy)
            Invocation.Line($"[green]healthy[/]: nothing is missing from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}{(report.Checks.Count > 0 ? "; the checks above have remarks" : "")}.");
        else
            Invocation.Line($"[red]unhealthy[/]. Next: [bold]{Markup.Escape(Remedy())}[/]");
    }

    void PrintLayers()
    {
        var table = Columns.Of("layer", "what", ">due", ">there", ">percent", ">bar", "");
        foreach (var layer in report.Layers)
        {
            var color = !layer.IsOk ? "red" : layer.IsWarning || layer.Gaps.Any() ? "yellow" : "green";
            var word = !layer.IsOk ? "below" : layer.Gaps.Any() ? "gaps" : "ok";
            table.AddRow(layer.Layer.Name, Markup.Escape(layer.Layer.Meaning), $"{layer.Expected:N0}", $"{layer.Present:N0}", $"{layer.Percent:0.00} %", $"{layer.Layer.ThresholdPercent:0} %", $"[{color}]{word}[/]");
            if (!isDetailed && layer.Tables.Count == 1)
                continue;
            foreach (var part in layer.Tables)
                table.AddRow("", $"[grey]{Markup.Escape(part.Table)}[/]", $"[grey]{part.Expected:N0}[/]", $"[grey]{part.Present:N0}[/]", "", "", $"[grey]{part.Skipped.Sum(hole => Math.Max(1, hole.Units.Count)):N0} skipped[/]");
        }

        AnsiConsole.Write(table);
    }

    void PrintGaps()
    {
        // Tables that lack the same games of a date say it together.
        var gaps = report.Layers
            .SelectMany(layer => layer.Tables.SelectMany(table => table.Gaps.Select(gap => (Where: $"{layer.Layer.Name} {table.Table} ({Brief(gap.Why)})", Gap: gap))))
            .GroupBy(gap => (gap.Gap.Partition, Units: string.Join(", ", gap.Gap.Units)), gap => gap.Where)
            .OrderBy(group => group.Key.Partition, StringComparer.Ordinal)
            .ToList();
        var dates = gaps.Select(gap => gap.Key.Partition).Distinct().ToList();
        var shown = dates.Take(isDetailed ? dates.Count : GapsShown).ToHashSet();
        foreach (var gap in gaps.Where(gap => shown.Contains(gap.Key.Partition)))
            Invocation.Line($"[red]gap[/] {gap.Key.Partition} {Markup.Escape(string.Join(", ", gap))}: {Markup.Escape(Games(gap.Key.Units))}");
        if (dates.Count > shown.Count)
            Invocation.Line($"[grey]… and {dates.Count - shown.Count:N0} more dates; --detailed names them all[/]");
    }

    /// <summary>The ledger names missing units itself; here they follow anyway.</summary>
    static string Brief(string? why) => (why ?? "").Split(": lacks ")[0];

    string Games(string units)
    {
        var names = units.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
            return "no rows";
        var isCut = !isDetailed && names.Length > GamesShown;
        return $"{names.Length} games: {string.Join(", ", isCut ? names[..GamesShown] : names)}{(isCut ? ", …" : "")}";
    }

    void PrintSkipped()
    {
        foreach (var layer in report.Layers)
        {
            foreach (var table in layer.Tables)
            {
                foreach (var rule in table.Skipped.GroupBy(hole => hole.Rule))
                {
                    var dates = rule.ToList();
                    Invocation.Line(
                        $"[grey]skipped by rule {Markup.Escape(rule.Key)}[/] {layer.Layer.Name} {Markup.Escape(table.Table)}: "
                        + $"{dates.Sum(hole => hole.Units.Count):N0} games on {dates.Count:N0} dates");
                    foreach (var hole in dates)
                        Invocation.Line($"  [grey]{hole.Partition}: {Markup.Escape(string.Join(", ", hole.Units))}[/]");
                }
            }
        }
    }

    /// <summary>What is missing in a landed table must come from outside; everything else can be built.</summary>
    string Remedy()
    {
        var gaps = report.Layers.SelectMany(layer => layer.Tables).Where(table => table.Gaps.Count > 0).ToList();
        if (gaps.Exists(table => catalog[table.Table].Archives.Count > 0))
            return "tipoff import PATH  (files that hold the missing games)";

        var dates = gaps.SelectMany(table => table.Gaps).Select(gap => gap.Partition).Order(StringComparer.Ordinal).ToList();
        return $"tipoff backfill --from {dates[0]} --to {dates[^1]}";
    }
}
