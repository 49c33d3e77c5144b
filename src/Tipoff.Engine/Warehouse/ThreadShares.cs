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
    int folding;

    /// <summary>A worker's place while it builds; dispose to give it back.</summary>
    public IDisposable Seat(DbConnection worker)
    {
        Change(worker, seats: 1, folds: 0);
        return new Turn(() => Change(worker, seats: -1, folds: 0));
    }

    /// <summary>All threads for what everybody waits for, however many are seated; dispose to end it.</summary>
    public IDisposable Whole(DbConnection worker)
    {
        Change(worker, seats: 0, folds: 1);
        return new Turn(() => Change(worker, seats: 0, folds: -1));
    }

    void Change(DbConnection worker, int seats, int folds)
    {
        lock (gate)
        {
            seated += seats;
            folding += folds;
            var share = folding > 0 ? all : Math.Max(1, all / Math.Max(1, seated));
            if (share == current)
                return;

            worker.Run($"set threads = {share}");
            current = share;
        }
    }
}
