using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>Writes beside each cell whether today's code and inputs would still make it.</summary>
static class Freshness
{
    public static void Refresh(DuckDbWarehouse warehouse, DbConnection connection, Func<Table, bool> isBuilt)
    {
        List<Cell> changed = [];
        Dictionary<(Type, Window), Func<DateOnly?, string>> hashes = [];
        foreach (var table in warehouse.Catalog.Tables.Where(isBuilt))
        {
            var inputs = new Inputs(warehouse.Catalog, warehouse.Ledger, table, hashes);
            foreach (var cell in warehouse.Ledger.Of(table.FullName).Where(cell => cell.Fingerprint is not null))
            {
                var now = cell.Fingerprint != table.Fingerprint ? Cell.StaleCode
                    : cell.Inputs != inputs.Of(cell.Partition) ? Cell.StaleInput
                    : Cell.Fresh;
                if (now != cell.Freshness)
                    changed.Add(cell with { Freshness = now });
            }
        }

        if (changed.Count > 0)
            warehouse.Publish(connection, changed, () => { });
    }
}
