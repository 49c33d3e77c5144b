using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>The expectation calendar: per table, which cells must exist and what each must hold, read once per use.</summary>
public sealed class ExpectedCells(DuckDbWarehouse warehouse, DbConnection connection)
{
    readonly Dictionary<Type, IReadOnlyList<ExpectedCell>> known = [];

    /// <summary>By the calendar's query: many tables share one.</summary>
    readonly Dictionary<string, List<ExpectedCell>> declared = [];

    /// <summary>A table's cells by partition; an optional table may have one wherever its first upstream has one.</summary>
    public IReadOnlyList<ExpectedCell> Of(Table table)
    {
        if (known.TryGetValue(table.GetType(), out var cells))
            return cells;
        return known[table.GetType()] = Read(table);
    }

    IReadOnlyList<ExpectedCell> Read(Table table)
    {
        if (!table.Expectation.IsOptional)
            return [.. WithHeld(table, Declared(table))];
        if (table.Partition is null)
            return [new ExpectedCell(Cell.All, null, null)];

        // What has landed counts beside what is demanded: the calendar itself may not be built yet.
        IEnumerable<string> Landed(Table of) => warehouse.Ledger.Of(of.FullName).Select(cell => cell.Partition);
        var first = table.Upstreams.Count > 0 ? warehouse.Catalog[table.Upstreams[0].Table] : null;
        var partitions = first is null ? Landed(table) : Landed(table).Union(Landed(first)).Union(Of(first).Select(cell => cell.Partition));
        return [.. partitions.Where(partition => partition != Cell.All).Order(StringComparer.Ordinal).Select(partition => new ExpectedCell(partition, null, null))];
    }

    /// <summary>Also the cells that hold rows and that nothing demands any more: what moved away must leave them.</summary>
    IEnumerable<ExpectedCell> WithHeld(Table table, List<ExpectedCell> cells)
    {
        var demanded = cells.Select(cell => cell.Partition).ToHashSet();
        return cells.Concat(warehouse.Ledger.Of(table.FullName)
            .Where(cell => cell.Rows > 0 && !demanded.Contains(cell.Partition))
            .Select(cell => new ExpectedCell(cell.Partition, null, null)));
    }

    List<ExpectedCell> Declared(Table table) =>
        declared.TryGetValue(table.Expectation.Sql, out var cells) ? cells : declared[table.Expectation.Sql] = Asked(table);

    List<ExpectedCell> Asked(Table table) =>
    [
        .. warehouse.Expected(connection, table)
            .GroupBy(unit => unit.Partition)
            .Select(group => new ExpectedCell(
                group.Key,
                group.Where(unit => unit.Rule is null && unit.Unit is not null).Select(unit => unit.Unit!).ToHashSet(),
                group.Any(unit => unit.Rule is null) ? null : group.First().Rule)),
    ];
}
