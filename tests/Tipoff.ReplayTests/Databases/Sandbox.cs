using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.ReplayTests.Databases;

/// <summary>A database that holds only what one transform declares: whatever else it reads, it fails on.</summary>
sealed class Sandbox(DbConnection connection, Func<Type, Table> find)
{
    static readonly (string, string)[] Dates = [("from", "date '2024-01-01'"), ("to", "date '2024-01-31'")];
    readonly bool isPostgres = connection is Npgsql.NpgsqlConnection;

    /// <summary>What is wrong with a table's transform: nothing, if it reads exactly its upstreams and yields exactly its row.</summary>
    public IReadOnlyList<string> Violations(Table table)
    {
        var upstreams = table.Upstreams.Select(upstream => find(upstream.Table)).Distinct().ToList();
        foreach (var schema in upstreams.Select(upstream => upstream.Layer).Append("sandbox").Distinct())
            connection.Run($"create schema {schema}");
        foreach (var upstream in upstreams)
            connection.Run(Ddl.Create(upstream));

        try
        {
            var sql = Sql.Bind(table.Sql!, Dates);
            List<string> violations = [.. Yield(table, sql)];
            // A transform that does not even compile would seem to need every upstream.
            if (violations.Count == 0)
                violations.AddRange(upstreams.SelectMany(upstream => Unused(table, upstream, sql)));
            return violations;
        }
        finally
        {
            foreach (var schema in upstreams.Select(upstream => upstream.Layer).Append("sandbox").Distinct())
                connection.Run($"drop schema {schema} cascade");
        }
    }

    IEnumerable<string> Yield(Table table, string sql)
    {
        if (Failure($"create table sandbox.yielded as {sql}") is { } failure)
            return [$"{table}: {failure}"];

        connection.Run($"create table sandbox.declared ({string.Join(", ", Yielded(table).Select(column => $"{column.Name} {column.SqlType}"))})");
        var declared = ColumnsOf("declared");
        var yielded = ColumnsOf("yielded");
        if (declared.SequenceEqual(yielded))
            return [];
        var differences = Enumerable.Range(0, Math.Max(declared.Count, yielded.Count))
            .Where(i => declared.ElementAtOrDefault(i) != yielded.ElementAtOrDefault(i))
            .Select(i => $"{table}: column {i + 1} is '{yielded.ElementAtOrDefault(i)}', declared '{declared.ElementAtOrDefault(i)}'");
        return differences;
    }

    /// <summary>What the SQL itself yields: the rows that a fold reads, else those of the table.</summary>
    static IReadOnlyList<Column> Yielded(Table table) => table.InputType is { } input ? Column.Of(input) : table.Columns;

    IEnumerable<string> Unused(Table table, Table upstream, string sql)
    {
        connection.Run($"drop table {upstream.FullName}");
        var failure = Failure($"explain {sql}");
        connection.Run(Ddl.Create(upstream));
        return failure is null ? [$"{table}: declares {upstream} and does not read it"] : [];
    }

    // PostgreSQL forgets the scale of computed numerics, so there the name of the type is all that can agree.
    List<string> ColumnsOf(string name) => connection.Rows(
        $"select column_name, data_type from information_schema.columns where table_schema = 'sandbox' and table_name = '{name}' order by ordinal_position",
        row => $"{row.GetString(0)} {row.GetString(1)}");

    string? Failure(string sql)
    {
        try
        {
            connection.Run(sql);
            return null;
        }
        catch (DbException error)
        {
            return $"{(isPostgres ? "PostgreSQL" : "DuckDB")} says {error.Message.ReplaceLineEndings(" ")}";
        }
    }
}
