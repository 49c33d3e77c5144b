using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;

namespace Tipoff.App.Validations;

/// <summary>A validation as programs read it; fields are only ever added.</summary>
static class ValidationJson
{
    /// <param name="isDetailed">Whether the holes that a rule allows are named.</param>
    public static IReadOnlyDictionary<string, object?> Of(Validation validation, bool isDetailed)
    {
        var report = validation.Completeness;
        Dictionary<string, object?> json = new()
        {
            ["healthy"] = validation.IsHealthy,
            ["layers"] = report.Layers.Select(Layer),
            ["gaps"] = report.Layers
                .SelectMany(layer => layer.Gaps.Select(gap => new { date = gap.Partition, layer = layer.Layer.Name, missingGames = gap.Units }))
                .OrderBy(gap => gap.date, StringComparer.Ordinal),
            ["checks"] = report.Checks.Select(check => new { name = $"{check.Table}: {check.Check}", severity = check.Severity, violations = check.Violations }),
            ["from"] = validation.From,
            ["to"] = validation.To,
            ["quality"] = validation.Quality.Columns.Select(Column),
            ["duplicates"] = validation.Quality.Duplicates.Select(table => new { table = table.Table, key = table.Key, rows = table.Rows, ok = table.IsOk, error = table.Error }),
            ["freshness"] = report.Layers.SelectMany(layer => layer.Tables).DistinctBy(table => table.Table)
                .Select(table => new { table = table.Table, lastDue = table.LastExpected, lastThere = table.LastPresent, datesBehind = table.Behind, ok = table.Behind == 0 }),
        };
        if (isDetailed)
            json["skipped"] = report.Layers.SelectMany(Skipped);
        return json;
    }

    /// <summary>The word of a verdict: OK, NO_BASELINE, NO_ROWS, IMPROVEMENT, DEGRADATION, REGRESSION or ERROR.</summary>
    public static string Word(QualityVerdict verdict) => Names.Snake(verdict.ToString()).ToUpperInvariant();

    static object Layer(LayerCompleteness layer) => new
    {
        layer = layer.Layer.Name,
        expected = layer.Expected,
        present = layer.Present,
        percent = layer.Percent,
        threshold = layer.Layer.ThresholdPercent,
        ok = layer.IsOk,
        presentOfAll = layer.OfAll?.Present,
        gamesOfAll = layer.OfAll?.All,
        percentOfAll = layer.OfAll?.Percent,
    };

    static object Column(QualityFinding column) => new
    {
        table = column.Table,
        column = column.Bar.Column,
        percent = column.Percent,
        bar = column.Bar.Percent,
        isCritical = column.Bar.IsCritical,
        ok = column.IsOk,
        baseline = column.Baseline,
        verdict = Word(column.Verdict),
        error = column.Error,
    };

    static IEnumerable<object> Skipped(LayerCompleteness layer) => layer.Tables.SelectMany(table => table.Skipped.Select(hole => new
    {
        date = hole.Partition,
        layer = layer.Layer.Name,
        table = table.Table,
        reason = hole.Rule,
        games = hole.Units,
    }));
}
