using System.Data.Common;
using Npgsql;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.ReplayTests.Databases;

/// <summary>The same tables on DuckDB and on PostgreSQL: rows are copied from the first to the second, and compared.</summary>
sealed class EnginePair(DbConnection duck, NpgsqlConnection postgres)
{
    const double Tolerance = 1e-9;

    /// <summary>Creates the table on PostgreSQL and copies the rows that the filter takes.</summary>
    public void Copy(Table table, string filter = "true")
    {
        postgres.Run(Ddl.Create(table));
        Write(table, duck.Rows($"select {Columns(table)} from {table.FullName} where {filter}", row => Values(row, table)));
        postgres.Run($"analyze {table.FullName}");
    }

    /// <summary>Builds the table on PostgreSQL from the rows there.</summary>
    /// <param name="sql">The transform with its parameters bound.</param>
    public void Build(Table table, string sql)
    {
        postgres.Run(Ddl.Create(table));
        if (table.InputType is null)
            postgres.Run($"insert into {table.FullName} {sql}");
        else
            Write(table, Transform.Rows(postgres, table, sql).Select(row => Values(row, table)));
        postgres.Run($"analyze {table.FullName}");
    }

    /// <summary>Demands equal rows: integers, texts and dates equal, doubles to 1e-9; returns how many were compared.</summary>
    public int Compare(Table table, string filter = "true")
    {
        var order = string.Join(", ", table.Key.Select(column => column.Name));
        var query = $"select {Columns(table)} from {table.FullName} where {filter} order by {order}";
        var expected = duck.Rows(query, row => Values(row, table));
        var actual = postgres.Rows(query, row => Values(row, table));

        actual.Count.ShouldBe(expected.Count, table.FullName);
        for (var row = 0; row < expected.Count; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
            {
                var (one, other) = (expected[row][column], actual[row][column]);
                if (!IsEqual(one, other))
                    Assert.Fail($"{table}.{table.Columns[column].Name} of {string.Join(' ', expected[row].Take(3))}: DuckDB {one}, PostgreSQL {other}");
            }
        }

        return expected.Count;
    }

    void Write(Table table, IEnumerable<object?[]> rows)
    {
        using var writer = postgres.BeginBinaryImport($"copy {table.FullName} from stdin (format binary)");
        foreach (var values in rows)
        {
            writer.StartRow();
            foreach (var value in values)
            {
                if (value is null)
                    writer.WriteNull();
                else
                    writer.Write(value);
            }
        }

        writer.Complete();
    }

    static bool IsEqual(object? one, object? other) =>
        one is double x && other is double y ? Math.Abs(x - y) <= Tolerance * Math.Max(1, Math.Abs(x)) : Equals(one, other);

    static string Columns(Table table) => string.Join(", ", table.Columns.Select(column => column.Name));

    static object?[] Values(DbDataReader row, Table table) =>
        [.. Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : Stored(row.GetValue(i), table.Columns[i].Type))];

    static object?[] Values(object row, Table table) =>
        [.. table.RowType.GetConstructors()[0].GetParameters().Select(parameter => table.RowType.GetProperty(parameter.Name!)!.GetValue(row))];

    static object Stored(object value, Type type) => value switch
    {
        DateTime day when type == typeof(DateOnly) => DateOnly.FromDateTime(day),
        DateTime moment when type == typeof(DateTimeOffset) => new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)),
        DateTimeOffset moment => moment.ToUniversalTime(),
        decimal number => number / 1.0000m,
        _ => value,
    };
}
