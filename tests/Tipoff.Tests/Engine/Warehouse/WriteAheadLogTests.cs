using DuckDB.NET.Data;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class WriteAheadLogTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-wal-");
    readonly Workspace workspace;
    readonly DuckDBConnection connection;

    public WriteAheadLogTests()
    {
        workspace = Workspace.Create(folder.FullName);
        connection = new($"Data Source={workspace.WarehouseFile};threads=2");
        connection.Open();
        connection.Run(WriteAheadLog.LeftAlone);
        connection.Run("create table numbers (i bigint)");
        connection.Run("insert into numbers select range from range(10000)");
    }

    public void Dispose()
    {
        connection.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_log_that_is_not_long_is_left_alone()
    {
        using WriteAheadLog log = new(workspace, new ThreadShares(2));

        log.FoldIfDue(connection);

        Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_long_log_is_folded_and_loses_nothing()
    {
        using WriteAheadLog log = new(workspace, new ThreadShares(2), foldedAtBytes: 1000);

        log.FoldIfDue(connection);

        Length.ShouldBe(0);
        connection.Scalar<long>("select count(*) from numbers").ShouldBe(10000);
    }

    [Fact]
    public void What_somebody_writes_outside_of_the_turns_meanwhile_is_kept()
    {
        using WriteAheadLog log = new(workspace, new ThreadShares(2), foldedAtBytes: 1000);
        using (var other = connection.Duplicate())
        using (var transaction = other.BeginTransaction())
        {
            other.Run("insert into numbers values (1)");
            log.FoldIfDue(connection);
            transaction.Commit();
        }

        Length.ShouldBeLessThan(1000);
        connection.Close();
        connection.Open();
        connection.Scalar<long>("select count(*) from numbers").ShouldBe(10001);
    }

    [Fact]
    public void It_waits_for_the_writers_who_have_a_turn()
    {
        using WriteAheadLog log = new(workspace, new ThreadShares(2), foldedAtBytes: 1000);
        var turn = log.Writing();
        // Turns belong to threads: the one who folds is another.
        Thread folding = new(() => log.FoldIfDue(connection));
        folding.Start();
        folding.Join(TimeSpan.FromMilliseconds(100)).ShouldBeFalse();
        Length.ShouldBeGreaterThan(0);

        turn.Dispose();
        folding.Join();

        Length.ShouldBe(0);
    }

    long Length => new FileInfo($"{workspace.WarehouseFile}.wal") is { Exists: true } file ? file.Length : 0;
}
