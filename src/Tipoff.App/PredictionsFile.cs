using System.Data.Common;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Grading;

namespace Tipoff.App;

/// <summary>Somebody's predictions in a file.</summary>
static class PredictionsFile
{
    static readonly string[] Needed = ["game_id", "player_id", "points"];

    /// <summary>Reads a CSV of <c>game_id, player_id, points</c> and, if it has them, <c>mean</c>; its name is that of the file.</summary>
    /// <exception cref="Problem">A column is missing, a value is no number, or a player of a game stands there twice.</exception>
    public static OtherPredictions Read(DbConnection connection, string path)
    {
        if (!File.Exists(path))
            throw Bad(path, "there is no such file");

        var relation = $"read_csv('{path.Replace("'", "''")}', header = true, all_varchar = true)";
        var columns = Ask(() => Frame.Read(connection, $"select column_name from (describe select * from {relation})"), path).Texts("column_name");
        if (Needed.Where(column => !columns.Contains(column)).ToList() is { Count: > 0 } missing)
            throw Bad(path, $"it lacks {string.Join(", ", missing)}");

        var mean = columns.Contains("mean") ? "mean" : "points";
        var rows = Ask(() => Frame.Read(connection, $"select lpad(game_id, 10, '0') as game_id, cast(player_id as integer) as player_id, cast(points as double) as points, cast({mean} as double) as mean from {relation}"), path);
        var (games, players, points, means) = (rows.Texts("game_id"), rows.Numbers("player_id"), rows.Numbers("points"), rows.Numbers("mean"));
        Dictionary<(string, int), (double, double)> all = [];
        for (var row = 0; row < rows.Rows; row++)
        {
            if (games[row] is not { } game || double.IsNaN(players[row]) || !double.IsFinite(points[row]) || !double.IsFinite(means[row]))
                throw Bad(path, $"a value is missing in line {row + 2}");
            if (!all.TryAdd((game, (int)players[row]), (points[row], means[row])))
                throw Bad(path, $"player {(int)players[row]} stands twice in game {game}");
        }

        return new OtherPredictions(Path.GetFileNameWithoutExtension(path), all);
    }

    static Frame Ask(Func<Frame> read, string path)
    {
        try
        {
            return read();
        }
        catch (DbException error)
        {
            throw Bad(path, error.Message.Split('\n')[0]);
        }
    }

    static Problem Bad(string path, string fault) =>
        new($"cannot judge {Path.GetFileName(path)}", fault, "Give a CSV with a header and the columns game_id, player_id, points and, if there are any, mean") { Exit = Exit.Usage };
}
