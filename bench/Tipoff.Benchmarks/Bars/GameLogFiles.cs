using DuckDB.NET.Data;

namespace Tipoff.Benchmarks.Bars;

/// <summary>The seven seasons of regular game logs, for us as they are and for the peer as the CSV it can read.</summary>
/// <param name="PeerFolder">Null when there is nothing the peer could read.</param>
sealed record GameLogFiles(string Folder, string? PeerFolder)
{
    const int FirstSeason = 2018;

    /// <summary>What places a game log: the schedule, and where teams are at home.</summary>
    static readonly string[] Others = ["schedule_et_2015-16_2024-25.csv.gz", "team_arenas.csv", "neutral_venues.csv", "nba_team_info_2023.csv"];

    public static GameLogFiles Take(Ground ground)
    {
        if (ground.IsQuick)
            return new GameLogFiles(ground.Archives, null);

        var (folder, peer) = (Path.Combine(ground.Scratch, "game-logs"), Path.Combine(ground.Scratch, "peer-csv"));
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(peer);
        using DuckDBConnection connection = new("Data Source=:memory:");
        connection.Open();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ground.Archives, "gamelogs"), "*_gamelogs_rs_*.parquet").Where(file => Season(file) >= FirstSeason))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            using DuckDBCommand command = new(
                $"copy (select * from '{file}') to '{Path.Combine(peer, $"{Path.GetFileNameWithoutExtension(file)}.csv.gz")}' (header, compression gzip)", connection);
            command.ExecuteNonQuery();
        }

        foreach (var file in Others.SelectMany(name => Directory.EnumerateFiles(ground.Archives, name, SearchOption.AllDirectories)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return new GameLogFiles(folder, peer);
    }

    static int Season(string file) => int.Parse(Path.GetFileNameWithoutExtension(file).Split('_')[^1].AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
}
