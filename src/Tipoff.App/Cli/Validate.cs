using System.CommandLine;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Nba;

namespace Tipoff.App.Cli;

/// <summary>Completeness against the schedule, layer by layer.</summary>
sealed class Validate() : Verb("validate", "Hold what is published against the schedule: layers L1 to L5, missing games, data checks")
{
    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    static readonly Option<string?> Layer = new("--layer") { Description = "Only this layer", HelpName = "L1|L2|L3|L4|L5" };

    static readonly Option<bool> Detailed = new("--detailed") { Description = "Every table, every gap, and the holes that a rule allows, by reason" };

    public override IReadOnlyList<string> Examples =>
        ["tipoff validate --from 2024-10-22 --to 2025-04-13", "tipoff validate --from 2024-11-01 --to 2024-11-30 --layer L3 --detailed"];

    public override IReadOnlyList<Option> Options => [From, To, Layer, Detailed];

    public override Exit Run(Invocation call)
    {
        var (from, to) = (call.Need(From), call.Need(To));
        var layers = Chosen(call.Get(Layer));
        using var reader = Reader.Open(call);
        Work.RequireRange(reader, from, to);
        var report = new Completeness(call.Catalog, reader.Query, call.Now).Measure(layers, from, to);
        if (report.IsEmpty)
            throw NothingDue(from, to);

        call.Answer(Json(report, call.Get(Detailed)), () => new ValidateText(call.Catalog, report, from, to, call.Get(Detailed)).Print());
        return report.Exit;
    }

    static IEnumerable<CompletenessLayer> Chosen(string? name)
    {
        if (name is null)
            return CompletenessLayers.All;

        var chosen = CompletenessLayers.All.Where(layer => string.Equals(layer.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new Problem($"unknown layer '{name}'", $"expected one of {string.Join(", ", CompletenessLayers.All.Select(layer => layer.Name))}", "Leave --layer out for all of them") { Exit = Exit.Usage };
    }

    static Problem NothingDue(DateOnly from, DateOnly to) =>
        new(
            $"nothing is due from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
            "no game of the range that counts is over; preseason, all-star games and the cup final are demanded nowhere",
            "Choose dates of games that were played")
        { Exit = Exit.Usage };

    static object Json(CompletenessReport report, bool isDetailed)
    {
        var layers = report.Layers.Select(layer => new
        {
            layer = layer.Layer.Name,
            expected = layer.Expected,
            present = layer.Present,
            percent = layer.Percent,
            threshold = layer.Layer.ThresholdPercent,
            ok = layer.IsOk,
        });
        var gaps = report.Layers
            .SelectMany(layer => layer.Gaps.Select(gap => new { date = gap.Partition, layer = layer.Layer.Name, missingGames = gap.Units }))
            .OrderBy(gap => gap.date, StringComparer.Ordinal);
        var checks = report.Checks.Select(check => new { name = $"{check.Table}: {check.Check}", severity = check.Severity, violations = check.Violations });
        if (!isDetailed)
            return new { healthy = report.IsHealthy, layers, gaps, checks };

        var skipped = report.Layers.SelectMany(layer => layer.Tables.SelectMany(table => table.Skipped.Select(hole => new
        {
            date = hole.Partition,
            layer = layer.Layer.Name,
            table = table.Table,
            reason = hole.Rule,
            games = hole.Units,
        })));
        return new { healthy = report.IsHealthy, layers, gaps, checks, skipped };
    }
}
