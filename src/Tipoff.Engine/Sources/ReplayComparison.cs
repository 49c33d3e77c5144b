using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>A value that today's parser reads differently from what the warehouse holds.</summary>
/// <param name="Kind">changed, only_in_warehouse or only_in_replay.</param>
/// <param name="Column">Null for a whole row.</param>
public sealed record ReplayDifference(string Table, string Partition, string RowKey, string Kind, string? Column, string? Stored, string? Replayed);

/// <summary>Holds raw tables against those of a second warehouse file, value by value.</summary>
sealed class ReplayComparison(DbConnection connection, string file, IReadOnlyList<string> feeds, DateOnly? from, DateOnly? to)
{
    const int ShownPerTable = 50;
    const string Found = "replay_differences";

    public List<ReplayDifference> Of(IReadOnlyList<Table> tables, out long total)
    {
        connection.Run($"attach {Sql.Literal(file)} as replayed (read_only)");
        try
        {
            List<ReplayDifference> shown = [];
            total = 0;
            foreach (var table in tables)
            {
                Find(table);
                total += connection.Scalar<long>($"select count(*) from {Found}");
                shown.AddRange(Shown(table));
                connection.Run($"drop table {Found}");
            }

            return shown;
        }
        finally
        {
            connection.Run("detach replayed");
        }
    }

    void Find(Table table)
    {
        var others = table.Columns.Where(column => column is { IsKey: false, IsBuildStamp: false }).ToList();
        var join = string.Join(" and ", table.Key.Select(column => $"o.{column.Name} is not distinct from n.{column.Name}"));
        var differs = string.Join(" or ", others.Select(column => $"o.{column.Name} is distinct from n.{column.Name}").Append("o.here is null").Append("n.here is null"));
        var key = string.Join(" || ' ' || ", table.Key.Select(column => $"'{column.Name}=' || coalesce(cast(coalesce(o.{column.Name}, n.{column.Name}) as varchar), 'null')"));
        var pairs = string.Concat(others.Select(column => $", cast(o.{column.Name} as varchar) as old_{column.Name}, cast(n.{column.Name} as varchar) as new_{column.Name}"));
        var partition = table.Partition is { } dated ? $"cast(coalesce(o.{dated.Name}, n.{dated.Name}) as varchar)" : $"'{Cell.All}'";
        connection.Run(
            $"""
            create or replace temp table {Found} as
            select {partition} as partition, {key} as row_key,
              case when o.here is null then 'only_in_replay' when n.here is null then 'only_in_warehouse' else 'changed' end as kind{pairs}
            from (select *, true as here from {table.FullName} t where {Scope(table)}) o
            full join (select *, true as here from replayed.{table.FullName} t where {Scope(table)}{NotTakenOver(table)}) n on {join}
            where {differs}
            """);
    }

    /// <summary>Only what the chosen endpoints have brought, in the range.</summary>
    string Scope(Table table)
    {
        List<string> conditions = ["true"];
        if (table.Columns.FirstOrDefault(column => column.IsFeed) is { } feed)
            conditions.Add($"t.{feed.Name} in ({string.Join(", ", feeds.Select(Sql.Literal))})");
        if (table.Partition is { } partition && partition.Type == typeof(DateOnly))
        {
            if (from is { } first)
                conditions.Add($"t.{partition.Name} >= {Sql.Literal(first)}");
            if (to is { } last)
                conditions.Add($"t.{partition.Name} <= {Sql.Literal(last)}");
        }

        return string.Join(" and ", conditions);
    }

    /// <summary>Units that an archive spoke of later belong to it.</summary>
    string NotTakenOver(Table table) =>
        table.Expectation.UnitColumn is { } unit && table.Columns.FirstOrDefault(column => column is { IsFeed: true, IsKey: false }) is { } feed
            ? $" and t.{unit} not in (select {unit} from {table.FullName} where {feed.Name} not in ({string.Join(", ", feeds.Select(Sql.Literal))}))"
            : "";

    IEnumerable<ReplayDifference> Shown(Table table)
    {
        var others = table.Columns.Where(column => column is { IsKey: false, IsBuildStamp: false }).ToList();
        var values = string.Join(" union all ", others.Select(column =>
            $"select partition, row_key, kind, '{column.Name}', old_{column.Name}, new_{column.Name} from {Found} where kind = 'changed' and old_{column.Name} is distinct from new_{column.Name}")
            .Append($"select partition, row_key, kind, null, null, null from {Found} where kind <> 'changed'"));
        return connection.Rows(
            $"select * from ({values}) order by 1, 2, 4 limit {ShownPerTable}",
            row => new ReplayDifference(table.FullName, row.Text(0) ?? "", row.GetString(1), row.GetString(2), row.Text(3), row.Text(4), row.Text(5)));
    }
}
