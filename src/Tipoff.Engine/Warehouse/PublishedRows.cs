using System.Data.Common;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>One thing that was said of a key, and when.</summary>
/// <param name="Content">The remembered columns as JSON.</param>
public sealed record PublishedRow(DateTimeOffset PublishedAt, string Key, string Content);

/// <summary>The append-only history of rows that a table's <see cref="Memory"/> asks for; being only appended to, its row numbers are its order.</summary>
public static class PublishedRows
{
    /// <summary>What was published of keys that begin so, oldest first.</summary>
    public static IReadOnlyList<PublishedRow> Of(DbConnection connection, Table table, string keyPrefix) =>
        [.. connection.Rows(
            $"""
            select published_at, row_key, content from orchestration.published
            where table_name = {Sql.Literal(table.FullName)} and starts_with(row_key, {Sql.Literal(keyPrefix)}) order by rowid
            """,
            row => new PublishedRow(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetString(2)))];

    /// <summary>Adds what is new in some partitions, on a connection whose transaction the caller commits together with the rows.</summary>
    /// <param name="relation">The rows that are about to stand.</param>
    internal static void Write(DbConnection connection, Table table, string relation, IReadOnlyCollection<string> partitions, string run, DateTimeOffset now)
    {
        if (table.Memory is not { } memory || partitions.Count == 0)
            return;

        var moment = Sql.Literal(now);
        var cells = string.Join(", ", partitions.Select(Sql.Literal));
        connection.Run(
            $"""
            insert into orchestration.published
            with last as (
              select row_key, arg_max(changes, rowid) as changes from orchestration.published where table_name = {Sql.Literal(table.FullName)} group by row_key
            ),
            said as (
              select cast(r.{table.Partition!.Name} as varchar) as partition, concat_ws('/', {string.Join(", ", table.Key.Select(column => $"r.{column.Name}"))}) as row_key,
                {Json(memory.Changes)} as changes, {Json([.. memory.Changes, .. memory.Beside])} as content, ({memory.Begins}) as begins
              from {relation} r
              where cast(r.{table.Partition.Name} as varchar) in ({cells}) and ({memory.IsOpen.Replace("@now", moment, StringComparison.Ordinal)})
            )
            select {Sql.Literal(table.FullName)}, said.partition, said.row_key, said.changes, said.content, {Sql.Literal(run)}, {moment}
            from said left join last on last.row_key = said.row_key
            where said.changes is distinct from last.changes and (said.begins or last.row_key is not null)
            """);
    }

    static string Json(IReadOnlyList<string> columns) => $"cast(to_json({{{string.Join(", ", columns.Select(column => $"'{column}': r.{column}"))}}}) as varchar)";
}
