using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Sources;

/// <summary>A file that is to be landed, and as what.</summary>
sealed record ImportWork(ArchiveFile File, Table Table, ArchiveFormat Format);

/// <summary>The files of an import in their order, for workers who land different tables at once.</summary>
/// <remarks>Files of one table follow each other, since the later speaks last; a file that looks rows up waits for every file of what it looks up.</remarks>
sealed class ImportQueue(Catalog catalog, IReadOnlyList<ImportWork> ordered)
{
    readonly object gate = new();
    readonly Dictionary<ImportWork, int> place = ordered.Select((item, index) => (item, index)).ToDictionary(item => item.item, item => item.index);
    readonly List<ImportWork> waiting = [.. ordered];
    readonly List<ImportWork> running = [];
    bool isClosed;

    /// <summary>The next file that waits for nothing; null when none is left to start.</summary>
    public ImportWork? Take()
    {
        lock (gate)
        {
            while (!isClosed && waiting.Count > 0)
            {
                var next = waiting.FindIndex(item => !running.Exists(other => IsBefore(other, item)) && !waiting.Exists(other => other != item && IsBefore(other, item)));
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

    /// <summary>Whether one must have ended before the other begins.</summary>
    bool IsBefore(ImportWork one, ImportWork other) =>
        one.Table == other.Table
            ? place[one] < place[other]
            : other.Format.Lookups.Any(lookup => catalog[lookup] == one.Table);
}
