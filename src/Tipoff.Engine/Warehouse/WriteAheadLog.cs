using System.Data.Common;

namespace Tipoff.Engine.Warehouse;

/// <summary>The database's log of commits, folded into its file whenever it has grown long.</summary>
/// <remarks>
/// A run writes gigabytes in small commits: folding each at once would write the same blocks again and again, and leaving all to the end would
/// make a killed run slow to open. The database's own folding happens inside some commit while nothing else can begin; here it has a thread of its
/// own, and whoever does not write the table that is just being folded goes on. Rows are moved together only when some were replaced: a table that
/// is built for the first time has no gaps, and moving its batches together costs a rebuild several seconds.
/// </remarks>
/// <param name="foldedAtBytes">Length from which it is folded. 64 MiB: a second's work, which is the longest that anybody waits for it.</param>
sealed class WriteAheadLog(Workspace workspace, long foldedAtBytes = 64L * 1024 * 1024) : IDisposable
{
    /// <summary>Makes the database leave the log alone until it is closed.</summary>
    public const string LeftAlone = "set checkpoint_threshold = '1TB'";

    /// <summary>As many tables at once as the database moves together by itself.</summary>
    const int VacuumTasks = 100;

    readonly Lock gate = new();
    readonly FileInfo file = new($"{workspace.WarehouseFile}.wal");
    Thread? folding;
    Exception? fault;
    volatile bool hasGaps;

    /// <summary>Whether rows were replaced since the last fold.</summary>
    public bool HasGaps
    {
        get => hasGaps;
        set => hasGaps = value;
    }

    /// <summary>The setting for the next fold: close gaps or leave everything where it is.</summary>
    public string Thoroughness => $"set global max_vacuum_tasks = {(hasGaps ? VacuumTasks : 0)}";

    /// <summary>Begins to fold a long log into the file, beside whatever else goes on; at most once at a time.</summary>
    /// <param name="connect">Opens a connection for it alone.</param>
    /// <exception cref="Problem">The last folding failed. What was committed stays in the log.</exception>
    public void FoldIfDue(Func<DbConnection> connect)
    {
        lock (gate)
        {
            if (folding is { IsAlive: true })
                return;
            if (fault is { } failed)
            {
                fault = null;
                throw new Problem($"cannot fold the log of commits into {workspace.WarehouseFile}", failed.Message, "Nothing is lost: look for room on the disk, then start again");
            }

            if (!IsLong())
                return;

            folding = new Thread(() => Fold(connect)) { IsBackground = true, Name = "log folding" };
            folding.Start();
        }
    }

    /// <summary>Waits for what is being folded.</summary>
    public void Dispose() => folding?.Join();

    void Fold(Func<DbConnection> connect)
    {
        var hadGaps = hasGaps;
        try
        {
            using var connection = connect();
            connection.Run(Thoroughness);
            hasGaps = false;
            connection.Run("checkpoint");
        }
        catch (Exception error)
        {
            // Handed to the next who writes: a thread of its own has nobody above it.
            fault = error;
            hasGaps |= hadGaps;
        }
    }

    bool IsLong()
    {
        file.Refresh();
        return file.Exists && file.Length > foldedAtBytes;
    }
}
