using System.Globalization;
using DuckDB.NET.Data;
using Tipoff.Engine.Tables;

namespace Tipoff.ReplayTests.Payloads;

/// <summary>Puts parsed rows into a database in memory and asks the table's own checks about them.</summary>
static class BrokenChecks
{
    /// <summary>Broken checks with the number of rows that break them; those that read other tables are left out.</summary>
    public static List<string> Of(Table table, IReadOnlyList<object> rows)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, $"create schema {table.Layer}");
        Run(connection, $"create table {table.FullName} ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"))})");
        foreach (var some in rows.Chunk(200))
            Run(connection, $"insert into {table.FullName} values {string.Join(", ", some.Select(row => $"({Values(row)})"))}");

        return
        [
            .. from check in table.Checks
               where check.Reads.Count == 0
               let count = Run(connection, $"select count(*) from {table.FullName} r where {check.Violation(table)}")
               where count > 0
               select $"{table}: {check.Name} {count}",
        ];
    }

    static long Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar() ?? 0L, CultureInfo.InvariantCulture);
    }

    static string Values(object row) => string.Join(
        ", ",
        row.GetType().GetConstructors()[0].GetParameters().Select(parameter => Literal(row.GetType().GetProperty(parameter.Name!)!.GetValue(row))));

    static string Literal(object? value) => value switch
    {
        null => "null",
        DateOnly date => $"date '{date:yyyy-MM-dd}'",
        DateTimeOffset instant => $"timestamptz '{instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'",
        bool truth => truth ? "true" : "false",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"no literal for {value.GetType()}"),
    };
}
