using Tipoff.Engine.Health;

namespace Tipoff.App.Validations;

/// <summary>Tables that lack the same games of a date, told together.</summary>
/// <param name="Where">Layer, table and what the ledger says of the cell.</param>
sealed record SharedGap(string Partition, IReadOnlyList<string> Where, IReadOnlyList<string> Units);

/// <summary>The gaps of a report in the order of their dates.</summary>
static class GapList
{
    public static IReadOnlyList<SharedGap> Of(CompletenessReport report) =>
    [
        .. report.Layers
            .SelectMany(layer => layer.Tables.SelectMany(table => table.Gaps.Select(gap => (Where: $"{Named(layer.Layer.Name, table.Table)} ({Brief(gap.Why)})", Gap: gap))))
            .GroupBy(gap => (gap.Gap.Partition, Units: string.Join(", ", gap.Gap.Units)))
            .OrderBy(group => group.Key.Partition, StringComparer.Ordinal)
            .Select(group => new SharedGap(group.Key.Partition, [.. group.Select(gap => gap.Where)], group.First().Gap.Units)),
    ];

    /// <summary>A table's own name begins with the name of its layer of tables.</summary>
    static string Named(string layer, string table) => table.StartsWith($"{layer}.", StringComparison.Ordinal) ? table : $"{layer} {table}";

    /// <summary>The ledger names missing units itself; here they follow anyway.</summary>
    static string Brief(string? why) => (why ?? "").Split(": lacks ")[0];
}
