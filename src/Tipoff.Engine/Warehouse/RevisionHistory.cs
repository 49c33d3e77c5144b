using System.Globalization;
using System.Text.Json;

namespace Tipoff.Engine.Warehouse;

/// <summary>The recorded versions of one cell, read beside whoever writes.</summary>
public sealed class RevisionHistory(Func<string, QueryResult> query, string table, string partition)
{
    readonly string cell = $"table_name = {Sql.Literal(table)} and partition = {Sql.Literal(partition)}";

    /// <summary>Every replacing of its rows, oldest first; empty where the first version still stands.</summary>
    public IReadOnlyList<Revision> All() =>
        [.. query(
            $"""
            select version, run, replaced_run, is_code_changed, is_input_changed, inputs, rows_before, rows_after, rows_added, rows_removed, rows_changed,
              values_changed, not_kept, columns, revised_at
            from orchestration.revisions where {cell} order by version
            """).Rows.Select(Told)];

    /// <summary>The kept changes of one version, in the order of their rows.</summary>
    public IReadOnlyList<Change> Changes(int version) =>
        [.. query(
            $"""
            select kind, row_key, column_name, old_value, new_value from orchestration.changes
            where {cell} and version = {version} order by row_key, column_name nulls first
            """).Rows.Select(row => new Change(Enum.Parse<ChangeKind>((string)row[0]!, ignoreCase: true), (string)row[1]!, row[2] as string, row[3] as string, row[4] as string))];

    Revision Told(object?[] row)
    {
        long Whole(int at) => Convert.ToInt64(row[at], CultureInfo.InvariantCulture);
        return new Revision(
            table, partition, (int)Whole(0), row[1] as string ?? "", row[2] as string, (bool)row[3]!, (bool)row[4]!,
            ((string)row[5]!).Split(", ", StringSplitOptions.RemoveEmptyEntries), Whole(6), Whole(7), Whole(8), Whole(9), Whole(10), Whole(11), Whole(12),
            JsonSerializer.Deserialize<List<RevisedColumn>>((string)row[13]!, JsonSerializerOptions.Web)!, QueryResult.Instant(row[14])!.Value);
    }
}
