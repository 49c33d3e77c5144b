using Tipoff.Engine.Health;
using Tipoff.Engine.Tables;

namespace Tipoff.App.Validations;

/// <summary>The command that mends what a validation found.</summary>
static class Remedy
{
    /// <summary>What is missing in a landed table must come from outside; everything else can be built.</summary>
    public static string Of(Catalog catalog, Validation validation)
    {
        var gaps = validation.Completeness.Layers.SelectMany(layer => layer.Tables).Where(table => table.Gaps.Count > 0).ToList();
        if (gaps.Exists(table => catalog[table.Table].Archives.Count > 0))
            return "tipoff import PATH  (files that hold the missing games)";
        if (gaps.Count == 0)
            return Worst(validation);

        var dates = gaps.SelectMany(table => table.Gaps).Select(gap => gap.Partition).Order(StringComparer.Ordinal).ToList();
        return $"tipoff backfill --from {dates[0]} --to {dates[^1]}";
    }

    /// <summary>Nothing is missing: rows that are there fall short.</summary>
    static string Worst(Validation validation) =>
        validation.Quality.Columns.Any(column => column.Verdict == QualityVerdict.Error) || validation.Quality.Duplicates.Any(table => !table.IsOk)
            ? "tipoff doctor  (a measurement failed, or the warehouse holds what publishing refuses)"
            : $"tipoff spot-check --from {validation.From:yyyy-MM-dd} --to {validation.To:yyyy-MM-dd}  (shows where the columns come from; then tipoff source fetch for the dates)";
}
