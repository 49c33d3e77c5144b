using System.Data;
using Dapper;
using DuckDB.NET.Data;

namespace Tipoff.Tests.Native.DuckDb;

public sealed class CommandTests
{
    sealed record Line(int PlayerId, string GameId, DateOnly GameDate, int? Points, decimal Rate, DateTime KnownAt);

    [Fact]
    public void Named_parameters_reach_the_statement_through_Dapper_and_rows_become_records()
    {
        using var connection = Scratch.OpenWith("""
            CREATE TABLE lines AS
            SELECT * FROM (VALUES
                (1, '0022400001', DATE '2024-10-22', 30, 0.5::DECIMAL(9,3), TIMESTAMPTZ '2024-10-23 04:00:00+00'),
                (2, '0022400001', DATE '2024-10-22', NULL, 0.25, TIMESTAMPTZ '2024-10-23 04:00:00+00'),
                (3, '0022400002', DATE '2024-10-23', 12, 0.125, TIMESTAMPTZ '2024-10-24 04:00:00+00')) v(player_id, game_id, game_date, points, rate, known_at)
            """);
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        var lines = connection.Query<Line>(
            "SELECT * FROM lines WHERE game_date BETWEEN $from AND @to ORDER BY player_id",
            new { from = new DateOnly(2024, 10, 22), to = new DateOnly(2024, 10, 22) }).ToList();

        var knownAt = new DateTime(2024, 10, 23, 4, 0, 0, DateTimeKind.Utc);
        lines.ShouldBe([
            new(1, "0022400001", new(2024, 10, 22), 30, 0.5m, knownAt),
            new(2, "0022400001", new(2024, 10, 22), null, 0.25m, knownAt)]);
        lines[0].KnownAt.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public void Positional_parameters_are_taken_in_order()
    {
        using var connection = Scratch.Open();
        using DuckDBCommand command = new("SELECT ? - ?", connection);
        command.Parameters.Add(new DuckDBParameter(7));
        command.Parameters.Add(new DuckDBParameter(3));

        command.ExecuteScalar().ShouldBe(4);

        command.CommandText = "SELECT $2 - $1";
        command.ExecuteScalar().ShouldBe(-4);
    }

    [Fact]
    public void At_names_are_left_alone_in_literals_comments_and_operators()
    {
        using var connection = Scratch.Open();

        var row = connection.QuerySingle<(string, string, string, int, bool, string)>("""
            -- @x in a comment
            SELECT '@x', "@x", $$@x$$, /* @x /* nested */ @x */ @x, [1, 2] @> [2], E'it\'s @x'
            FROM (SELECT 'column' AS "@x")
            """, new { x = 5 });

        row.ShouldBe(("@x", "column", "@x", 5, true, "it's @x"));
    }

    [Fact]
    public void A_parameter_that_was_not_given_is_named_in_the_error()
    {
        using var connection = Scratch.Open();
        using DuckDBCommand command = new("SELECT $wanted", connection);
        command.Parameters.Add("given", 1);

        var failure = Should.Throw<DuckDBException>(() => command.ExecuteScalar());

        failure.Message.ShouldContain("'wanted'");
        failure.Message.ShouldContain("given: given");
    }

    [Fact]
    public void Several_statements_run_in_order_and_the_last_result_counts()
    {
        using var connection = Scratch.Open();
        using DuckDBCommand command = new("CREATE TABLE t (v INTEGER); INSERT INTO t VALUES ($a), ($b); SELECT sum(v)::INTEGER FROM t", connection);
        command.Parameters.Add("@a", 1);
        command.Parameters.Add("$b", 2);

        command.ExecuteScalar().ShouldBe(3);
    }

    [Fact]
    public void ExecuteNonQuery_says_how_many_rows_changed()
    {
        using var connection = Scratch.OpenWith("CREATE TABLE t (v INTEGER)");
        using var command = connection.CreateCommand();

        command.CommandText = "INSERT INTO t SELECT range FROM range(10)";
        command.ExecuteNonQuery().ShouldBe(10);
        command.CommandText = "UPDATE t SET v = v + 1 WHERE v < 3; DELETE FROM t WHERE v > 7";
        command.ExecuteNonQuery().ShouldBe(3 + 2);
        command.CommandText = "SELECT 1";
        command.ExecuteNonQuery().ShouldBe(-1);
    }

    [Fact]
    public void An_error_holds_what_DuckDB_said_and_the_beginning_of_the_statement()
    {
        using var connection = Scratch.Open();
        var sql = "SELECT missing_column, " + new string('1', 300);

        var failure = Should.Throw<DuckDBException>(() => connection.Execute(sql));

        failure.Message.ShouldContain("missing_column");
        failure.Message.ShouldContain(sql[..200] + "…");
        failure.Message.ShouldNotContain(sql[..202]);
    }

    [Fact]
    public void A_transaction_disposed_without_commit_leaves_nothing()
    {
        using var connection = Scratch.OpenWith("CREATE TABLE t (v INTEGER)");

        using (connection.BeginTransaction())
        {
            connection.Execute("INSERT INTO t VALUES (1)");
            using var appender = connection.CreateAppender("main", "t");
            appender.CreateRow().AppendValue(2).EndRow();
        }
        connection.ExecuteScalar<long>("SELECT count(*) FROM t").ShouldBe(0);

        using (var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted))
        {
            connection.Execute("INSERT INTO t VALUES (3)", transaction: transaction);
            transaction.Commit();
        }
        connection.ExecuteScalar<int>("SELECT v FROM t").ShouldBe(3);
    }

    [Fact]
    public void A_second_transaction_on_one_connection_is_refused()
    {
        using var connection = Scratch.Open();
        using var first = connection.BeginTransaction();

        Should.Throw<InvalidOperationException>(() => connection.BeginTransaction()).Message.ShouldContain("already has an open transaction");
    }

    [Fact]
    public void A_list_of_values_expands_into_IN()
    {
        using var connection = Scratch.Open();

        connection.Query<int>("SELECT range::INTEGER FROM range(10) WHERE range IN @ids ORDER BY 1", new { ids = new[] { 7, 3 } }).ShouldBe([3, 7]);
    }
}
