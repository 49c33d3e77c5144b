using System.Data.Common;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>Runs what stands beside a declaration: one SELECT, and the fold over its rows where the table has one.</summary>
static class Transform
{
    /// <summary>Adds the rows of the dates to <paramref name="relation"/>, which has the table's columns.</summary>
    /// <param name="values">What <c>@from</c>, <c>@to</c> and <c>@now</c> stand for, as literals.</param>
    public static void Fill(
        DbConnection connection, Table table, string relation, IReadOnlyList<(string Name, string Literal)> values, CancellationToken cancel = default)
    {
        var sql = Sql.Bind(table.Sql!, [.. values]);
        if (table.InputType is null)
        {
            var names = string.Join(", ", table.Columns.Select(column => column.Name));
            connection.Run($"insert into {relation} ({names}) select {names} from ({sql}) t", cancel);
        }
        else
        {
            // All rows are folded before the first is written: one connection does not read and write at once.
            var rows = Rows(connection, table, sql, cancel);
            RowAppender.Append(connection, relation, table.RowType, rows, cancel);
        }
    }

    /// <summary>The rows of a folded table, read from either engine.</summary>
    public static IReadOnlyList<object> Rows(DbConnection connection, Table table, string sql, CancellationToken cancel = default) =>
        [.. table.Folded(RowReader.Read(connection, sql, table.InputType!, cancel))];

    /// <summary>Puts the relation's rows of some partitions in the place of the table's; the caller's transaction decides whether they stay.</summary>
    /// <param name="hasRows">Whether the table holds rows of them: where it holds none, nothing is looked for.</param>
    public static int Replace(DbConnection connection, Table table, string relation, IReadOnlyCollection<string> partitions, bool hasRows = true)
    {
        if (partitions.Count == 0)
            return 0;

        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        var cells = Cells(table, partitions);
        if (hasRows)
            connection.Run($"delete from {table.FullName} where {cells}");
        return connection.Run($"insert into {table.FullName} ({columns}) select {columns} from {relation} where {cells}");
    }

    /// <summary>The condition that holds for the rows of some partitions.</summary>
    public static string Cells(Table table, IReadOnlyCollection<string> partitions) =>
        table.Partition is { } partition
            ? $"{partition.Name} in ({string.Join(", ", partitions.Select(value => $"cast({Sql.Literal(value)} as {partition.SqlType})"))})"
            : "true";
}
