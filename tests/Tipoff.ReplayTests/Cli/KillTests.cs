using System.Diagnostics;
using DuckDB.NET.Data;
using Tipoff.Engine.Warehouse;
using Tipoff.ReplayTests.Demo;

namespace Tipoff.ReplayTests.Cli;

/// <summary>The program killed at random moments of its work, and started again until it is done.</summary>
[Collection(GeneratedTests.Name)]
public sealed class KillTests(GeneratedLeague league)
{
    const int ImportKills = 10;
    const int BackfillKills = 5;

    /// <summary>Before that, the program has hardly opened the warehouse: nothing to interrupt.</summary>
    const double SecondsMin = 0.4;

    /// <summary>The latest kill, as a share of an undisturbed run: later, most starts would come to their end.</summary>
    const double LatestShare = 0.6;

    [Fact]
    public async Task An_import_killed_ten_times_ends_with_the_rows_of_an_undisturbed_one()
    {
        var before = await Workspace("import-before");
        string[] import = ["import", OneSeason(), "--workspace"];
        var undisturbed = Copy(before, "import-undisturbed");
        var seconds = await Run([.. import, undisturbed]);
        var expected = Cells(undisturbed);

        await Disturb(ImportKills, seconds, before, import, killed => Different(expected, killed).ShouldBeEmpty());

        expected.Count(cell => cell.StartsWith("raw.", StringComparison.Ordinal)).ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task A_backfill_killed_five_times_ends_with_the_rows_of_an_undisturbed_one()
    {
        var before = await Workspace("backfill-before");
        await Run("import", league.Folder, "--workspace", before);
        await Run("backfill", "--from", "2023-10-24", "--to", "2024-10-31", "--workspace", before);
        string[] month = ["backfill", "--from", "2024-11-01", "--to", "2024-11-30", "--workspace"];
        var undisturbed = Copy(before, "backfill-undisturbed");
        var seconds = await Run([.. month, undisturbed]);
        var expected = Cells(undisturbed);

        await Disturb(BackfillKills, seconds, before, month, killed => Different(expected, killed).ShouldBeEmpty());

        foreach (var layer in (string[])["analytics", "precompute", "predictions"])
            expected.Count(cell => cell.StartsWith(layer, StringComparison.Ordinal) && cell.Contains(" 2024-11-")).ShouldBeGreaterThan(10, layer);
    }

    /// <summary>Half the archives: twenty starts have to read them.</summary>
    string OneSeason()
    {
        var folder = league.NewFolder("one-season");
        foreach (var file in Directory.EnumerateFiles(league.Folder).Where(file => !file.Contains("2024-25")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    async Task<string> Workspace(string name)
    {
        var folder = league.NewFolder(name);
        await Run("init", folder);
        return folder;
    }

    string Copy(string workspace, string name)
    {
        var copy = league.NewFolder(name);
        foreach (var file in Directory.EnumerateFiles(workspace, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(workspace, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Every start gets as far as its moment allows and the next takes up what it left; one that comes to its end begins anew.</summary>
    async Task Disturb(int kills, double seconds, string before, string[] command, Action<string> demand)
    {
        Random moments = new(20_261_120);
        var workspace = Copy(before, $"{command[0]}-killed-0");
        for (var (killed, ended) = (0, 0); killed < kills;)
        {
            using TipoffProcess tipoff = new([.. command, workspace]);
            if (await tipoff.KillAfter(TimeSpan.FromSeconds(SecondsMin + (moments.NextDouble() * (seconds - SecondsMin) * LatestShare))))
            {
                killed++;
                continue;
            }

            (await tipoff.End()).Exit.ShouldBe(0);
            demand(workspace);
            workspace = Copy(before, $"{command[0]}-killed-{++ended}");
        }

        await Run([.. command, workspace]);
        demand(workspace);
    }

    static async Task<double> Run(params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using TipoffProcess tipoff = new(arguments);
        var (exit, text) = await tipoff.End();
        exit.ShouldBe(0, text);
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>What the ledger says of each cell, with the hash of its rows.</summary>
    static List<string> Cells(string workspace)
    {
        using DuckDBConnection connection = new($"Data Source={Path.Combine(workspace, "data", "warehouse.duckdb")}");
        connection.Open();
        return connection.Rows(
            "select concat_ws(' ', table_name, partition, presence, freshness, row_count, content_hash) from orchestration.cells order by 1",
            row => row.GetString(0));
    }

    static IEnumerable<string> Different(List<string> expected, string workspace)
    {
        var actual = Cells(workspace);
        return [.. expected.Except(actual).Take(3).Select(cell => $"expected {cell}"), .. actual.Except(expected).Take(3).Select(cell => $"found {cell}")];
    }
}
