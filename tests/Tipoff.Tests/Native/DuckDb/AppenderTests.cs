using Dapper;
using DuckDB.NET.Data;

namespace Tipoff.Tests.Native.DuckDb;

public sealed class AppenderTests
{
    [Fact]
    public void Values_are_converted_to_the_column_they_land_in()
    {
        using var connection = Scratch.OpenWith("""
            CREATE SCHEMA raw;
            CREATE TABLE raw.t (big BIGINT, ratio DOUBLE, money DECIMAL(9,2), day DATE, known_at TIMESTAMPTZ, moment TIMESTAMP)
            """);

        using (var appender = connection.CreateAppender("raw", "t"))
            appender.CreateRow().AppendValue(7).AppendValue(3).AppendValue(2.345m).AppendValue(new DateTime(2024, 1, 2))
                .AppendValue(new DateTimeOffset(2024, 1, 2, 3, 0, 0, TimeSpan.FromHours(-5))).AppendValue(new DateOnly(2024, 1, 2)).EndRow();

        using var reader = connection.Read("SELECT * FROM raw.t");
        reader.Read().ShouldBeTrue();
        reader.GetInt64(0).ShouldBe(7);
        reader.GetDouble(1).ShouldBe(3);
        reader.GetDecimal(2).ShouldBe(2.35m);
        reader.GetFieldValue<DateOnly>(3).ShouldBe(new DateOnly(2024, 1, 2));
        reader.GetFieldValue<DateTimeOffset>(4).ShouldBe(new DateTimeOffset(2024, 1, 2, 8, 0, 0, TimeSpan.Zero));
        reader.GetDateTime(5).ShouldBe(new DateTime(2024, 1, 2));
    }

    [Fact]
    public void Whole_columns_are_filled_in_place()
    {
        using var connection = Scratch.OpenWith("CREATE TABLE t (id INTEGER, score DOUBLE, name VARCHAR)");

        using (var appender = connection.CreateAppender("t"))
            for (var chunk = 0; chunk < 3; chunk++)
            {
                var ids = appender.Values<int>(0);
                var scores = appender.Values<double>(1);
                for (var row = 0; row < 100; row++)
                {
                    (ids[row], scores[row]) = (chunk * 100 + row, row / 2.0);
                    if (row % 2 == 0) appender.SetNull(2, row);
                    else appender.SetString(2, row, $"a name longer than twelve {row}");
                }
                appender.AppendChunk(100);
            }

        connection.QuerySingle<(long, int, double, long, string)>("SELECT count(*), max(id), max(score), count(name), max(name) FROM t")
            .ShouldBe((300, 299, 49.5, 150, "a name longer than twelve 99"));
    }

    [Fact]
    public void An_appender_left_in_the_middle_of_a_row_drops_what_it_holds()
    {
        using var connection = Scratch.OpenWith("CREATE TABLE t (a INTEGER, b INTEGER)");

        Should.Throw<InvalidCastException>(() =>
        {
            using var appender = connection.CreateAppender("t");
            appender.CreateRow().AppendValue(1).AppendValue(2).EndRow();
            appender.CreateRow().AppendValue(1).AppendValue("two").EndRow();
        }).Message.ShouldContain("t #2");

        connection.ExecuteScalar<long>("SELECT count(*) FROM t").ShouldBe(0);
    }

    [Fact]
    public void A_broken_constraint_is_told_and_the_appender_is_finished()
    {
        using var connection = Scratch.OpenWith("CREATE TABLE t (a INTEGER NOT NULL)");
        using var appender = connection.CreateAppender("t");
        appender.CreateRow().AppendNullValue().EndRow();

        Should.Throw<DuckDBException>(appender.Close).Message.ShouldContain("NOT NULL constraint failed");

        Should.Throw<ObjectDisposedException>(() => appender.CreateRow());
        connection.ExecuteScalar<long>("SELECT count(*) FROM t").ShouldBe(0);
    }

    [Fact]
    public void A_row_with_too_few_or_too_many_values_is_refused()
    {
        using var connection = Scratch.OpenWith("CREATE TABLE t (a INTEGER, b INTEGER)");
        using var appender = connection.CreateAppender("t");

        Should.Throw<InvalidOperationException>(() => appender.CreateRow().AppendValue(1).EndRow()).Message.ShouldContain("has 2 columns");
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused_instead_of_cut()
    {
        using var connection = Scratch.OpenWith("CREATE TABLE t (tiny TINYINT, money DECIMAL(4,2))");
        using var appender = connection.CreateAppender("t");

        Should.Throw<OverflowException>(() => appender.CreateRow().AppendValue(128));
        Should.Throw<OverflowException>(() => appender.SetValue(1, 0, 100m));
    }

    [Fact]
    public void An_appender_that_outlives_its_connection_says_so()
    {
        var connection = Scratch.OpenWith("CREATE TABLE t (v INTEGER)");
        var appender = connection.CreateAppender("t");
        appender.CreateRow().AppendValue(1).EndRow();
        connection.Dispose();

        Should.Throw<DuckDBException>(appender.Dispose).Message.ShouldContain("rows for 't' were refused");
    }

    [Fact]
    public void A_missing_table_is_named()
    {
        using var connection = Scratch.Open();

        Should.Throw<DuckDBException>(() => connection.CreateAppender("raw", "nowhere")).Message.ShouldContain("raw.nowhere");
    }
}
