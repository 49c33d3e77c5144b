using System.Diagnostics;
using Dapper;
using DuckDB.NET.Data;

namespace Tipoff.Tests.Native.DuckDb;

[Collection(MeasuredAlone.Name)]
public sealed class ConnectionTests
{
    [Fact]
    public void Two_connections_to_one_file_share_one_database_until_the_last_closes()
    {
        using ScratchFolder folder = new();
        var path = folder.FileName("shared.db");
        using var first = Scratch.Open($"Data Source={path};threads=2");
        first.Execute("CREATE TABLE t AS SELECT 42 AS v");

        using (var second = Scratch.Open($"DataSource={Path.GetDirectoryName(path)}/./shared.db"))
        {
            first.Close();
            second.ExecuteScalar<int>("SELECT v FROM t").ShouldBe(42);
            second.ExecuteScalar<int>("SELECT current_setting('threads')::INTEGER").ShouldBe(2);
        }

        File.Exists(path + ".wal").ShouldBeFalse("the last connection closes the database, which writes the log into the file");
        using var reopened = Scratch.Open($"Data Source={path};access_mode=READ_ONLY");
        Should.Throw<DuckDBException>(() => reopened.Execute("DELETE FROM t")).Message.ShouldContain("read-only");
    }

    [Fact]
    public void A_file_reached_by_a_link_is_the_same_database()
    {
        using ScratchFolder folder = new();
        Directory.CreateDirectory(folder.FileName("real"));
        Directory.CreateSymbolicLink(folder.FileName("link"), folder.FileName("real"));
        using var first = Scratch.Open($"Data Source={folder.FileName("real/a.db")}");
        first.Execute("CREATE TABLE t (v INTEGER)");

        using var second = Scratch.Open($"Data Source={folder.FileName("link/a.db")}");

        second.DataSource.ShouldBe(first.DataSource);
        second.ExecuteScalar<long>("SELECT count(*) FROM t").ShouldBe(0);
    }

    [Fact]
    public void A_second_connection_may_not_contradict_the_settings_of_the_first()
    {
        using ScratchFolder folder = new();
        using var first = Scratch.Open($"Data Source={folder.FileName("a.db")};threads=1");

        var failure = Should.Throw<DuckDBException>(() => Scratch.Open($"Data Source={folder.FileName("a.db")};threads=2"));

        failure.Message.ShouldContain("threads=1");
    }

    [Fact]
    public void Databases_in_memory_are_apart_and_a_duplicate_joins_one()
    {
        using var first = Scratch.OpenWith("CREATE TABLE t AS SELECT 1 AS v");
        using var stranger = Scratch.Open();
        using var duplicate = first.Duplicate();
        duplicate.Open();

        duplicate.ExecuteScalar<int>("SELECT v FROM t").ShouldBe(1);
        Should.Throw<DuckDBException>(() => stranger.Execute("SELECT v FROM t"));
        first.Close();
        duplicate.ExecuteScalar<int>("SELECT v FROM t").ShouldBe(1);
    }

    [Fact]
    public void The_time_zone_is_UTC_on_every_connection_unless_the_connection_string_says_otherwise()
    {
        const string sql = "SELECT current_setting('TimeZone') || ' ' || (TIMESTAMPTZ '2024-10-23 03:00:00+00')::DATE";
        using var plain = Scratch.Open();
        using var eastern = Scratch.Open("Data Source=:memory:;TimeZone=America/New_York");
        using var duplicate = eastern.Duplicate();

        plain.ExecuteScalar<string>(sql).ShouldBe("UTC 2024-10-23");
        eastern.ExecuteScalar<string>(sql).ShouldBe("America/New_York 2024-10-22");
        duplicate.ExecuteScalar<string>(sql).ShouldBe("America/New_York 2024-10-22");
        Should.Throw<DuckDBException>(() => Scratch.Open("Data Source=:memory:;TimeZone=Nowhere")).Message.ShouldContain("Nowhere");
    }

