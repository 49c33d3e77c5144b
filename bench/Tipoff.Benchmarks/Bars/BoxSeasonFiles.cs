using System.Globalization;

namespace Tipoff.Benchmarks.Bars;

/// <summary>Exactly what the first bar names: box seasons from 2018-19 on, the play-by-play held, and what places a game and names a player.</summary>
static class BoxSeasonFiles
{
    const int FirstSeason = 2018;

    static readonly string[] Whole = ["pbp-cdn", "schedule", "teams", "players"];

    /// <summary>The first day of the first season.</summary>
    public static readonly DateOnly From = new(2018, 10, 16);

    /// <returns>A folder of its own, to be imported.</returns>
    public static string Take(Ground ground)
    {
        var folder = Path.Combine(ground.Scratch, "box-seasons");
        var logs = Directory.EnumerateFiles(Path.Combine(ground.Archives, "gamelogs")).Where(file => SeasonOf(file) is null or >= FirstSeason);
        foreach (var file in Whole.SelectMany(name => Directory.EnumerateFiles(Path.Combine(ground.Archives, name))).Concat(logs))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(ground.Archives, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return folder;
    }

    /// <summary>The season at the end of a name such as player_gamelogs_rs_2018-19; null for a file of many seasons.</summary>
    static int? SeasonOf(string file)
    {
        var parts = Path.GetFileName(file).Split('.')[0].Split('_');
        var season = parts[^1].Split('-');
        return season.Length == 2 && parts.Length == 4 && int.TryParse(season[0], CultureInfo.InvariantCulture, out var year) ? year : null;
    }
}
