using System.Data.Common;
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
        using WriteAheadLog log = new(workspace);

        log.FoldIfDue(Connect);
        log.Dispose();

        Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_long_log_is_folded_and_loses_nothing()
    {
        using (WriteAheadLog log = new(workspace, foldedAtBytes: 1000))
            log.FoldIfDue(Connect);

        Length.ShouldBe(0);
        connection.Scalar<long>("select count(*) from numbers").ShouldBe(10000);
    }

    [Fact]
    public void What_is_committed_meanwhile_is_kept()
    {
        using (WriteAheadLog log = new(workspace, foldedAtBytes: 1000))
        using (var other = connection.Duplicate())
        using (var transaction = other.BeginTransaction())
        {
            other.Run("insert into numbers values (1)");
            log.FoldIfDue(Connect);
            connection.Run("insert into numbers values (2)");
            transaction.Commit();
        }

        connection.Close();
        connection.Open();
        connection.Scalar<long>("select count(*) from numbers").ShouldBe(10002);
    }

    [Fact]
    public void Gaps_of_replaced_rows_are_closed_and_without_any_nothing_is_moved()
    {
        connection.Run("insert into numbers select range from range(500000)");
        Fold(hasGaps: false);
        var full = Groups();
        connection.Run("delete from numbers where i % 4 = 1");
        Fold(hasGaps: false);
        Groups().ShouldBe(full);
        connection.Run("delete from numbers where i % 4 <> 0");
        Fold(hasGaps: true);

        Groups().ShouldBeLessThan(full);
        connection.Scalar<long>("select count(*) from numbers").ShouldBe(127500);

        void Fold(bool hasGaps)
        {
            using WriteAheadLog log = new(workspace, foldedAtBytes: 1000) { HasGaps = hasGaps };
            log.FoldIfDue(Connect);
        }

        long Groups() => connection.Scalar<long>("select count(distinct row_group_id) from pragma_storage_info('numbers')");
    }

    [Fact]
    public void One_fold_goes_on_at_a_time_and_nobody_waits_for_it()
    {
        using ManualResetEventSlim mayOpen = new();
        var opened = 0;
        using (WriteAheadLog log = new(workspace, foldedAtBytes: 1000))
        {
            log.FoldIfDue(Slowly);
            log.FoldIfDue(Slowly);
            mayOpen.Set();
        }

        opened.ShouldBe(1);

        DbConnection Slowly()
        {
            Interlocked.Increment(ref opened);
            mayOpen.Wait();
            return Connect();
        }
    }

    [Fact]
    public void A_fold_that_failed_is_told_to_the_next_who_writes_and_then_tried_again()
    {
        using WriteAheadLog log = new(workspace, foldedAtBytes: 1000);
        using var gone = connection.Duplicate();
        gone.Close();
        log.FoldIfDue(() => gone);
        log.Dispose();

        Should.Throw<Problem>(() => log.FoldIfDue(Connect)).Message.ShouldContain("cannot fold the log of commits");
        log.FoldIfDue(Connect);
        log.Dispose();

        Length.ShouldBe(0);
    }

    DbConnection Connect() => connection.Duplicate();

    long Length => new FileInfo($"{workspace.WarehouseFile}.wal") is { Exists: true } file ? file.Length : 0;
}
