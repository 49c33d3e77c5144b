using System.Globalization;
using Spectre.Console;
using Tipoff.App.Validations;
using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;

namespace Tipoff.App.Cli;

/// <summary>A validation as people read it: the layers, the gaps, the quality, the checks, and what to run next.</summary>
sealed class ValidateText(Catalog catalog, Validation validation, bool isDetailed)
{
    readonly CompletenessReport report = validation.Completeness;

    /// <summary>Dates with gaps that fit on a screen; the rest is counted, and `--detailed` has them all.</summary>
    const int GapsShown = 20;

    /// <summary>Games named per line.</summary>
    const int GamesShown = 6;

    public void Print()
    {
        PrintMeasures();
        PrintVerdict();
    }

    /// <summary>Everything but the verdict.</summary>
    public void PrintMeasures()
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

        PrintQuality();
    }

    void PrintVerdict()
    {
        var range = $"from {validation.From:yyyy-MM-dd} to {validation.To:yyyy-MM-dd}";
        var remarks = report.Checks.Count > 0 || validation.Quality.IsWarning ? "; what stands above has remarks" : "";
        if (validation.IsHealthy)
            Invocation.Line($"[green]healthy[/]: nothing is missing {range}{remarks}.");
        else
            Invocation.Line($"[red]unhealthy[/]. Next: [bold]{Markup.Escape(Remedy.Of(catalog, validation))}[/]");
    }

    /// <summary>Columns that fall short or have changed; with `--detailed` all of them.</summary>
    void PrintQuality()
    {
        var quality = validation.Quality;
        foreach (var column in quality.Columns.Where(column => isDetailed || column.IsFailure || column.IsWarning))
        {
            var color = column.IsFailure ? "red" : column.IsWarning ? "yellow" : "green";
            Invocation.Line($"[{color}]quality[/] {Markup.Escape($"{column.Table}.{column.Bar.Column}")}: {Markup.Escape(Told(column))}");
        }

        foreach (var table in quality.Duplicates.Where(table => !table.IsOk))
            Invocation.Line($"[red]duplicates[/] {table.Table}: {Markup.Escape(table.Error ?? $"{table.Rows:N0} rows beyond one for each ({table.Key})")}");
        foreach (var table in report.Layers.SelectMany(layer => layer.Tables).DistinctBy(table => table.Table).Where(table => table.Behind > 0))
            Invocation.Line($"[red]behind[/] {table.Table}: the last date there is {table.LastPresent ?? "none"}, {table.Behind:N0} game dates behind {table.LastExpected}");
        var good = quality.Columns.Count(column => column.IsOk);
        if (quality.Columns.Count > 0)
            Invocation.Line($"quality: {good} of {quality.Columns.Count} columns reach their bars, {quality.Duplicates.Count(table => table.IsOk)} of {quality.Duplicates.Count} tables have no duplicates");
    }

    static string Told(QualityFinding column) => column.Error is { } error
        ? $"could not be measured: {error}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(column.Percent is { } percent ? $"{percent:0.00} % filled" : "no rows")}, {(column.IsOk ? "bar" : column.Bar.IsCritical ? "below its critical bar of" : "below its bar of")} {column.Bar.Percent:0.##} %{(column.Baseline is { } before ? $", {before:0.00} % in the days before" : "")} {ValidationJson.Word(column.Verdict)}");

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
        // The figure that operators knew: games with rows among all that have box lines, the first fourteen days of a season included.
        var shares = report.Layers.Where(layer => layer.OfAll?.Percent is not null).Select(layer => (layer.Layer.Name, Share: layer.OfAll!)).ToList();
        if (shares.Count > 0)
            Invocation.Line(string.Create(CultureInfo.InvariantCulture, $"[grey]as before 2026: {string.Join(", ", shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Name} {share.Share.Percent:0.0} %")))} of {shares[0].Share.All:N0} games[/]"));
    }

    void PrintGaps()
    {
        var gaps = GapList.Of(report);
        var dates = gaps.Select(gap => gap.Partition).Distinct().ToList();
        var shown = dates.Take(isDetailed ? dates.Count : GapsShown).ToHashSet();
        foreach (var gap in gaps.Where(gap => shown.Contains(gap.Partition)))
            Invocation.Line($"[red]gap[/] {gap.Partition} {Markup.Escape(string.Join(", ", gap.Where))}: {Markup.Escape(Games(gap.Units))}");
        if (dates.Count > shown.Count)
            Invocation.Line($"[grey]… and {dates.Count - shown.Count:N0} more dates; --detailed names them all[/]");
    }

    string Games(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return "no rows";
        var isCut = !isDetailed && names.Count > GamesShown;
        return $"{names.Count} games: {string.Join(", ", isCut ? names.Take(GamesShown) : names)}{(isCut ? ", …" : "")}";
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
}
