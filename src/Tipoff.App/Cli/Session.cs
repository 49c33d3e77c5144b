using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>A held warehouse and what works on it; watchers are served while it lives.</summary>
sealed class Session : IDisposable
{
    /// <param name="computations">What C# makes of the tables instead of SQL; null: as the program does.</param>
    /// <param name="isReading">Whether it only reads and is gone in a moment, so that others may wait for it.</param>
    public Session(
        Workspace workspace, Catalog catalog, TimeProvider clock, string command, Action cancel, Func<DuckDbWarehouse, IReadOnlyDictionary<Type, Computation>>? computations = null,
        bool isReading = false, CancellationToken cancelled = default)
    {
        Warehouse = DuckDbWarehouse.Open(workspace, catalog, clock, command, isReading, cancelled);
        Socket = OwnerSocket.Serve(Warehouse, command, cancel);
        Runner = new Runner(Warehouse, (computations ?? Computations.For)(Warehouse));
    }

    public DuckDbWarehouse Warehouse { get; }

    public OwnerSocket Socket { get; }

    public Runner Runner { get; }

    public void Dispose()
    {
        Socket.Dispose();
        Warehouse.Dispose();
    }
}
