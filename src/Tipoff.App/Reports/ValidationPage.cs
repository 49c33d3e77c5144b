using System.Globalization;
using System.Net;
using System.Text;
using Tipoff.App.Validations;
using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;

namespace Tipoff.App.Reports;

/// <summary>A validation as one file that needs nothing else: the verdict, the layers, every date, what is missing and how to mend it.</summary>
sealed class ValidationPage
{
    /// <summary>Rows of a list that are shown at once; the rest is folded away, not left out.</summary>
    const int RowsShown = 40;

    readonly StringBuilder body = new();
    readonly Catalog catalog;
    readonly IReadOnlyDictionary<string, string> games;

    ValidationPage(Catalog catalog, IReadOnlyDictionary<string, string> games)
    {
        this.catalog = catalog;
        this.games = games;
    }

    /// <param name="games">What people call each game, by its id.</param>
    public static string Of(Validation validation, Catalog catalog, IReadOnlyDictionary<string, string> games, DateTimeOffset now)
    {
        ValidationPage page = new(catalog, games);
        page.Head("Validation", validation, now);
        page.Verdict(validation.IsHealthy, Sentence(validation), validation.IsHealthy ? null : Remedy.Of(catalog, validation));
        page.Sections(validation);
        return HtmlPage.Of("Tipoff validation", page.body.ToString());
    }

    /// <param name="games">What people call each game, by its id.</param>
    public static string Of(WeeklyReport report, Catalog catalog, IReadOnlyDictionary<string, string> games, DateTimeOffset now)
    {
        ValidationPage page = new(catalog, games);
        page.Head("Weekly report", report.Week, now);
        var isPassed = report.Exit != Engine.Exit.Failed;
        page.Verdict(isPassed, isPassed ? "Nothing is missing, of this week or of any age." : $"{string.Join("; ", report.Faults)}.", report.Mend(catalog));
        page.Gaps("Gaps before the week", report.Older);
        page.Sections(report.Week);
        return HtmlPage.Of("Tipoff weekly report", page.body.ToString());
    }

    void Head(string title, Validation validation, DateTimeOffset now) =>
        body.Append($"<h1>{title}</h1>\n<p class=\"meta\">{validation.From:yyyy-MM-dd} to {validation.To:yyyy-MM-dd} · as of {now.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC</p>\n");

    void Verdict(bool isHealthy, string sentence, string? command)
    {
        body.Append($"<div class=\"verdict {(isHealthy ? "good" : "bad")}\"><b>{(isHealthy ? "Healthy" : "Unhealthy")}</b> {Text(sentence)}");
        if (command is not null)
            body.Append($"<br/>Mend it: <code>{Text(command)}</code>");
        body.Append("</div>\n");
    }

    /// <summary>What is wrong, or that nothing is, in one sentence.</summary>
    static string Sentence(Validation validation)
    {
        var gaps = validation.Completeness.Layers.SelectMany(layer => layer.Gaps).ToList();
        var (dates, missing) = (gaps.Select(gap => gap.Partition).Distinct().Count(), gaps.SelectMany(gap => gap.Units).Distinct().Count());
        var failed = validation.Quality.Columns.Count(column => column.IsFailure) + validation.Quality.Duplicates.Count(table => !table.IsOk);
        var warned = validation.Quality.Columns.Count(column => column.IsWarning) + validation.Completeness.Checks.Count;
        List<string> parts = [gaps.Count == 0 ? "Nothing is missing" : $"{missing:N0} games on {dates:N0} dates are missing in some layer"];
        if (failed > 0)
            parts.Add($"{failed:N0} measures of quality fail");
        if (warned > 0)
            parts.Add($"{warned:N0} remarks");
        return $"{string.Join("; ", parts)}.";
    }

    void Sections(Validation validation)
    {
        var report = validation.Completeness;
        Layers(report);
        Calendar(report);
        Gaps("Gaps", GapList.Of(report));
        Quality(validation);
        Checks(report);
    }

    void Layers(CompletenessReport report)
    {
        body.Append("<h2>Layers</h2>\n");
        Table(
            ["layer", "what", "due", "there", "percent", "bar", "", "counted as before 2026"],
            [.. report.Layers.Select(layer => new[]
            {
                Text(layer.Layer.Name), Text(layer.Layer.Meaning), Count(layer.Expected), Count(layer.Present), $"{Number(layer.Percent)} %", $"{layer.Layer.ThresholdPercent:0} %",
                Word(layer.IsOk ? layer.Gaps.Any() ? "gaps" : "ok" : "below", !layer.IsOk ? "none" : layer.Gaps.Any() || layer.IsWarning ? "most" : "all"),
                layer.OfAll is { Percent: { } percent } all ? $"{percent.ToString("0.0", CultureInfo.InvariantCulture)} % of {Count(all.All)} games" : "",
            })]);
        body.Append("<p class=\"meta\">Due is what the schedule demands and a source can have; a rule leaves out the first fourteen days of a season in L4. Before 2026 every game with box lines was the whole.</p>\n");
    }

