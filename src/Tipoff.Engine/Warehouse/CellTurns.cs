namespace Tipoff.Engine.Warehouse;

/// <summary>Who writes which cells just now: those who want the same wait for each other, everybody else goes on.</summary>
/// <remarks>What belongs to no cell has one turn of its own.</remarks>
sealed class CellTurns
{
    readonly object gate = new();
    readonly HashSet<(string Table, string Partition)> held = [];

    /// <summary>Waits until nobody holds one of the cells and holds all of them; dispose to give them back.</summary>
    public IDisposable Take(IEnumerable<Cell> cells)
    {
        var wanted = cells.Select(cell => (cell.Table, cell.Partition)).DefaultIfEmpty(("", "")).ToList();
        lock (gate)
        {
            // All or none: two that want the same cells cannot wait for each other.
            while (wanted.Exists(held.Contains))
                Monitor.Wait(gate);
            held.UnionWith(wanted);
        }

        return new Turn(() => Give(wanted));
    }

    void Give(List<(string Table, string Partition)> cells)
    {
        lock (gate)
        {
            held.ExceptWith(cells);
            Monitor.PulseAll(gate);
        }
    }
}
