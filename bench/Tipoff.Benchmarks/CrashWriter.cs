using DuckDB.NET.Data;

namespace Tipoff.Benchmarks;

/// <summary>Commits batch after batch and says so only after the commit; made to be killed at any moment.</summary>
static class CrashWriter
{
    public const int BatchRows = 1_000;

    public static int Run(string path)
    {
        using DuckDBConnection connection = new($"Data Source={path}");
        connection.Open();
        using DuckDBCommand command = new("CREATE TABLE IF NOT EXISTS batches (batch INTEGER, row_number INTEGER, payload VARCHAR); SELECT coalesce(max(batch), 0) FROM batches", connection);
        for (var batch = (int)command.ExecuteScalar()! + 1; ; batch++)
        {
            using var transaction = connection.BeginTransaction();
            using (var appender = connection.CreateAppender("batches"))
                for (var row = 0; row < BatchRows; row++)
                    appender.CreateRow().AppendValue(batch).AppendValue(row).AppendValue($"payload of row {row} in batch {batch}").EndRow();
            transaction.Commit();
            Console.Out.WriteLine(batch);
            Console.Out.Flush();
        }
    }
}
