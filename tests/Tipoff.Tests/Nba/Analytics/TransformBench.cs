using System.Globalization;
using DuckDB.NET.Data;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Nba.Analytics;

/// <summary>A database in memory with the declared tables, into which a test puts a few rows and runs real transforms.</summary>
sealed class TransformBench : IDisposable
{
    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public TransformBench(params Table[] tables)
    {
        connection.Open();
        foreach (var table in tables)
        {
            Execute($"create schema if not exists {table.Layer}");
            Execute($"create table {table.FullName} ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"))})");
        }
    }

    public void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Inserts rows written as SQL values; columns that are not named stay null.</summary>
    public TransformBench Rows(string table, string columns, params string[] rows)
    {
        Execute($"insert into {table} ({columns}) values {string.Join(", ", rows.Select(row => $"({row})"))}");
        return this;
    }

    /// <summary>Replaces the table's rows by what its transform yields for the dates.</summary>
    public TransformBench Build<T>(string from = "2024-10-22", string? to = null) where T : Table, new()
    {
        var table = new T();
        Execute($"delete from {table.FullName}");
        Transform.Fill(connection, table, table.FullName, [("from", $"date '{from}'"), ("to", $"date '{to ?? from}'")]);
        return this;
    }

    /// <summary>Violated checks of the rows at hand, by name.</summary>
    public List<string> Violations<T>() where T : Table, new()
    {
        var table = new T();
        return [.. table.Checks
            .Where(check => Query($"select count(*) from {check.From(table.FullName)} where {check.Violation(table)}")[0] != "0")
            .Select(check => check.Name)];
    }

    /// <summary>Rows as words separated by blanks; doubles are shown to three decimals.</summary>
    public List<string> Query(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return rows;
    }

    public void Dispose() => connection.Dispose();

    static string Text(object value) => value switch
    {
        DBNull => "null",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.##", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
