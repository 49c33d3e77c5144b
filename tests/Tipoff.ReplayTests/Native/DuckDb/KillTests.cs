using System.Diagnostics;
using Dapper;
using DuckDB.NET.Data;

namespace Tipoff.ReplayTests.Native.DuckDb;

public sealed class KillTests : IDisposable
{
    const int Kills = 5;
    const int BatchRows = 1_000;
    const int AcknowledgedMax = 60;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-kill-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_killed_writer_loses_nothing_it_acknowledged_and_leaves_no_half_batch()
    {
        Random moments = new(20_261_120);
        var path = Path.Combine(folder.FullName, "killed.db");

        for (var kill = 0; kill < Kills; kill++)
        {
            var acknowledged = await WriteUntilKilled(path, moments.Next(1, AcknowledgedMax), TimeSpan.FromMicroseconds(moments.Next(0, 5_000)));

            using DuckDBConnection connection = new($"Data Source={path}");
            connection.Open();
            var batches = connection.Query<(int Batch, long Rows, long Distinct)>(
                "SELECT batch, count(*), count(DISTINCT row_number) FROM batches GROUP BY batch ORDER BY batch").ToList();
            batches.Select(batch => batch.Batch).ShouldBe(Enumerable.Range(1, batches.Count));
            batches.ShouldAllBe(batch => batch.Rows == BatchRows && batch.Distinct == BatchRows);
            batches.Count.ShouldBeInRange(acknowledged, acknowledged + 1, "at most the one commit that was not yet acknowledged");
        }
    }

    [Fact]
    public async Task A_file_held_by_another_process_says_which_process_holds_it()
    {
        var path = Path.Combine(folder.FullName, "held.db");
        using var writer = Start(path);
        await writer.StandardOutput.ReadLineAsync();

        using DuckDBConnection connection = new($"Data Source={path}");
        var failure = Should.Throw<DuckDBException>(connection.Open);

        failure.Message.ShouldContain("lock");
        failure.Message.ShouldContain($"PID {writer.Id}");
        writer.Kill();
        await writer.WaitForExitAsync();
    }

    static async Task<int> WriteUntilKilled(string path, int acknowledgedAtKill, TimeSpan furtherDelay)
    {
        using var writer = Start(path);
        var last = 0;
        for (var line = 0; line < acknowledgedAtKill; line++)
            last = int.Parse((await writer.StandardOutput.ReadLineAsync()).ShouldNotBeNull("the writer must go on until it is killed"));

        // Somewhere within a commit, not right behind one: timers are too coarse for that.
        var from = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(from) < furtherDelay) { }
        writer.Kill();

        while (await writer.StandardOutput.ReadLineAsync() is { } line)
            if (int.TryParse(line, out var acknowledged)) last = acknowledged;
        await writer.WaitForExitAsync();
        return last;
    }

    static Process Start(string path)
    {
        ProcessStartInfo start = new("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Tipoff.Benchmarks.dll"), "crash-writer", path]) { RedirectStandardOutput = true };
        return Process.Start(start).ShouldNotBeNull();
    }
}
