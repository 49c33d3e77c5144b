using Tipoff.Engine.Models;

namespace Tipoff.Nba.Predictions;

/// <summary>Feature rows of candidates, oldest date first, with the points scored where they are known by then.</summary>
/// <remarks>Systems read rows of earlier dates to learn from; the rows from <see cref="Asked"/> on are those that a prediction is wanted of.</remarks>
public sealed class CandidateRows
{
    readonly Dictionary<string, Said?> said = [];
    readonly Dictionary<string, string> failures = [];
    readonly Lazy<Dictionary<int, List<int>>> ofPlayer;

    /// <param name="frame">Rows with <c>player_id</c>, <c>game_date</c>, <c>season_year</c>, <c>actual_points</c> and the features, ordered by date.</param>
    /// <param name="season">The season that is predicted; other rows are of the one before.</param>
    /// <param name="from">The first date that is predicted.</param>
    public CandidateRows(Frame frame, int season, DateOnly from)
    {
        (Frame, Season) = (frame, season);
        Dates = frame.Dates("game_date");
        Actual = frame.Singles("actual_points");
        Asked = Array.FindIndex(Dates, date => date >= from) is >= 0 and var asked ? asked : Count;
        var seasons = frame.Numbers("season_year");
        OfSeason = Array.FindIndex(seasons, year => year == season) is >= 0 and var first ? first : Count;
        ofPlayer = new(ByPlayer);
    }

    public Frame Frame { get; }

    public int Season { get; }

    public int Count => Frame.Rows;

    public DateOnly[] Dates { get; }

    /// <summary>Points scored; NaN where he did not play, or where it is not known yet.</summary>
    public float[] Actual { get; }

    /// <summary>The first row that a prediction is wanted of.</summary>
    public int Asked { get; }

    /// <summary>The first row of the season.</summary>
    public int OfSeason { get; }

    public Candidate this[int row] => new(this, row);

    /// <summary>Why systems said nothing, by name; they failed, the others stand.</summary>
    public IReadOnlyDictionary<string, string> Failures => failures;

    /// <summary>What a system says, computed once; null when it failed, which is noted and stops no other.</summary>
    public Said? Of(PredictionSystem system)
    {
        if (said.TryGetValue(system.SystemId, out var known))
            return known;

        try
        {
            return said[system.SystemId] = new Said(system.Points(this), system.Means(this));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            failures[system.SystemId] = error.Message;
            return said[system.SystemId] = null;
        }
    }

    /// <summary>A system's words.</summary>
    /// <param name="Points">The median of each row; NaN where it says nothing.</param>
    /// <param name="Means">The mean of each row from <see cref="Asked"/> on; null when it has none.</param>
    public sealed record Said(float[] Points, float[]? Means);

    /// <summary>The player's rows of earlier dates whose result is known, newest first.</summary>
    public IEnumerable<int> Earlier(int row)
    {
        var all = ofPlayer.Value[PlayerOf(row)];
        for (var place = all.Count - 1; place >= 0; place--)
        {
            var other = all[place];
            if (Dates[other] < Dates[row] && !float.IsNaN(Actual[other]))
                yield return other;
        }
    }

    /// <summary>Runs of rows of one date: start, and the row after the last.</summary>
    public IEnumerable<(int Start, int End)> ByDate()
    {
        for (var start = 0; start < Count;)
        {
            var end = start;
            while (end < Count && Dates[end] == Dates[start])
                end++;
            yield return (start, end);
            start = end;
        }
    }

    public FeatureMatrix Matrix(IReadOnlyList<string> features, Range rows) => Frame.Matrix(features, "actual_points", "game_date", rows);

    int PlayerOf(int row) => (int)Frame.Numbers("player_id")[row];

    Dictionary<int, List<int>> ByPlayer()
    {
        Dictionary<int, List<int>> rows = [];
        for (var row = 0; row < Count; row++)
        {
            var player = PlayerOf(row);
            if (!rows.TryGetValue(player, out var list))
                rows[player] = list = [];
            list.Add(row);
        }

        return rows;
    }
}
