using Dapper;
using DuckDB.NET.Data;

namespace Tipoff.Tests.Native.DuckDb;

public sealed class CancellationTests
{
    const string Endless = "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE (a.range * b.range) % 7 = 3";

    [Fact]
    public async Task A_cancelled_token_stops_a_running_statement()
    {
        using var connection = Scratch.Open();
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(100));

        await Should.ThrowAsync<OperationCanceledException>(
            () => connection.ExecuteScalarAsync<long>(new CommandDefinition(Endless, cancellationToken: source.Token)));

        connection.ExecuteScalar<int>("SELECT 1").ShouldBe(1, "the connection goes on living");
    }

    [Fact]
    public void The_command_timeout_stops_a_running_statement_and_says_so()
    {
        using var connection = Scratch.Open();
        using DuckDBCommand command = new(Endless, connection) { CommandTimeout = 1 };

        Should.Throw<OperationCanceledException>(() => command.ExecuteNonQuery()).Message.ShouldContain("CommandTimeout of 1 s");
    }

    [Fact]
    public void Cancel_from_another_thread_stops_a_running_statement()
    {
        using var connection = Scratch.Open();
        using DuckDBCommand command = new(Endless, connection);
        using Timer timer = new(_ => command.Cancel(), null, 100, 100);

        Should.Throw<OperationCanceledException>(() => command.ExecuteScalar());
    }

    [Fact]
    public void A_streaming_result_is_stopped_while_it_is_read()
    {
        using var connection = Scratch.Open();
        using DuckDBCommand command = new("SELECT a.range FROM range(10000000) a, range(10000000) b", connection) { UseStreamingMode = true };
        using var reader = command.ExecuteReader();
        var rows = 0;

        Should.Throw<OperationCanceledException>(() =>
        {
            while (reader.Read())
                if (++rows == 10_000) command.Cancel();
        });

        rows.ShouldBeGreaterThanOrEqualTo(10_000);
    }

    [Fact]
    public async Task A_token_cancelled_beforehand_runs_nothing()
    {
        using var connection = Scratch.OpenWith("CREATE TABLE t (v INTEGER)");
        using DuckDBCommand command = new("INSERT INTO t VALUES (1)", connection);

        await Should.ThrowAsync<OperationCanceledException>(() => command.ExecuteNonQueryAsync(new CancellationToken(canceled: true)));

        connection.ExecuteScalar<long>("SELECT count(*) FROM t").ShouldBe(0);
    }

    [Fact]
    public void A_statement_interrupted_in_a_transaction_can_be_rolled_back()
    {
        using var connection = Scratch.OpenWith("CREATE TABLE t (v INTEGER)");
        using (connection.BeginTransaction())
        {
            connection.Execute("INSERT INTO t VALUES (1)");
            Should.Throw<OperationCanceledException>(() => connection.Execute(Endless, commandTimeout: 1));
        }

        connection.ExecuteScalar<long>("SELECT count(*) FROM t").ShouldBe(0);
    }
}
