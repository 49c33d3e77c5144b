using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Sources;

/// <summary>A file that is to be landed, and as what.</summary>
sealed record ImportWork(ArchiveFile File, Table Table, ArchiveFormat Format);

/// <summary>The files of an import in their order, for workers who land several at once.</summary>
/// <remarks>
/// Of two files of one table the later speaks last: both are read at once, but where they hold the same cells the later is published after the
/// earlier. A file that looks rows up waits for every file of what it looks up.
/// </remarks>
sealed class ImportQueue(Catalog catalog, IReadOnlyList<ImportWork> ordered)
{
    readonly object gate = new();
    readonly Dictionary<ImportWork, int> place = ordered.Select((item, index) => (item, index)).ToDictionary(item => item.item, item => item.index);
    readonly List<ImportWork> waiting = [.. ordered];
    readonly List<ImportWork> running = [];
    readonly Dictionary<ImportWork, IReadOnlySet<string>> touched = [];
    bool isClosed;

    /// <summary>The next file that waits for nothing; null when none is left to start.</summary>
    public ImportWork? Take()
    {
        lock (gate)
        {
            while (!isClosed && waiting.Count > 0)
            {
                var next = waiting.FindIndex(item => !running.Exists(other => IsRead(other, item)) && !waiting.Exists(other => other != item && (IsRead(other, item) || IsEarlier(other, item))));
                if (next >= 0)
                {
                    var item = waiting[next];
                    waiting.RemoveAt(next);
                    running.Add(item);
                    return item;
                }

                Monitor.Wait(gate);
            }

            return null;
        }
    }

    /// <summary>Says which cells a file that was read will replace, and waits until no earlier file can still have to do with them.</summary>
    /// <remarks>The earliest of a table waits for nobody, and none begins before the earlier ones have: somebody always goes on.</remarks>
    /// <exception cref="OperationCanceledException">The import ended meanwhile.</exception>
    public void Announce(ImportWork item, IReadOnlySet<string> partitions)
    {
        lock (gate)
        {
            touched[item] = partitions;
            Monitor.PulseAll(gate);
            while (!isClosed && running.Exists(other => IsEarlier(other, item) && (!touched.TryGetValue(other, out var theirs) || partitions.Overlaps(theirs))))
                Monitor.Wait(gate);
            if (isClosed)
                throw new OperationCanceledException();
        }
    }

    public void Finish(ImportWork item)
    {
        lock (gate)
        {
            running.Remove(item);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Lets nothing begin any more.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.PulseAll(gate);
        }
    }

    bool IsEarlier(ImportWork one, ImportWork other) => one.Table == other.Table && place[one] < place[other];

    /// <summary>Whether one must have ended before the other begins: the other's mapping reads its table.</summary>
    bool IsRead(ImportWork one, ImportWork other) =>
        other.Format.Lookups.Any(lookup => catalog[lookup] == one.Table) && (one.Table != other.Table || IsEarlier(one, other));
}
