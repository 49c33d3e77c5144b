using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>Remembers what changed whenever rows of a cell give way to others: a row for each such cell, and the values as far as there is room.</summary>
/// <remarks>Cells that are built for the first time, or come to equal rows, leave nothing here and cost nothing.</remarks>
public static class Revisions
{
    /// <summary>Compares the cells that are about to be replaced with what comes in their place, in the transaction that the caller commits.</summary>
    /// <param name="relation">The rows that are about to stand.</param>
    /// <param name="cells">The ledger entries that come with them.</param>
    internal static void Write(DuckDbWarehouse warehouse, DbConnection connection, Table table, string relation, IEnumerable<Cell> cells)
    {
        var known = cells.Select(cell => (Before: warehouse.Ledger[table.FullName, cell.Partition], After: cell)).Where(pair => pair.Before is not null).ToList();
        if (known.Count == 0)
            return;

        var versions = Versions(connection, table, known.Select(pair => pair.After.Partition));
        // An empty cell that once had rows goes on with its story.
        var replaced = known.Where(pair => pair.Before!.Rows > 0 || versions.ContainsKey(pair.After.Partition)).ToList();
        if (replaced.Count == 0)
            return;

        RowComparison comparison = new(connection, table, warehouse.Workspace.Options.ChangedValuesMax);
        var found = comparison.Compare(relation, [.. replaced.Select(pair => pair.After.Partition)]);
        var now = warehouse.Now;
        List<RevisionRow> revisions = [];
        List<ChangeRow> changes = [];
        foreach (var (before, after) in replaced)
        {
            // Nothing differs where a hash changed its meaning and the rows did not.
            var cell = found.GetValueOrDefault(after.Partition) ?? new CellChanges([], 0);
            var (version, (kept, notKept)) = (versions.GetValueOrDefault(after.Partition, 1) + 1, cell.Kept());
            revisions.Add(RowOf(warehouse, table, before!, after, version, cell, notKept));
            changes.AddRange(kept.Select(change => new ChangeRow(
                table.FullName, after.Partition, version, after.Run, Word(change.Kind), change.RowKey, change.Column, change.Old, change.New, now)));
        }

        RowAppender.Append(connection, "orchestration.revisions", revisions);
        RowAppender.Append(connection, "orchestration.changes", changes);
    }

    /// <summary>Forgets values that changed longer ago than the settings keep them; what is told of each cell as a whole stays.</summary>
    internal static void Prune(DuckDbWarehouse warehouse, DbConnection connection)
    {
        var old = $"changed_at < {Sql.Literal(warehouse.Now.AddDays(-warehouse.Workspace.Options.ChangedValuesDays))}";
        if (connection.Scalar<long>($"select count(*) from (select 1 from orchestration.changes where {old} limit 1) c") > 0)
            warehouse.Publish(connection, [], () => connection.Run($"delete from orchestration.changes where {old}"));
    }

    static Dictionary<string, int> Versions(DbConnection connection, Table table, IEnumerable<string> partitions) => connection
        .Rows(
            $"""
            select partition, max(version) from orchestration.revisions
            where table_name = {Sql.Literal(table.FullName)} and partition in ({string.Join(", ", partitions.Select(Sql.Literal))}) group by 1
            """,
            row => (Partition: row.GetString(0), Version: row.GetInt32(1)))
        .ToDictionary(cell => cell.Partition, cell => cell.Version);

    static RevisionRow RowOf(DuckDbWarehouse warehouse, Table table, Cell before, Cell after, int version, CellChanges cell, long notKept) => new(
        table.FullName, after.Partition, version, after.Run, before.Run, before.Fingerprint != after.Fingerprint, before.Inputs != after.Inputs,
        string.Join(", ", ChangedInputs(warehouse.Catalog, table, before.Inputs, after.Inputs)), before.Rows, after.Rows, cell.Added, cell.Removed, cell.Changed,
        cell.Values, notKept, JsonSerializer.Serialize(cell.Columns, JsonSerializerOptions.Web), warehouse.Now);

    static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Removed => "removed",
        ChangeKind.Changed => "changed",
        _ => throw new UnreachableException(kind.ToString()),
    };

    /// <summary>Upstream tables whose hashes differ; none where the hashes are not of the same windows.</summary>
    static IEnumerable<string> ChangedInputs(Catalog catalog, Table table, string? before, string? after)
    {
        var (old, now) = (before?.Split(',') ?? [], after?.Split(',') ?? []);
        return old.Length != table.Upstreams.Count || now.Length != old.Length
            ? []
            : table.Upstreams.Where((_, at) => old[at] != now[at]).Select(upstream => catalog[upstream.Table].FullName).Distinct();
    }

    /// <summary>The columns of orchestration.revisions, in their order.</summary>
    sealed record RevisionRow(
        string TableName, string Partition, int Version, string? Run, string? ReplacedRun, bool IsCodeChanged, bool IsInputChanged, string Inputs, long RowsBefore,
        long RowsAfter, long RowsAdded, long RowsRemoved, long RowsChanged, long ValuesChanged, long NotKept, string Columns, DateTimeOffset RevisedAt);

    /// <summary>The columns of orchestration.changes, in their order.</summary>
    sealed record ChangeRow(
        string TableName, string Partition, int Version, string? Run, string Kind, string RowKey, string? ColumnName, string? OldValue, string? NewValue, DateTimeOffset ChangedAt);
}
