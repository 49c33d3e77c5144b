using DuckDB.NET.Data;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Checks;

public sealed class RejectedRowTests : IDisposable
{
    readonly DuckDBConnection connection = new("Data Source=:memory:");
    readonly Everything table = new();

    public RejectedRowTests()
    {
        connection.Open();
        connection.Run($"create table kept ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"))})");
    }

    public void Dispose() => connection.Dispose();

    [Theory]
    [InlineData("'it''s \"x\" é \\ $.a', true, 3, -7, 9007199254740993, 0.1, 1e-7, 123456.7800, date '2024-02-29', timestamp '2024-01-01 00:00:00.5', timestamptz '2024-01-01 12:00:00.123456+00'")]
    [InlineData("'null', false, 0, 0, 0, 'nan', 'inf', 99999999999999.9999, null, null, null")]
    [InlineData("'', null, null, null, null, -0.0, 12345678901234567890.0, null, null, null, null")]
    public void A_row_and_its_kept_text_have_one_digest_whatever_its_types(string values)
    {
        connection.Run($"insert into kept select *, now() from (values ({values}))");

        connection.Rows($"select {RejectedRow.DigestOf(table, "r")}, {RejectedRow.DigestOfText(table, RejectedRow.TextOf(table, "r"))} from kept r", row => row.GetString(0) == row.GetString(1)).ShouldBe([true]);
    }

    [Fact]
    public void The_moment_of_building_is_not_part_of_it_and_every_value_is()
    {
        connection.Run("insert into kept (name, amount, built_at) values ('a', 1, timestamptz '2024-01-01'), ('a', 1, timestamptz '2024-01-02'), ('a', 2, timestamptz '2024-01-02')");

        connection.Rows($"select count(*), count(distinct {RejectedRow.DigestOf(table, "r")}) from kept r", row => (row.GetInt64(0), row.GetInt64(1))).ShouldBe([(3, 2)]);
    }

    [Fact]
    public void A_column_that_came_later_counts_as_null()
    {
        connection.Run("insert into kept (name) values ('a')");

        connection.Scalar<bool>($"select {RejectedRow.DigestOf(table, "r")} = {RejectedRow.DigestOfText(table, "'{\"name\":\"a\"}'")} from kept r").ShouldBeTrue();
    }

    sealed class Everything : Table<Everything.Row>
    {
        public sealed record Row(
            [Key] string Name, bool? Flag, short? Small, int? Amount, long? Large, float? Share, double? Ratio, decimal? Price, DateOnly? Day, DateTime? Wall, DateTimeOffset? SeenAt, [BuildStamp] DateTimeOffset BuiltAt);
    }
}
