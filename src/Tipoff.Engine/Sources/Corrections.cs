using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>Finds values that a source has changed since it was asked before.</summary>
sealed class Corrections(Table table, Endpoint endpoint, string relation)
{
    const string Found = "fetched_corrections";

    readonly List<Column> compared = [.. table.Columns.Where(column => column is { IsKey: false, IsBuildStamp: false, IsFeed: false } && column.Name != "known_at")];
    bool isAny;

    /// <summary>Compares the new rows with those of the same key and feed that they will replace.</summary>
    public void Find(DbConnection connection)
    {
        if (endpoint.Slice.Count == 0 || compared.Count == 0)
            return;

        var join = string.Join(" and ", table.Key.Concat(table.Columns.Where(column => column is { IsFeed: true, IsKey: false })).Select(column => $"o.{column.Name} = n.{column.Name}"));
        var differs = string.Join(" or ", compared.Select(column => $"o.{column.Name} is distinct from n.{column.Name}"));
        var key = string.Join(" || ' ' || ", table.Key.Select(column => $"'{column.Name}=' || cast(n.{column.Name} as varchar)"));
        var pairs = string.Join(", ", compared.Select(column => $"cast(o.{column.Name} as varchar) as old_{column.Name}, cast(n.{column.Name} as varchar) as new_{column.Name}"));
        connection.Run(
            $"create or replace temp table {Found} as select {Partition("o")} as partition, {key} as row_key, n.file_row, {pairs} from {relation} n join {table.FullName} o on {join} where {differs}");
        isAny = connection.Scalar<long>($"select count(*) from {Found}") > 0;
    }

    /// <summary>Lists them; the caller's transaction decides whether they stay.</summary>
    public void Write(DbConnection connection, IReadOnlyList<(long At, string Fetch)> fetches, DateTimeOffset now)
    {
        if (!isAny)
            return;

        var ids = string.Join(", ", fetches.Select(fetch => $"({fetch.At}, {Sql.Literal(fetch.Fetch)})"));
        foreach (var column in compared)
        {
            connection.Run(
                $"""
                insert into orchestration.corrections
                select {Sql.Literal(table.FullName)}, c.partition, c.row_key, {Sql.Literal(column.Name)}, c.old_{column.Name}, c.new_{column.Name},
                  {Sql.Literal(endpoint.Name)}, f.fetch_id, {Sql.Literal(now)}
                from {Found} c join (values {ids}) f (file_row, fetch_id) on f.file_row = c.file_row
                where c.old_{column.Name} is distinct from c.new_{column.Name}
                """);
        }
    }

    string Partition(string alias) => table.Partition is { } column ? $"cast({alias}.{column.Name} as varchar)" : $"'{Cell.All}'";
}
