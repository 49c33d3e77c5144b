using Tipoff.Engine.Models;

namespace Tipoff.Nba.Grading;

/// <summary>Predictions of somebody else, to be judged on the same rows as ours.</summary>
/// <param name="Name">The column, and the name in reports.</param>
/// <param name="Points">Median and mean by game and player, points.</param>
public sealed record OtherPredictions(string Name, IReadOnlyDictionary<(string GameId, int PlayerId), (double Points, double Mean)> Points)
{
    /// <summary>The rows with these predictions as two more columns; NaN where nothing was said.</summary>
    public Frame Beside(Frame frame)
    {
        var (games, players) = (frame.Texts("game_id"), frame.Numbers("player_id"));
        var said = Enumerable.Range(0, frame.Rows).Select(row => Points.TryGetValue((games[row]!, (int)players[row]), out var both) ? both : (Points: double.NaN, Mean: double.NaN)).ToArray();
        return frame.With(Name, [.. said.Select(both => both.Points)]).With($"{Name}_mean", [.. said.Select(both => both.Mean)]);
    }
}
