using System.Text;
using Tipoff.Engine.Health;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.App.Validations;

/// <summary>A cell that lacks games, how much that matters, and what mends it.</summary>
/// <param name="Priority">1 comes from outside and everything waits for it; the layers that are built from it follow.</param>
sealed record InventoryLine(int Priority, string Layer, string Table, string Date, IReadOnlyList<string> Games, string Why, string Mend);

/// <summary>Every gap of any table and age, the worst first: to be read, exported, and planned from.</summary>
static class GapInventory
{
    public static IReadOnlyList<InventoryLine> Of(Catalog catalog, Func<string, QueryResult> query, DateTimeOffset now, DateOnly from, DateOnly to)
    {
        var landed = new SourceCoverage(catalog, query, now) { DateColumn = SourceNeeds.DateColumn }.Gaps(SourceNeeds.All.Where(need => need.IsRequired), from, to);
        var endpoints = League.Endpoints(catalog);
        return
        [
            .. landed.Select(gap => Landed(catalog, endpoints, gap))
                .Concat(Built(catalog, query, now, from, to))
                .OrderBy(line => line.Priority).ThenByDescending(line => line.Date, StringComparer.Ordinal).ThenBy(line => line.Table, StringComparer.Ordinal),
        ];
    }

    /// <summary>The tables of a layer that the schedule demands something of.</summary>
    public static CompletenessLayer Demanded(Catalog catalog, string layer) =>
        new(layer, $"tables of {layer}", 100, [.. catalog.Tables.Where(table => table.Layer == layer && !table.Expectation.IsOptional).Select(table => table.GetType())]);

    /// <summary>The layers that are built here, in their order.</summary>
    public static IReadOnlyList<CompletenessLayer> Built(Catalog catalog) =>
        [.. catalog.Layers.SkipWhile(layer => layer != "analytics").Select(layer => Demanded(catalog, layer)).Where(layer => layer.Tables.Count > 0)];

    /// <summary>As a file that `tipoff plan --gaps` reads.</summary>
    public static string Csv(IEnumerable<InventoryLine> lines)
    {
        StringBuilder text = new("priority,layer,table,date,games,missing_games,why,mend\n");
        foreach (var line in lines)
            text.Append(string.Join(',', new[] { $"{line.Priority}", line.Layer, line.Table, line.Date, $"{line.Games.Count}", string.Join(' ', line.Games), line.Why, line.Mend }.Select(Quoted))).Append('\n');
        return text.ToString();
    }

    static InventoryLine Landed(Catalog catalog, EndpointCatalog endpoints, NeedGap gap)
    {
        var table = catalog[gap.Need.Chain[0]];
        var names = string.Join(',', endpoints.Feeding(table).Select(endpoint => endpoint.Name).Order(StringComparer.Ordinal));
        return new(1, table.Layer, table.FullName, gap.Partition, gap.Units, $"no source has the {gap.Need.Name}", names.Length == 0 ? "tipoff import PATH" : $"tipoff source fetch --date {gap.Partition} --sources {names}");
    }

    static IEnumerable<InventoryLine> Built(Catalog catalog, Func<string, QueryResult> query, DateTimeOffset now, DateOnly from, DateOnly to)
    {
        // When a table was begun its whole history tells, not the range that is asked for.
        var report = new Completeness(catalog, query, now).Measure(Built(catalog), DateOnly.MinValue, to).SinceBegun();
        return report.Layers.Index().SelectMany(layer => layer.Item.Tables.SelectMany(table => table.Gaps.Where(gap => string.CompareOrdinal(gap.Partition, $"{from:yyyy-MM-dd}") >= 0).Select(gap => new InventoryLine(
            layer.Index + 2, layer.Item.Layer.Name, table.Table, gap.Partition, gap.Units, gap.Why ?? "", $"tipoff backfill --from {gap.Partition} --to {gap.Partition} --tables {table.Table}"))));
    }

    static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\n\r") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