    [Fact]
    public void An_unknown_setting_is_named()
    {
        Should.Throw<DuckDBException>(() => Scratch.Open("Data Source=:memory:;thread_count=2")).Message.ShouldContain("thread_count");
    }

    [Fact]
    public void A_closed_connection_says_so()
    {
        using DuckDBConnection connection = new();
        using DuckDBCommand command = new("SELECT 1", connection);

        Should.Throw<InvalidOperationException>(() => command.ExecuteScalar()).Message.ShouldContain("call Open first");
    }

    [Fact]
    public void Extensions_are_never_fetched_from_the_network_whatever_the_connection_string_says()
    {
        using var connection = Scratch.Open("Data Source=:memory:;autoinstall_known_extensions=true");

        Should.Throw<DuckDBException>(() => connection.Execute("LOAD postgres_scanner"));

        connection.ExecuteScalar<bool>("SELECT current_setting('autoinstall_known_extensions')").ShouldBeFalse();
        connection.ExecuteScalar<bool>("SELECT current_setting('autoload_known_extensions')").ShouldBeFalse();
    }

    [Fact]
    public async Task Four_threads_insert_at_once_over_connections_of_their_own()
    {
        using ScratchFolder folder = new();
        using var connection = Scratch.Open($"Data Source={folder.FileName("busy.db")}");
        connection.Execute("CREATE TABLE t (thread INTEGER, v INTEGER)");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Factory.StartNew(
            () =>
            {
                using var own = connection.Duplicate();
                for (var v = 0; v < 100; v++) own.Execute("INSERT INTO t VALUES ($thread, $v)", new { thread, v });
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        connection.Query<(int, long, int)>("SELECT thread, count(*), max(v) FROM t GROUP BY thread ORDER BY thread")
            .ShouldBe([(0, 100, 99), (1, 100, 99), (2, 100, 99), (3, 100, 99)]);
    }

    [Fact]
    public void Ten_thousand_connections_leave_nothing_behind()
    {
        using ScratchFolder folder = new();
        using var anchor = Scratch.Open($"Data Source={folder.FileName("anchor.db")}");
        anchor.Execute("CREATE TABLE t AS SELECT range AS v FROM range(10)");
        OpenAndClose(folder.FileName("anchor.db"), 1_000);
        var before = ResidentBytes();

        OpenAndClose(folder.FileName("anchor.db"), 10_000);

        (ResidentBytes() - before).ShouldBeLessThan(48L << 20);
    }

    [Fact]
    public void Databases_opened_and_closed_leave_nothing_behind()
    {
        using ScratchFolder folder = new();
        OpenAndClose(folder.FileName("alone.db"), 20);
        var before = ResidentBytes();

        OpenAndClose(folder.FileName("alone.db"), 80);

        (ResidentBytes() - before).ShouldBeLessThan(48L << 20);
    }

    [Fact]
    public void A_forgotten_connection_gives_the_file_back_when_it_is_collected()
    {
        using ScratchFolder folder = new();
        Forget(folder.FileName("forgotten.db"));

        GC.Collect();
        GC.WaitForPendingFinalizers();

        using var reopened = Scratch.Open($"Data Source={folder.FileName("forgotten.db")};threads=1");
        reopened.ExecuteScalar<long>("SELECT count(*) FROM t").ShouldBe(0);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static void Forget(string path) => Scratch.Open($"Data Source={path};threads=2").Execute("CREATE TABLE t (v INTEGER)");

    static void OpenAndClose(string path, int times)
    {
        for (var time = 0; time < times; time++)
        {
            using var connection = Scratch.Open($"Data Source={path}");
            using var reader = connection.Read("SELECT 'some text longer than twelve bytes' AS text, $$x$$ AS x");
            reader.Read().ShouldBeTrue();
            reader.GetString(0).ShouldStartWith("some text");
        }
    }

    static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
