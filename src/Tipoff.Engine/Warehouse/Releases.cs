using System.Data.Common;

namespace Tipoff.Engine.Warehouse;

/// <summary>What of a table's rejected rows people have decided.</summary>
/// <param name="Checks">Checks that some rows of it pass although they violate them.</param>
/// <param name="Partitions">Partitions that some rows are left out of.</param>
public sealed record TableReleases(IReadOnlySet<string> Checks, IReadOnlySet<string> Partitions);

/// <summary>Which tables people have decided something about, and which cells have rejected rows waiting.</summary>
/// <remarks>In memory, so that a publication that neither concerns asks the database nothing; the decisions themselves stay in the database.</remarks>
public sealed class Releases
{
    /// <summary>The row is right and passes the check that rejected it.</summary>
    public const string Released = "released";

    /// <summary>The row is wrong and stays out.</summary>
    public const string LeftOut = "left_out";

    /// <summary>In the place of a partition, for rows that belong to none.</summary>
    public const string NoPartition = "none";

    readonly Lock gate = new();
    Dictionary<string, TableReleases> byTable = [];
    HashSet<(string Table, string Partition)> waiting = [];

    /// <summary>Null where nothing was decided.</summary>
    public TableReleases? Of(string table)
    {
        lock (gate)
            return byTable.GetValueOrDefault(table);
    }

    /// <summary>Whether rejected rows of the cell wait, or did when a transaction that was given up would have put some there.</summary>
    internal bool IsWaiting(string table, string partition)
    {
        lock (gate)
            return waiting.Contains((table, partition));
    }

    internal void Wait(string table, IEnumerable<string> partitions)
    {
        lock (gate)
            waiting.UnionWith(partitions.Select(partition => (table, partition)));
    }

    /// <summary>Learns anew what the database holds.</summary>
    internal void Read(DbConnection connection)
    {
        var decided = connection.Rows("select distinct table_name, partition, check_name, kind from orchestration.releases", row => (Table: row.GetString(0), Partition: row.GetString(1), Check: row.GetString(2), Kind: row.GetString(3)));
        var cells = connection.Rows($"select distinct table_name, coalesce(partition, '{NoPartition}') from orchestration.quarantine where released_at is null", row => (row.GetString(0), row.GetString(1)));
        lock (gate)
        {
            byTable = decided.GroupBy(row => row.Table).ToDictionary(
                group => group.Key,
                group => new TableReleases(
                    group.Where(row => row.Kind == Released).Select(row => row.Check).ToHashSet(), group.Where(row => row.Kind == LeftOut).Select(row => row.Partition).ToHashSet()));
            waiting = [.. cells];
        }
    }

    internal static Releases Open(DbConnection connection)
    {
        Releases releases = new();
        releases.Read(connection);
        return releases;
    }
}
