using DuckDB.NET.Data;
using Tipoff.App;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Nba.Domain;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Sources;

/// <summary>One number of one game is corrected in a real archive, weeks after everything was built.</summary>
public sealed class CorrectionTests : IDisposable
{
    static readonly DateOnly From = new(2023, 10, 24);
    static readonly DateOnly To = new(2023, 11, 24);
    static readonly DateOnly Corrected = new(2023, 11, 10);
    const string PlayerLog = "player_gamelogs_rs_2023-24.parquet";
    static readonly string[] Files =
    [
        "gamelogs/player_gamelogs_rs_2022-23.parquet", "gamelogs/team_gamelogs_rs_2022-23.parquet", $"gamelogs/{PlayerLog}",
        "gamelogs/team_gamelogs_rs_2023-24.parquet", "pbp-cdn/pbp_2023-24_rs.parquet", "shots/shots_2023-24_rs.parquet",
    ];

    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-correction-");

    [ArchiveFact]
    public void A_corrected_game_makes_its_date_and_what_is_declared_to_read_it_stale_and_nothing_else()
    {
        using var warehouse = DuckDbWarehouse.Open(Workspace.Create(Path.Combine(root.FullName, "workspace")), League.Catalog(), TimeProvider.System, "a test");
        var runner = new Runner(warehouse, Computations.For(warehouse));
        Import(warehouse);
        Build(runner);
        var before = Hashes(warehouse);
        var open = Work(runner);

        new Importer(warehouse, "correction").Import(CorrectedFile(), null, null, default).Exit.ShouldBe(Exit.Done);

        (string, string) date = ("raw.nbac_player_boxscores", $"{Corrected:yyyy-MM-dd}");
        Changed(before, Hashes(warehouse)).ShouldBe([date]);
        Work(runner).Except(open).ShouldBe(Downstream(warehouse, runner, date).Except(open), ignoreOrder: true);

        runner.Apply(runner.Plan(new PlanRequest(From, To)), "a test");

        var changed = Changed(before, Hashes(warehouse));
        changed.ShouldContain(("analytics.player_game_summary", date.Item2));
        changed.ShouldContain(cell => cell.Table == "precompute.ml_feature_store" && Day(cell.Partition) > Corrected);
        changed.Where(cell => Day(cell.Partition) < Corrected).ShouldBeEmpty();
        changed.Where(cell => cell.Table.StartsWith("precompute.", StringComparison.Ordinal) && Day(cell.Partition) <= Corrected).ShouldBeEmpty();
        Work(runner).ShouldBe(open);
    }

    public void Dispose() => root.Delete(recursive: true);

    static void Import(DuckDbWarehouse warehouse)
    {
        var importer = new Importer(warehouse, "test");
        foreach (var folder in (string[])["teams", "schedule"])
            importer.Import(SharedArchive.Folder(folder), null, null, default);
        foreach (var file in Files)
            importer.Import(SharedArchive.Folder(file), null, null, default).Exit.ShouldBe(Exit.Done);
    }

    /// <summary>The calendar first: what must exist elsewhere follows from it.</summary>
    static void Build(Runner runner)
    {
        PlanRequest everything = new(new DateOnly(2015, 1, 1), new DateOnly(2030, 1, 1), "reference.*");
        runner.Apply(runner.Plan(everything), "a test");
        runner.Apply(runner.Plan(everything), "a test");
        runner.Apply(runner.Plan(new PlanRequest(From, To)), "a test");
    }

    /// <summary>What a plan would do; cells whose archives are not imported here are always asked for.</summary>
    static List<(string Table, string Partition)> Work(Runner runner) =>
        [.. runner.Plan(new PlanRequest(From, To)).Cells.Select(cell => (cell.Table, cell.Partition))];

    /// <summary>The archive as CSV, with one more free throw made by one player of the date.</summary>
    string CorrectedFile()
    {
        var file = Path.Combine(root.FullName, "corrected.csv");
        using DuckDBConnection connection = new("Data Source=:memory:");
        connection.Open();
        connection.Run($"""
            copy (
              select * replace (FTM + n as FTM, FTA + n as FTA, PTS + n as PTS)
              from (
                select *, case when row_number() over (order by GAME_DATE <> '{Corrected:yyyy-MM-dd}', GAME_ID, PLAYER_ID) = 1 then 1 else 0 end as n
                from read_parquet('{Path.Combine(SharedArchive.Folder("gamelogs"), PlayerLog)}'))
            ) to '{file}' (header)
            """);
        return file;
    }

    static Dictionary<(string Table, string Partition), string?> Hashes(DuckDbWarehouse warehouse) =>
        warehouse.Catalog.Tables.SelectMany(table => warehouse.Ledger.Of(table.FullName)).ToDictionary(cell => (cell.Table, cell.Partition), cell => cell.ContentHash);

    static List<(string Table, string Partition)> Changed(
        Dictionary<(string Table, string Partition), string?> before, Dictionary<(string Table, string Partition), string?> after) =>
        [.. after.Where(cell => !before.TryGetValue(cell.Key, out var hash) || hash != cell.Value).Select(cell => cell.Key)];

    /// <summary>What the declarations say must be looked at again, worked out cell by cell.</summary>
    static List<(string, string)> Downstream(DuckDbWarehouse warehouse, Runner runner, (string Table, string Partition) origin)
    {
        HashSet<(string Table, string Partition)> stale = [origin];
        foreach (var table in warehouse.Catalog.Tables.Where(runner.IsBuilt))
        {
            foreach (var cell in warehouse.Ledger.Of(table.FullName).Where(cell => Day(cell.Partition) is not { } day || (day >= From && day <= To)).ToList())
            {
                if (table.Upstreams.Any(upstream => stale.Any(other =>
                    other.Table == warehouse.Catalog[upstream.Table].FullName && Reads(upstream.Window, Day(cell.Partition), Day(other.Partition)))))
                    stale.Add((cell.Table, cell.Partition));
            }
        }

        stale.Remove(origin);
        return [.. stale];
    }

    static bool Reads(Window window, DateOnly? reader, DateOnly? read) => (window, reader, read) switch
    {
        (Window.Whole, _, _) or (_, null, _) or (_, _, null) => true,
        (Window.SameDay, { } day, { } other) => other == day,
        (Window.Days days, { } day, { } other) => other < day && other >= day.AddDays(-days.Count),
        (Window.DaysAfter days, { } day, { } other) => other > day && other <= day.AddDays(days.Count),
        (Window.Ever, { } day, { } other) => other < day,
        (Window.EverThrough, { } day, { } other) => other <= day,
        (Window.Periods periods, { } day, { } other) => other < day && Season.Of(other) >= Season.Of(day) - periods.Earlier,
        (Window.WholePeriod, { } day, { } other) => Season.Of(other) == Season.Of(day),
        (Window.PeriodThrough, { } day, { } other) => other <= day && Season.Of(other) == Season.Of(day),
        _ => throw new System.Diagnostics.UnreachableException(window.ToString()),
    };

    static DateOnly? Day(string partition) => DateOnly.TryParse(partition, out var day) ? day : null;
}