    void Calendar(CompletenessReport report)
    {
        body.Append("<h2>Dates</h2>\n<p class=\"meta key\"><i class=\"all\">all there</i><i class=\"most\">above the bar</i><i class=\"some\">below the bar</i><i class=\"none\">nothing there</i><i class=\"rule\">skipped by rule</i></p>\n");
        var periods = report.Layers.SelectMany(layer => layer.Tables).SelectMany(table => table.Dates).Select(date => date.Partition).Distinct()
            .Order(StringComparer.Ordinal).GroupBy(date => catalog.PeriodOf(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        foreach (var period in periods)
            body.Append(HeatStrip.Of(report.Layers, period));
    }

    void Gaps(string title, IReadOnlyList<SharedGap> gaps)
    {
        body.Append($"<h2>{title}</h2>\n");
        var rows = gaps.Select(gap => new[] { gap.Partition, string.Join(",<br/>", gap.Where.Select(Text)), gap.Units.Count == 0 ? "" : Count(gap.Units.Count), Named(gap.Units) }).ToList();
        if (rows.Count == 0)
            body.Append("<p>None: every game that is due is there.</p>\n");
        else
            Folded(["date", "where, and what the ledger says", "games", "missing"], rows);
    }

    void Quality(Validation validation)
    {
        var quality = validation.Quality;
        body.Append("<h2>Quality</h2>\n");
        if (quality.Columns.Count > 0)
        {
            Table(
                ["column", "filled", "bar", "before", "verdict", ""],
                [.. quality.Columns.Select(column => new[]
                {
                    Text($"{column.Table}.{column.Bar.Column}"), Share(column.Percent), $"{Number(column.Bar.Percent)} %{(column.Bar.IsCritical ? " critical" : "")}", Share(column.Baseline),
                    Text(ValidationJson.Word(column.Verdict)), Word(column.Error ?? (column.IsFailure ? "fails" : column.IsWarning ? "warns" : "ok"), column.IsFailure ? "none" : column.IsWarning ? "most" : "all"),
                })]);
        }

        var tables = validation.Completeness.Layers.SelectMany(layer => layer.Tables).DistinctBy(table => table.Table).ToDictionary(table => table.Table);
        body.Append("<h3>Keys and freshness</h3>\n");
        Table(
            ["table", "key", "rows beyond one a key", "last date due", "last date there", "game dates behind"],
            [.. quality.Duplicates.Select(table => new[]
            {
                Text(table.Table), Text(table.Key), Word(table.Error ?? Count(table.Rows ?? 0), table.IsOk ? "all" : "none"),
                tables[table.Table].LastExpected ?? "", tables[table.Table].LastPresent ?? "none", Word(Count(tables[table.Table].Behind), tables[table.Table].Behind == 0 ? "all" : "none"),
            })]);
    }

    void Checks(CompletenessReport report)
    {
        body.Append("<h2>Data checks</h2>\n");
        if (report.Checks.Count == 0)
            body.Append("<p>No check has found anything in the rows that are served.</p>\n");
        else
            Table(["check", "severity", "rows"], [.. report.Checks.Select(check => new[] { Text($"{check.Table}: {check.Check}"), Word(check.Severity, check.Severity == "error" ? "none" : "most"), Count(check.Violations) })]);
    }

    void Folded(string[] heads, List<string[]> rows)
    {
        Table(heads, [.. rows.Take(RowsShown)]);
        if (rows.Count <= RowsShown)
            return;

        body.Append($"<details><summary>{rows.Count - RowsShown:N0} more</summary>\n");
        Table(heads, [.. rows.Skip(RowsShown)]);
        body.Append("</details>\n");
    }

    /// <param name="rows">Cells that are safe to be written as they are.</param>
    void Table(string[] heads, IReadOnlyList<string[]> rows)
    {
        body.Append($"<div class=\"wide\"><table class=\"words\">\n<tr>{string.Concat(heads.Select(head => $"<th>{Text(head)}</th>"))}</tr>\n");
        foreach (var row in rows)
            body.Append($"<tr><th>{row[0]}</th>{string.Concat(row.Skip(1).Select(cell => $"<td>{cell}</td>"))}</tr>\n");
        body.Append("</table></div>\n");
    }

    string Named(IReadOnlyList<string> units) => units.Count == 0 ? "no rows"
        : string.Join(", ", units.Select(unit => games.TryGetValue(unit, out var name) ? $"<span class=\"game\">{Text(unit)} <small>{Text(name)}</small></span>" : Text(unit)));

    static string Word(string word, string color) => $"<span class=\"{color}\">{Text(word)}</span>";

    static string Share(double? percent) => percent is { } number ? $"{Number(number)} %" : "–";

    static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
