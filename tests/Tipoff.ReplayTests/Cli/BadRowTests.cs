using DuckDB.NET.Data;
using Tipoff.Engine.Warehouse;
using Tipoff.ReplayTests.Demo;

namespace Tipoff.ReplayTests.Cli;

/// <summary>A damaged export through the built program: what is wrong is put aside and named, everything else goes on.</summary>
[Collection(GeneratedTests.Name)]
public sealed class BadRowTests(GeneratedLeague league)
{
    const string PlayerLog = "player_gamelogs_rs_2023-24.csv";
    static readonly string[] Files = ["schedule_et.csv", "team_arenas.csv", "team_results.csv", PlayerLog];

    [Fact]
    public async Task Contradicting_and_conflicting_rows_go_to_quarantine_and_the_other_dates_are_published()
    {
        var (folder, workspace) = (league.NewFolder("bad-rows"), league.NewFolder("bad-rows-workspace"));
        foreach (var file in Files)
            File.Copy(Path.Combine(league.Folder, file), Path.Combine(folder, file));
        var lines = File.ReadAllLines(Path.Combine(folder, PlayerLog)).ToList();
        var dates = lines.Skip(1).Select(line => line.Split(',')[2]).Distinct().ToList();
        // A season that contradicts the game id, on the third date; a second, different line of one player and game, at the file's end.
        var contradicting = lines.FindIndex(line => line.Contains(dates[2]));
        lines[contradicting] = "22022" + lines[contradicting]["22023".Length..];
        var twice = lines.FindIndex(line => line.Contains(dates[5]));
        lines.Add(Replace(lines[twice], column: 19, value: "77"));
        File.WriteAllLines(Path.Combine(folder, PlayerLog), lines);
        await Run("init", workspace);

        var (exit, text) = await Run("import", folder, "--workspace", workspace);

        exit.ShouldBe(2, text);
        using DuckDBConnection connection = new($"Data Source={Path.Combine(workspace, "data", "warehouse.duckdb")}");
        connection.Open();
        Texts(connection, "select concat_ws('|', table_name, partition, file, file_row, check_name) from orchestration.quarantine order by file_row").ShouldBe(
        [
            $"raw.nbac_player_boxscores|{dates[2]}|{PlayerLog}|{contradicting}|season contradicts the game id",
            $"raw.nbac_player_boxscores|{dates[5]}|{PlayerLog}|{twice}|key is not unique",
            $"raw.nbac_player_boxscores|{dates[5]}|{PlayerLog}|{lines.Count - 1}|key is not unique",
        ]);
        Texts(connection, "select partition from orchestration.cells where table_name = 'raw.nbac_player_boxscores' and presence = 'quarantined' order by 1")
            .ShouldBe([dates[2], dates[5]]);
        Texts(connection, "select distinct cast(game_date as varchar) from raw.nbac_player_boxscores order by 1").ShouldBe(dates.Except([dates[2], dates[5]]));
        Texts(connection, "select cast(count(distinct game_date) as varchar) from raw.nbac_team_results where season_year = 2023").ShouldBe([$"{dates.Count}"]);
    }

    [Fact]
    public async Task The_same_export_is_published_once_somebody_has_decided_about_its_rows()
    {
        var (folder, workspace) = (league.NewFolder("decided-rows"), league.NewFolder("decided-rows-workspace"));
        foreach (var file in Files)
            File.Copy(Path.Combine(league.Folder, file), Path.Combine(folder, file));
        var lines = File.ReadAllLines(Path.Combine(folder, PlayerLog)).ToList();
        var date = lines[1].Split(',')[2];
        lines.Add(Replace(lines[1], column: 19, value: "77"));
        File.WriteAllLines(Path.Combine(folder, PlayerLog), lines);
        await Run("init", workspace);
        (await Run("import", folder, "--workspace", workspace)).Exit.ShouldBe(2);
        string[] release = ["quarantine", "release", "raw.nbac_player_boxscores", date, "--by", "ada", "--why", "entered twice", "--workspace", workspace];

        (await Run(release)).Exit.ShouldBe(64, "both cannot stand");
        var (exit, text) = await Run([.. release, "--leave-out", "--row", $"{lines.Count - 1}"]);

        exit.ShouldBe(0, text);
        text.ShouldContain("1 row left out by ada");
        (await Run("quarantine", "list", "--workspace", workspace)).Exit.ShouldBe(0);
        (await Run("import", folder, "--workspace", workspace)).Exit.ShouldBe(0);
    }

    static string Replace(string line, int column, string value)
    {
        var fields = line.Split(',');
        fields[column] = value;
        return string.Join(',', fields);
    }

    static List<string> Texts(DuckDBConnection connection, string sql) => connection.Rows(sql, row => row.GetString(0));

    static async Task<(int Exit, string Text)> Run(params string[] arguments)
    {
        using TipoffProcess tipoff = new(arguments);
        return await tipoff.End();
    }
}
