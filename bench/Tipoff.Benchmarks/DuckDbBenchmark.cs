using System.Diagnostics;
using System.Text;
using DuckDB.NET.Data;

namespace Tipoff.Benchmarks;

/// <summary>Rows per second into and out of DuckDB, over a table as wide as a box score.</summary>
static class DuckDbBenchmark
{
    const int Rows = 1_000_000;
    const int Rounds = 3;
    const int GroupsOfColumns = 8;
    static readonly DateOnly FirstDate = new(2020, 10, 20);
    static readonly string[] Names = ["LeBron James", "Nikola Jokić", "Shai Gilgeous-Alexander", "Victor Wembanyama"];

    public static int Run(string file)
    {
        var folder = Directory.CreateTempSubdirectory("tipoff-bench-");
        try
        {
            using DuckDBConnection connection = new($"Data Source={Path.Combine(folder.FullName, "bench.db")};threads=2");
            connection.Open();
            var report = Measure(connection);
            Console.Out.Write(report);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.WriteAllText(file, report);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string Measure(DuckDBConnection connection)
    {
        StringBuilder report = new($"""
            # DuckDB binding: rows per second

            {Rows:N0} rows x {GroupsOfColumns * 4} columns (INTEGER, DOUBLE, VARCHAR, DATE in turn), file database, threads=2, best of {Rounds};
            DuckDB {connection.ServerVersion}, .NET {Environment.Version}, {Environment.ProcessorCount} cores. Written by the `duckdb` verb of bench/Tipoff.Benchmarks.
            The prototype's figures are from the earlier P/Invoke trial, also 32 columns of another mix.

            | what | rows/s | prototype |
            |---|---:|---:|

            """);
        void Line(string what, double rate, string prototype = "") => report.AppendLine($"| {what} | {rate:N0} | {prototype} |");

        Line("appender, row by row", Best(() => Load(connection, AppendRows)), "258,000 (DuckDB's own row calls)");
        Line("appender, whole columns", Best(() => Load(connection, AppendColumns)), "406,000 (chunk appender)");
        Line("reader, typed getters, 32 columns", Best(() => ReadTyped(connection)));
        Line("reader, chunks in place, 32 columns", Best(() => ReadChunks(connection)));
        Line("reader, boxed values, 32 columns", Best(() => ReadBoxed(connection)));
        Line("reader, typed getters, streaming", Best(() => ReadTyped(connection, isStreaming: true)));
        Line("query: group by date over all rows", Best(() => Query(connection)));
        var statements = Best(() => SmallStatements(connection), SmallStatementsCount);
        report.AppendLine().AppendLine($"Statements with one parameter and one row: {statements:N0} per second.");
        return report.ToString();
    }

    const int SmallStatementsCount = 10_000;

    static double Best(Action act, int count = Rows)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            act();
            var took = Stopwatch.GetElapsedTime(started);
            if (took < best) best = took;
        }
        return count / best.TotalSeconds;
    }

    static void Load(DuckDBConnection connection, Action<DuckDBAppender> append)
    {
        var columns = Enumerable.Range(0, GroupsOfColumns).Select(group => $"i{group} INTEGER, d{group} DOUBLE, s{group} VARCHAR, t{group} DATE");
        Execute(connection, $"CREATE OR REPLACE TABLE wide ({string.Join(", ", columns)})");
        using var transaction = connection.BeginTransaction();
        using (var appender = connection.CreateAppender("wide")) append(appender);
        transaction.Commit();
    }

    static void AppendRows(DuckDBAppender appender)
    {
        for (var row = 0; row < Rows; row++)
        {
            var line = appender.CreateRow();
            var date = FirstDate.AddDays(row / 1_000);
            for (var group = 0; group < GroupsOfColumns; group++)
                line.AppendValue(row + group).AppendValue(row * 0.5).AppendValue(Names[(row + group) & 3]).AppendValue(date);
            line.EndRow();
        }
    }

    static void AppendColumns(DuckDBAppender appender)
    {
        var firstDay = FirstDate.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        for (var from = 0; from < Rows; from += appender.RowsPerChunk)
        {
            var count = Math.Min(appender.RowsPerChunk, Rows - from);
            for (var group = 0; group < GroupsOfColumns; group++)
            {
                var integers = appender.Values<int>(group * 4);
                var doubles = appender.Values<double>(group * 4 + 1);
                var dates = appender.Values<int>(group * 4 + 3);
                for (var row = 0; row < count; row++)
                {
                    integers[row] = from + row + group;
                    doubles[row] = (from + row) * 0.5;
                    dates[row] = firstDay + (from + row) / 1_000;
                    appender.SetString(group * 4 + 2, row, Names[(from + row + group) & 3]);
                }
            }
            appender.AppendChunk(count);
        }
    }

    static void ReadTyped(DuckDBConnection connection, bool isStreaming = false)
    {
        using DuckDBCommand command = new("SELECT * FROM wide", connection) { UseStreamingMode = isStreaming };
        using var reader = command.ExecuteReader();
        double sum = 0;
        while (reader.Read())
            for (var group = 0; group < GroupsOfColumns; group++)
                sum += reader.GetInt32(group * 4) + reader.GetDouble(group * 4 + 1) + reader.GetString(group * 4 + 2).Length + reader.GetDateOnly(group * 4 + 3).DayNumber;
        Expect(sum > 0);
    }

    static void ReadChunks(DuckDBConnection connection)
    {
        using DuckDBCommand command = new("SELECT * FROM wide", connection);
        using var reader = command.ExecuteReader();
        double sum = 0;
        while (reader.ReadChunk(out var chunk))
            for (var group = 0; group < GroupsOfColumns; group++)
            {
                foreach (var number in chunk.Values<int>(group * 4)) sum += number;
                foreach (var number in chunk.Values<double>(group * 4 + 1)) sum += number;
                for (var row = 0; row < chunk.RowCount; row++) sum += chunk.GetBytes(group * 4 + 2, row).Length;
                foreach (var day in chunk.Values<int>(group * 4 + 3)) sum += day;
            }
        Expect(sum > 0);
    }

    static void ReadBoxed(DuckDBConnection connection)
    {
        using DuckDBCommand command = new("SELECT * FROM wide", connection);
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        var rows = 0;
        while (reader.Read())
        {
            reader.GetValues(values);
            rows++;
        }
        Expect(rows == Rows);
    }

    static void Query(DuckDBConnection connection)
    {
        using DuckDBCommand command = new("SELECT t0, s0, count(*), avg(d0), sum(i0) FROM wide GROUP BY ALL", connection);
        using var reader = command.ExecuteReader();
        var groups = 0;
        while (reader.ReadChunk(out var chunk)) groups += chunk.RowCount;
        Expect(groups > 0);
    }

    static void SmallStatements(DuckDBConnection connection)
    {
        using DuckDBCommand command = new("SELECT $n + 1", connection);
        var parameter = command.Parameters.Add("n", 0);
        for (var number = 0; number < SmallStatementsCount; number++)
        {
            parameter.Value = number;
            Expect((int)command.ExecuteScalar()! == number + 1);
        }
    }

    static void Execute(DuckDBConnection connection, string sql)
    {
        using DuckDBCommand command = new(sql, connection);
        command.ExecuteNonQuery();
    }

    static void Expect(bool claim)
    {
        if (!claim) throw new InvalidOperationException("the benchmark read something else than it wrote");
    }
}
