using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.App.Validations;

/// <summary>What `validate` measures, for whoever asks: the command, the weekly report, acceptance, a workflow.</summary>
static class RangeValidation
{
    /// <param name="query">Reads the warehouse, in the process that holds it or through its socket.</param>
    public static Validation Measure(Catalog catalog, Func<string, QueryResult> query, DateTimeOffset now, IReadOnlyList<CompletenessLayer> layers, DateOnly from, DateOnly to)
    {
        var tables = layers.SelectMany(layer => layer.Tables).Distinct().ToList();
        var completeness = new Completeness(catalog, query, now) { Baseline = CompletenessLayers.Baseline }.Measure(layers, from, to);
        var quality = new Quality(catalog, query, new QualityLimits()).Measure(new QualityBars().All.Where(bar => tables.Contains(bar.Table)), tables, from, to);
        return new Validation(from, to, completeness, quality);
    }

    /// <summary>What people call each game of a range, by its id.</summary>
    public static IReadOnlyDictionary<string, string> Games(Func<string, QueryResult> query, DateOnly from, DateOnly to) =>
        query($"select game_id, away_team_abbr || ' at ' || home_team_abbr from reference.games where game_date between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}'").Rows
            .Where(row => row[1] is not null)
            .ToDictionary(row => (string)row[0]!, row => (string)row[1]!);
}
