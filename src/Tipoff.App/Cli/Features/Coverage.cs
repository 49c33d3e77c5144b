using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Precompute;

namespace Tipoff.App.Cli.Features;

/// <summary>How complete and how steady the features are.</summary>
sealed class Coverage() : Verb("coverage", "Share of rows with each feature by season or month, constant features, drift against the month before")
{
    static readonly Option<int?> OfSeason = new("--season") { Description = "The months of one season, named by the year it starts in, with drift; otherwise all seasons", HelpName = "YYYY" };

    static readonly Option<string?> OfMonth = new("--month") { Description = "One month against the one before", HelpName = "YYYY-MM" };

    /// <summary>A share of rows that falls by more against the month before is a finding.</summary>
    const double DropMax = 0.25;

    /// <summary>Standard deviations by which a mean must move, beside the stability index, for a drift to count.</summary>
    const double ShiftMin = 0.25;

    const int FindingsShown = 25;

    public override IReadOnlyList<string> Examples => ["tipoff features coverage", "tipoff features coverage --season 2024", "tipoff features coverage --month 2025-01 --json"];

    public override IReadOnlyList<Option> Options => [OfSeason, OfMonth];

    public override Exit Run(Invocation call)
    {
        var month = Month(call.Get(OfMonth));
        var season = call.Get(OfSeason) ?? (month is { } day ? Season.Of(day) : null);
        using var reader = Reader.Open(call);
        var history = new FeatureHistory(reader.Query);
        var features = FeatureGroups.All;
        var (measures, settled) = (history.Measures(features, season), history.SettledMeasures(features, season));
        var drifts = season is { } year ? history.Moves(features, year, settled) : [];
        var shown = measures.Select(measure => measure.Period).Distinct().Where(period => month is not { } chosen || period == Text(chosen)).ToList();
        if (shown.Count == 0)
            throw new Problem("no features in the range", $"the store holds no row of {(month is { } chosen ? Text(chosen) : $"the season {season}")}", "See `tipoff features coverage`") { Exit = Exit.Usage };

        var findings = Constants(settled).Concat(Drops(settled)).Concat(Drifts(drifts)).Where(finding => shown.Contains(finding.Period)).ToList();
        var rows = history.Rows(season).Where(row => shown.Contains(row.Key)).ToDictionary();
        call.Answer(
            new
            {
                periods = rows.Select(row => new { period = row.Key, rows = row.Value.Rows, missingPerRow = Math.Round(row.Value.Missing, 2), productionReady = Math.Round(row.Value.Ready, 4) }),
                features = features.Select(feature => new
                {
                    feature = feature.Name,
                    family = FeatureText.Word(feature.Family),
                    share = measures.Where(measure => measure.Feature == feature.Name && shown.Contains(measure.Period)).ToDictionary(measure => measure.Period, measure => Math.Round(measure.Share, 4)),
                    drift = drifts.Where(drift => drift.Feature == feature.Name && shown.Contains(drift.Period)).Select(drift => new { period = drift.Period, stability = Math.Round(drift.Stability, 4), shift = drift.Shift is { } shift ? Math.Round(shift, 4) : (double?)null }),
                }),
                findings = findings.Select(finding => new { kind = finding.Kind, period = finding.Period, feature = finding.Feature, what = finding.What }),
            },
            () => Print(features, measures, shown, rows, findings));
        return findings.Count > 0 ? Exit.Partial : Exit.Done;
    }

    static DateOnly? Month(string? text)
    {
        if (text is null)
            return null;
        return DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month
            : throw new Problem($"'{text}' is no month", "expected YYYY-MM, such as 2025-01", "tipoff features coverage --month 2025-01") { Exit = Exit.Usage };
    }

    static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>A feature whose input is absent from the whole period is not constant, it is not there.</summary>
    static IEnumerable<Finding> Constants(IReadOnlyList<Measure> measures)
    {
        var feature = FeatureGroups.All.ToDictionary(feature => feature.Name);
        var present = measures.Where(measure => feature[measure.Feature].IsNullable && measure.Values > 0).Select(measure => (measure.Period, feature[measure.Feature].Input)).ToHashSet();
        return from measure in measures
               where measure.IsConstant && !feature[measure.Feature].FollowsCalendar
               where feature[measure.Feature].Input.Reasons.Count == 0 || present.Contains((measure.Period, feature[measure.Feature].Input))
               select new Finding("constant", measure.Period, measure.Feature, $"always {FeatureText.Number(measure.Min)} in {measure.Values:N0} rows");
    }

    static IEnumerable<Finding> Drops(IReadOnlyList<Measure> measures) =>
        from feature in measures.GroupBy(measure => measure.Feature)
        from pair in feature.Zip(feature.Skip(1))
        where pair.First.Share - pair.Second.Share > DropMax
        select new Finding("drop", pair.Second.Period, feature.Key, $"in {FeatureText.Percent(pair.Second.Share)} % of rows, {FeatureText.Percent(pair.First.Share)} % in {pair.First.Period}");

    static IEnumerable<Finding> Drifts(IReadOnlyList<Drift> drifts) =>
        from drift in drifts
        join feature in FeatureGroups.All on drift.Feature equals feature.Name
        where drift.Stability >= PopulationStability.Drift && Math.Abs(drift.Shift ?? 0) >= ShiftMin && !feature.FollowsCalendar
        orderby drift.Stability descending
        select new Finding("drift", drift.Period, drift.Feature, $"stability index {drift.Stability:0.00}, mean moved by {drift.Shift:+0.00;-0.00} standard deviations");

    static void Print(IReadOnlyList<Feature> features, IReadOnlyList<Measure> measures, List<string> shown, Dictionary<string, (long Rows, double Missing, double Ready)> rows, List<Finding> findings)
    {
        var share = measures.ToDictionary(measure => (measure.Period, measure.Feature), measure => measure.Share);
        var table = Columns.Of(["feature, % of rows", .. shown.Select(period => $">{Short(period)}")]);
        foreach (var feature in features.Where(feature => feature.IsNullable))
            table.AddRow([feature.Name, .. shown.Select(period => FeatureText.Percent(share[(period, feature.Name)]))]);
        table.AddRow(["[grey]features missing per row[/]", .. shown.Select(period => FeatureText.Number(Math.Round(rows[period].Missing, 1)))]);
        table.AddRow(["[grey]production-ready rows[/]", .. shown.Select(period => FeatureText.Percent(rows[period].Ready))]);
        AnsiConsole.Write(table);
        Invocation.Line($"[grey]{features.Count(feature => !feature.IsNullable)} features more are never null; {rows.Sum(row => row.Value.Rows):N0} rows.[/]");
        Invocation.Line("[grey]Findings look at the regular season after its first two weeks.[/]");
        foreach (var finding in findings.Take(FindingsShown))
            Invocation.Line($"[yellow]{finding.Kind}[/] {finding.Period} {finding.Feature}: {finding.What}");
        if (findings.Count > FindingsShown)
            Invocation.Line($"[grey]and {findings.Count - FindingsShown} findings more: --json has all[/]");
        Invocation.Line(findings.Count == 0 ? "[green]No feature is constant, vanishes or drifts.[/]" : $"{findings.Count} findings.");
    }

    static string Short(string period) => period.Length == 7 ? period[2..] : Season.Name(int.Parse(period, CultureInfo.InvariantCulture))[2..];

    sealed record Finding(string Kind, string Period, string Feature, string What);
}
