using Tipoff.Engine.Models;

namespace Tipoff.Nba.Grading;

/// <summary>The held-out rows of a candidate that count: those of P1.</summary>
sealed class JudgedRows
{
    /// <summary>Enough for a verdict; a scoreboard draws more.</summary>
    const int Draws = 1000;

    readonly PromotionCase candidate;
    readonly DateOnly[] dates;
    readonly float[] actual;
    readonly int[] all;

    public JudgedRows(PromotionCase candidate)
    {
        this.candidate = candidate;
        (dates, actual) = (candidate.HeldOut.Dates("game_date"), candidate.HeldOut.Singles("actual_points"));
        var games = this["games_played_season"];
        all = [.. Enumerable.Range(0, candidate.HeldOut.Rows).Where(row => games[row] >= Scoreboard.GamesMin)];
        Median = Array.ConvertAll(candidate.Median, value => (double)value);
        Champion = candidate.Champion is { } champion ? Array.ConvertAll(champion, value => (double)value) : null;
    }

    public double[] Median { get; }

    public double[]? Champion { get; }

    /// <summary>Means of the season, by which tiers are cut.</summary>
    public double[] Means => this["points_avg_season"];

    public double[] this[string column] => candidate.HeldOut.Numbers(column);

    public int[] Where(Predicate<int> holds) => Array.FindAll(all, holds);

    public double Mae(int[] rows, double[] points) => rows.Average(row => Math.Abs(points[row] - actual[row]));

    /// <summary>Mean prediction less result of the mean's model.</summary>
    public double Bias(int[] rows) => rows.Length == 0 ? 0 : rows.Average(row => (double)candidate.Mean[row] - actual[row]);

    /// <summary>MAE of the candidate's median less that of other points.</summary>
    public PairedDifference Against(int[] rows, double[] points) => PairedBootstrap.Compare(
        Array.ConvertAll(rows, row => dates[row]), Array.ConvertAll(rows, row => (float)Median[row]), Array.ConvertAll(rows, row => (float)points[row]),
        Array.ConvertAll(rows, row => actual[row]), Draws);

    /// <summary>Points that miss by a share of what these miss by.</summary>
    public double[] Shrunk(double[] points, double share) => [.. points.Select((value, row) => actual[row] + (share * (value - actual[row])))];

    /// <summary>Share of results inside the intervals that earlier held-out dates teach; null when there are none.</summary>
    public double? Coverage()
    {
        var intervals = ConformalInterval.Walk(dates, candidate.Median, actual);
        var known = Array.FindAll(all, row => intervals[row] is not null);
        return known.Length < PromotionGates.RowsMin ? null : (double)known.Count(row => actual[row] >= intervals[row]!.Value.Low && actual[row] <= intervals[row]!.Value.High) / known.Length;
    }
}
