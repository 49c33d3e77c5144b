namespace Tipoff.Benchmarks.Bars;

/// <summary>Cuts one date's games out of the archives, each file in its own form: what a source would deliver that night.</summary>
static class DayFiles
{
    /// <summary>What is known of a game only after it: these raw tables hold nothing of a date that is still to come.</summary>
    public static readonly IReadOnlyList<string> ResultTables =
    [
        "raw.nbac_player_boxscores", "raw.nbac_team_boxscores", "raw.nbac_team_gamelogs_playoffs", "raw.nbac_team_results", "raw.nbac_game_scores",
        "raw.nbac_play_by_play", "raw.nbac_shot_chart", "raw.nbac_last_two_minute_reports",
    ];

    static readonly string[] GameIdColumns = ["game_id", "gid", "gameid"];

    /// <summary>Writes the files with rows of the date into the folder and returns how many those are.</summary>
    public static int Write(WarehouseFile warehouse, string archives, DateOnly date, string folder)
    {
        Directory.CreateDirectory(folder);
        var tables = string.Join(", ", ResultTables.Select(table => $"'{table}'"));
        var games = string.Join(", ", warehouse.Rows($"select game_id from reference.games where game_date = date '{date:yyyy-MM-dd}' order by 1").Select(row => $"'{row[0]}'"));
        var files = warehouse.Rows($"select distinct file from orchestration.imports where table_name in ({tables}) order by 1").Select(row => (string)row[0]);
        return files.Count(file => Cut(warehouse, Path.Combine(archives, file), games, Path.Combine(folder, file.Replace('/', '_'))));
    }

    static bool Cut(WarehouseFile warehouse, string file, string games, string into)
    {
        var isParquet = file.EndsWith(".parquet", StringComparison.Ordinal);
        var source = isParquet ? $"read_parquet('{file}')" : $"read_csv('{file}', header = true, all_varchar = true, nullstr = '')";
        var column = warehouse.Rows($"describe select * from {source}").Select(row => (string)row[0]).FirstOrDefault(name => GameIdColumns.Contains(name.ToLowerInvariant()));
        if (column is null)
            return false;

        var where = $"lpad(cast(\"{column}\" as varchar), 10, '0') in ({games})";
        if (warehouse.Number($"select count(*) from {source} where {where}") == 0)
            return false;

        var form = isParquet ? "format parquet" : file.EndsWith(".gz", StringComparison.Ordinal) ? "format csv, header, compression gzip" : "format csv, header";
        warehouse.Run($"copy (select * from {source} where {where}) to '{into}' ({form})");
        return true;
    }
}
