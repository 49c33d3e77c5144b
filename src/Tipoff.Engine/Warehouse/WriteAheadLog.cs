using System.Data.Common;

namespace Tipoff.Engine.Warehouse;

/// <summary>The database's log of commits, folded into its file whenever it has grown long.</summary>
/// <remarks>
/// A run writes gigabytes in small commits: folding each at once would write the same blocks again and again, and leaving all to the end would
/// make a killed run slow to open. The database's own folding happens inside some commit, on that query's share of the threads, while nothing
/// else can begin; here it gets all threads.
/// </remarks>
/// <param name="foldedAtBytes">Length from which it is folded. Half a gigabyte: opening after a kill reads that in seconds.</param>
sealed class WriteAheadLog(Workspace workspace, ThreadShares shares, long foldedAtBytes = 512L * 1024 * 1024) : IDisposable
{
    /// <summary>Makes the database leave the log alone until it is closed.</summary>
    public const string LeftAlone = "set checkpoint_threshold = '1TB'";

    readonly ReaderWriterLockSlim gate = new();
    readonly FileInfo file = new($"{workspace.WarehouseFile}.wal");

    /// <summary>A transaction that writes; dispose when it has ended.</summary>
    public IDisposable Writing()
    {
        gate.EnterReadLock();
        return new Turn(gate.ExitReadLock);
    }

    /// <summary>Folds a long log into the file once all who write have ended.</summary>
    public void FoldIfDue(DbConnection connection)
    {
        if (!IsLong())
            return;

        gate.EnterWriteLock();
        try
        {
            if (IsLong())
            {
                using var threads = shares.Whole(connection);
                connection.Run("checkpoint");
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    public void Dispose() => gate.Dispose();

    bool IsLong()
    {
        file.Refresh();
        return file.Exists && file.Length > foldedAtBytes;
    }
}
