using System.Globalization;
using Spectre.Console;
using Tipoff.App.Validations;
using Tipoff.Engine;
using Tipoff.Engine.Checks;

namespace Tipoff.App.Cli;

/// <summary>What data checks found, for people and for programs.</summary>
static class CheckText
{
    /// <summary>Anomalies shown of a range; --detailed and --json have all.</summary>
    const int AnomaliesShown = 12;

    /// <param name="isDetailed">With checks that pass or had nothing to judge.</param>
    public static object Json(DataCheckReport report, bool isDetailed) => new
    {
        healthy = report.Exit == Exit.Done,
        from = report.From,
        to = report.To,
        counts = new { passed = report.Count(Verdict.Pass), warned = report.Count(Verdict.Warn), failed = report.Count(Verdict.Fail), errors = report.Count(Verdict.Error), skipped = report.Count(Verdict.Skipped) },
        checks = report.Checks.Where(check => isDetailed || IsNews(check)).Select(check => new
        {
            table = check.Table,
            name = check.Check,
            severity = check.Severity,
            verdict = check.Verdict,
            rows = check.Rows,
            violations = check.Violations,
            dates = check.Partitions is { } where ? new { count = where.Count, first = where.First, last = where.Last } : null,
            why = check.Why,
            examples = check.Examples,
        }),
        profiles = new
        {
            judged = report.Judged,
            tooEarly = report.TooEarly,
            anomalies = report.Anomalies.Select(anomaly => new
            {
                table = anomaly.Table,
                date = anomaly.Date,
                column = anomaly.Column,
                measure = anomaly.Measure,
                value = anomaly.Value,
                expected = anomaly.Expected,
                score = anomaly.Score,
                compared = anomaly.Compared,
                label = anomaly.Label,
            }),
        },
    };

    public static void Print(DataCheckReport report, bool isDetailed)
    {
        Invocation.Line($"[bold]Checks[/] of published rows, {report.From:yyyy-MM-dd} to {report.To:yyyy-MM-dd}, {report.Checks.Select(check => check.Table).Distinct().Count()} tables");
        foreach (var check in report.Checks.Where(check => isDetailed || IsNews(check)).OrderByDescending(check => Rank(check.Verdict)))
            Print(check, isDetailed);
        Invocation.Line(
            $"{report.Count(Verdict.Fail):N0} fail, {report.Count(Verdict.Error):N0} could not be asked, {report.Count(Verdict.Warn):N0} warn, {report.Count(Verdict.Pass):N0} pass, {report.Count(Verdict.Skipped):N0} had nothing to judge");
        Invocation.Line();
        Profiles(report, isDetailed);
    }

    static void Print(CheckOutcome check, bool isDetailed)
    {
        Invocation.Line($"{Mark(check.Verdict)} {check.Table}: {Markup.Escape(check.Check)}");
        if (check.Why is { } why)
            Invocation.Line($"    [grey]{Markup.Escape(why)}[/]");
        if (check.Violations is not > 0)
            return;

        Invocation.Line($"    {check.Violations:N0} of {check.Rows:N0} rows{Where(check.Partitions)}");
        foreach (var example in check.Examples.Take(isDetailed ? int.MaxValue : 1))
            Invocation.Line($"    [grey]{Markup.Escape(example)}[/]");
    }

    static string Where(ViolatedPartitions? where) => where is null ? "" : where.Count == 1 ? $" of {where.First}" : $" of {where.Count:N0} dates, {where.First} to {where.Last}";

    static void Profiles(DataCheckReport report, bool isDetailed)
    {
        var unlabelled = report.Unlabelled.OrderByDescending(anomaly => anomaly.Date).ThenByDescending(anomaly => Math.Abs(anomaly.Score)).ToList();
        var labelled = report.Anomalies.Count - unlabelled.Count;
        Invocation.Line($"[bold]Profiles[/] {report.Judged:N0} measures of dates compared with the dates before, {report.TooEarly:N0} too early to compare");
        foreach (var anomaly in unlabelled.Take(isDetailed ? int.MaxValue : AnomaliesShown))
            Invocation.Line($"[yellow]![/] {anomaly.Date:yyyy-MM-dd} {anomaly.Table}{Markup.Escape(Told(anomaly))}");
        if (!isDetailed && unlabelled.Count > AnomaliesShown)
            Invocation.Line($"[grey]{unlabelled.Count - AnomaliesShown:N0} more: --detailed[/]");
        Invocation.Line(unlabelled.Count == 0
            ? $"[green]✓[/] no date is unlike those before{(labelled > 0 ? $", but for {labelled:N0} measures that are labelled" : "")}"
            : $"{unlabelled.Count:N0} are unlike those before{(labelled > 0 ? $", and {labelled:N0} are labelled" : "")}. Known to be off: [bold]tipoff check TABLE --from D --to D --label WHY --by NAME[/]");
        if (isDetailed)
            report.Anomalies.Where(anomaly => anomaly.Label is not null).ToList().ForEach(anomaly => Invocation.Line($"[grey]· {anomaly.Date:yyyy-MM-dd} {anomaly.Table}{Markup.Escape(Told(anomaly))}: {Markup.Escape(anomaly.Label!)}[/]"));
    }

    /// <summary>Such as <c>.points: mean 20.4, usually 10.3 (+14)</c>.</summary>
    static string Told(Anomaly anomaly)
    {
        var (value, expected) = anomaly.Measure == Measure.Empty
            ? (anomaly.Value.ToString("0.# %", CultureInfo.InvariantCulture), anomaly.Expected.ToString("0.# %", CultureInfo.InvariantCulture))
            : (Figure(anomaly.Value), Figure(anomaly.Expected));
        var what = anomaly.Measure switch { Measure.Rows => "rows a unit", Measure.Empty => "empty", Measure.Mean => "mean", _ => "spread" };
        return $"{(anomaly.Column is null ? "" : $".{anomaly.Column}")}: {what} {value}, usually {expected} ({anomaly.Score.ToString("+0;-0", CultureInfo.InvariantCulture)})";
    }

    static string Figure(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    static bool IsNews(CheckOutcome check) => check.Verdict is Verdict.Fail or Verdict.Error or Verdict.Warn;

    static int Rank(Verdict verdict) => verdict switch { Verdict.Fail => 4, Verdict.Error => 3, Verdict.Warn => 2, Verdict.Skipped => 1, _ => 0 };

    static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Fail => "[red]✗[/]",
        Verdict.Error => "[red]?[/]",
        Verdict.Warn => "[yellow]![/]",
        Verdict.Skipped => "[grey]·[/]",
        _ => "[green]✓[/]",
    };
}
