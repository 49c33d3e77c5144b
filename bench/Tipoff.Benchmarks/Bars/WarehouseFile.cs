using DuckDB.NET.Data;

namespace Tipoff.Benchmarks.Bars;

/// <summary>A workspace's database file opened past the program: to prepare a state that no command makes, and to look at what was made.</summary>
sealed class WarehouseFile : IDisposable
{
    readonly DuckDBConnection connection;

    public WarehouseFile(string workspace)
    {
        connection = new DuckDBConnection($"Data Source={Path.Combine(workspace, "data", "warehouse.duckdb")};threads=2");
        connection.Open();
        Run("set TimeZone = 'UTC'");
    }

    public void Run(string sql)
    {
        using DuckDBCommand command = new(sql, connection);
        command.ExecuteNonQuery();
    }

    public long Number(string sql) => Rows(sql).Select(row => Convert.ToInt64(row[0], System.Globalization.CultureInfo.InvariantCulture)).Single();

    public List<object[]> Rows(string sql)
    {
        using DuckDBCommand command = new(sql, connection);
        using var reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public void Dispose() => connection.Dispose();
}
