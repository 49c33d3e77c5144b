using System.Diagnostics;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Xunit.Abstractions;

namespace Tipoff.ReplayTests.Day;

/// <summary>
/// A month, and in the long version a busier one and a season, in which the daemon is killed again and again, builds fail, sources refuse, the disk is
/// full and the clock jumps: nothing is lost, nothing comes twice, and the ledger explains every retry.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Game dates of the league's season and the days between them, the last date that is lived, kills, and the seconds that a life lasts at most once it lives.</summary>
    /// <remarks>The short lives are killed in the middle of everything, too. A month with a game every third day, until all have played five, costs half of the league's own rhythm.</remarks>
    public static TheoryData<Extent> Extents => Environment.GetEnvironmentVariable("TIPOFF_TEST_LONG") == "1"
        ? [new Extent("a busy month", 12, "usual", new DateOnly(2024, 11, 18), 50, 9), new Extent("a season", 40, "usual", new DateOnly(2025, 1, 20), 50, 20)]
        : [new Extent("a month", 6, "3", new DateOnly(2024, 11, 18), 50, 6)];

    public sealed record Extent(string Name, int Dates, string Gap, DateOnly Until, int Kills, int LifeSecondsMost)
    {
        public override string ToString() => Name;
    }

    /// <summary>Every so many lives the disk is full before they end.</summary>
    const int FullDiskEvery = 4;

    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-chaos-");

    string Folder => Path.Combine(root.FullName, "workspace");

    public void Dispose() => root.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Extents))]
    public async Task Nothing_is_lost_nothing_comes_twice_and_every_retry_is_explained(Extent extent)
    {
        var lifeMost = TimeSpan.FromSeconds(extent.LifeSecondsMost);
        Random moments = new(20_261_129);
        var (kills, starts) = (0, 0);
        for (var isDone = false; !isDone;)
        {
            var isFull = ++starts % FullDiskEvery == 0 && kills < extent.Kills;
            using var life = Start(extent, seed: starts, roomBytes: isFull ? RoomLeft : null);
            var isKilled = kills < extent.Kills && await KilledAfter(life, lifeMost * (isFull ? 0.3 : 0.05 + (0.95 * moments.NextDouble())));
            kills += isKilled ? 1 : 0;
            // One that finds no room to begin with says so and ends; whoever starts it next is another life.
            isDone = !isKilled && !isFull && await Ended(life);
        }

        // Afterwards nothing fails any more, and a day passes: the retries of what was spoilt.
        using (var calm = Start(extent with { Until = extent.Until.AddDays(1) }, seed: 0))
            (await Ended(calm)).ShouldBeTrue();

        Judge(extent, kills, starts);
    }

    void Judge(Extent extent, int kills, int starts)
    {
        using var warehouse = DuckDbWarehouse.Open(Workspace.Open(Folder), League.Catalog(), new PinnedClock(Workspace.Open(Folder).Options.PinnedClock!.Value), "a test");
        using var connection = warehouse.Connect();
        List<string> Query(string sql) => [.. ReadOnlyQuery.Run(connection, sql).Rows.Select(row => string.Join(' ', row.Select(value => value ?? "null")))];
        output.WriteLine($"{kills} kills, {starts} starts until {extent.Until:yyyy-MM-dd}");
        Query("select coalesce(state, verdict), count(*) from orchestration.decisions group by 1 order by 1").ForEach(output.WriteLine);
        Query("select failure, presence, count(*), count(distinct table_name || partition) from orchestration.attempts group by all order by 1, 2").ForEach(output.WriteLine);
        Query("select outcome, count(*) from orchestration.fetches group by 1 order by 1").ForEach(output.WriteLine);

        foreach (var table in warehouse.Catalog.Tables)
            Query($"select count(*) from (select 1 from {table.FullName} group by {string.Join(", ", table.Key.Select(column => column.Name))} having count(*) > 1)").ShouldBe(["0"], table.FullName);
        foreach (var table in CompletenessLayers.All.SelectMany(layer => layer.Tables).Distinct().Select(type => warehouse.Catalog[type]))
            warehouse.Missing(connection, table).Where(hole => IsOver(extent, hole.Key)).ShouldBeEmpty(table.FullName);
        new Runner(warehouse, new Dictionary<Type, Computation>()).Plan(new PlanRequest(new DateOnly(2023, 10, 1), extent.Until, "analytics.*,precompute.*")).Cells.ShouldBeEmpty();

        Query("select table_name, partition from orchestration.cells group by all having count(*) > 1").ShouldBeEmpty("the ledger has one entry for each cell");
        kills.ShouldBeGreaterThanOrEqualTo(extent.Kills / 2);
        Query("select workflow, scheduled_at from orchestration.decisions group by all having count(*) filter (state is distinct from 'killed') > 1").ShouldBeEmpty("a moment is answered once, unless its work was killed");
        Query("select count(*) from orchestration.decisions where state = 'running'").ShouldBe(["0"]);
        Query("select count(*) from orchestration.attempts where presence not in ('ok', 'ok_degraded', 'skipped_by_rule') and (failure is null or reason is null)").ShouldBe(["0"], "each try in vain says what kind of failure it was");
        Query("""
            select a.table_name, a.partition, a.presence, a.ended_at, c.presence, c.attempt, c.reason
            from orchestration.attempts a left join orchestration.cells c on c.table_name = a.table_name and c.partition = a.partition
            where a.failure in ('processing_error', 'transient')
              and not exists (select 1 from orchestration.attempts b where b.table_name = a.table_name and b.partition = a.partition and b.ended_at >= a.ended_at and b.presence in ('ok', 'ok_degraded', 'skipped_by_rule'))
            """).ShouldBeEmpty("each series of failures ends in a success");
        int.Parse(Query("select count(*) from orchestration.attempts where failure = 'processing_error'").Single()).ShouldBeGreaterThan(0, "the trouble was real");
    }

    /// <summary>The season before, collected in trouble too, is as complete as the one that was lived.</summary>
    static bool IsOver(Extent extent, string date) => string.CompareOrdinal(date, $"{extent.Until:yyyy-MM-dd}") <= 0;

    /// <param name="roomBytes">How large a file may become, as if the disk were full then; null leaves all room.</param>
    Process Start(Extent extent, int seed, int? roomBytes = null)
    {
        string[] life = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Tipoff.Benchmarks.dll"), "troubled-life", Folder, $"{extent.Until:yyyy-MM-dd}", $"{seed}", $"{extent.Dates}", extent.Gap];
        // A limit of the kernel: the write itself fails, in the database as in the store of payloads. The signal would end the process instead.
        ProcessStartInfo start = roomBytes is { } room
            ? new("bash", ["-c", $"trap '' XFSZ; ulimit -f {room / 1024}; exec \"$@\"", "bash", .. life])
            : new(life[0], life[1..]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        // Otherwise the runtime maps its code through a file larger than the limit.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start).ShouldNotBeNull();
    }

    /// <summary>Little more than the larger of the two files that grow all the time: the log of the database and the journal of payloads.</summary>
    int RoomLeft => (int)new DirectoryInfo(Path.Combine(Folder, "data")).EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.Extension is ".wal" or ".jsonl").Select(file => file.Length).DefaultIfEmpty().Max() + (64 * 1024);

    /// <summary>Kills it so long after it began to live; false when it came to its end before.</summary>
    static async Task<bool> KilledAfter(Process life, TimeSpan delay)
    {
        await life.StandardOutput.ReadLineAsync();
        using CancellationTokenSource limit = new(delay);
        try
        {
            await life.WaitForExitAsync(limit.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            life.Kill();
            await life.WaitForExitAsync();
            return true;
        }
    }

    static async Task<bool> Ended(Process life)
    {
        var errors = life.StandardError.ReadToEndAsync();
        await life.StandardOutput.ReadToEndAsync();
        await life.WaitForExitAsync();
        life.ExitCode.ShouldBe(0, await errors);
        return true;
    }
}
