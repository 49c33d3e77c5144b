using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>Holds landed tables against the expectation calendar once it is known: what lacks units is not ok.</summary>
/// <remarks>A landed cell is published before the calendar that demands it may exist, so its presence is settled afterwards.</remarks>
public static class Settlement
{
    /// <summary>Updates the presence of every landed cell that the calendar speaks of; returns the cells changed.</summary>
    public static IReadOnlyList<Cell> Settle(DuckDbWarehouse warehouse)
    {
        using var connection = warehouse.Connect();
        var expected = new ExpectedCells(warehouse, connection);
        List<Cell> changed = [];
        foreach (var table in warehouse.Catalog.Tables.Where(table => table.Archives.Count > 0 && !table.Expectation.IsOptional))
        {
            var missing = Missing(warehouse, connection, table);
            foreach (var cell in expected.Of(table))
            {
                var before = warehouse.Ledger[table.FullName, cell.Partition];
                var after = After(before ?? new Cell(table.FullName, cell.Partition), cell, missing.GetValueOrDefault(cell.Partition) ?? []);
                if (before is null || after.Presence != before.Presence || after.Reason != before.Reason)
                    changed.Add(after with { UpdatedAt = warehouse.Now });
            }
        }

        if (changed.Count > 0)
            warehouse.Publish(connection, changed, () => { });
        return changed;
    }

    static Cell After(Cell cell, ExpectedCell expected, List<string> missing)
    {
        if (cell.Presence is Presence.Quarantined or Presence.FailedRetryable or Presence.FailedTerminal)
            return cell;
        if (expected.Rule is not null && cell.Rows == 0)
            return cell with { Presence = Presence.SkippedByRule, Reason = expected.Rule };
        if (missing.Count == 0)
            return cell with { Presence = cell.Rows > 0 ? Presence.Ok : Presence.Expected, Reason = null };

        var why = $"lacks {missing.Count} of {expected.Units?.Count ?? 0}: {string.Join(", ", missing.Take(5))}";
        return cell with { Presence = Presence.Expected, Reason = why };
    }

    static Dictionary<string, List<string>> Missing(DuckDbWarehouse warehouse, DbConnection connection, Table table)
    {
        if (table.Expectation.UnitColumn is not { } unit)
            return [];

        var sql = Sql.Bind(table.Expectation.Sql, ("now", Sql.Literal(warehouse.Now)));
        return connection
            .Rows(
                $"""
                select cast(e.partition as varchar), cast(e.unit as varchar) from ({sql}) e
                where e.rule is null and not exists (
                  select 1 from {table.FullName} t
                  where cast(t.{unit} as varchar) = e.unit and {Qualified(table)} = cast(e.partition as varchar))
                order by 1, 2
                """,
                row => (Partition: row.GetString(0), Unit: row.GetString(1)))
            .GroupBy(row => row.Partition)
            .ToDictionary(group => group.Key, group => group.Select(row => row.Unit).ToList());
    }

    static string Qualified(Table table) => table.Partition is { } column ? $"cast(t.{column.Name} as varchar)" : $"'{Cell.All}'";
}
