using System.Data.Common;

namespace Tipoff.Engine.Warehouse;

/// <summary>The threads of the database, divided among those who work at once.</summary>
/// <remarks>
/// Whoever asked for a query spins until the last thread has ended its part of it, so that two queries of two threads each on two cores are a
/// third slower than two of one.
/// </remarks>
/// <param name="all">Threads of the database.</param>
sealed class ThreadShares(int all)
{
    readonly Lock gate = new();
    int? current;
    int seated;

    /// <summary>A worker's place while it builds; dispose to give it back.</summary>
    public IDisposable Seat(DbConnection worker)
    {
        Change(worker, 1);
        return new Turn(() => Change(worker, -1));
    }

    void Change(DbConnection worker, int seats)
    {
        lock (gate)
        {
            seated += seats;
            var share = Math.Max(1, all / Math.Max(1, seated));
            if (share == current)
                return;

            worker.Run($"set threads = {share}");
            current = share;
        }
    }
}
