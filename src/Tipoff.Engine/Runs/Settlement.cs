using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>Holds landed tables against the expectation calendar once it is known: what lacks units is not ok.</summary>
/// <remarks>A landed cell is published before the calendar that demands it may exist, so its presence is settled afterwards.</remarks>
public static class Settlement
{
    /// <summary>Updates the presence of every landed cell that the calendar speaks of, or no longer speaks of; returns the cells changed.</summary>
    public static IReadOnlyList<Cell> Settle(DuckDbWarehouse warehouse)
    {
        using var connection = warehouse.Connect();
        var expected = new ExpectedCells(warehouse, connection);
        List<Cell> changed = [];
        foreach (var table in warehouse.Catalog.Tables.Where(table => table.Upstreams.Count == 0 && table.Sql is null && !table.Expectation.IsOptional))
        {
            var missing = warehouse.Missing(connection, table);
            foreach (var cell in expected.Of(table))
            {
                var before = warehouse.Ledger[table.FullName, cell.Partition];
                var after = After(before ?? new Cell(table.FullName, cell.Partition), cell, missing.GetValueOrDefault(cell.Partition) ?? []);
                if (before is null || after.Presence != before.Presence || after.Reason != before.Reason)
                    changed.Add(after with { UpdatedAt = warehouse.Now });
            }
        }

        changed.AddRange(warehouse.Catalog.Tables.SelectMany(table => Released(warehouse.Ledger, table, expected)).Select(cell => cell with { UpdatedAt = warehouse.Now }));
        if (changed.Count > 0)
            warehouse.Publish(connection, changed, () => { });
        return changed;
    }

    /// <summary>Empty cells that owed something which is now expected elsewhere, or nowhere.</summary>
    static IEnumerable<Cell> Released(Ledger ledger, Table table, ExpectedCells expected)
    {
        var owing = ledger.Of(table.FullName)
            .Where(cell => cell is { Rows: 0, Presence: Presence.Expected or Presence.WaitingUpstream or Presence.SourceRefused or Presence.FailedRetryable or Presence.FailedTerminal })
            .ToList();
        if (owing.Count == 0)
            return [];

        var demanded = expected.Of(table).Select(cell => cell.Partition).ToHashSet();
        return owing.Where(cell => !demanded.Contains(cell.Partition)).Select(cell => cell with { Presence = Presence.SkippedByRule, Reason = "no longer demanded", Error = null, Tried = null });
    }

    static Cell After(Cell cell, ExpectedCell expected, List<string> missing)
    {
        if (cell.Presence is Presence.Quarantined or Presence.FailedRetryable or Presence.FailedTerminal)
            return cell;
        if (expected.Rule is not null && cell.Rows == 0)
            return cell with { Presence = Presence.SkippedByRule, Reason = expected.Rule };
        if (missing.Count == 0 && cell.Presence == Presence.OkDegraded)
            return cell;
        if (missing.Count == 0)
            return cell with { Presence = cell.Rows > 0 ? Presence.Ok : Presence.Expected, Reason = null };

        var why = $"lacks {missing.Count} of {expected.Units?.Count ?? 0}: {string.Join(", ", missing.Take(5))}";
        return cell with { Presence = Presence.Expected, Reason = why };
    }
}
