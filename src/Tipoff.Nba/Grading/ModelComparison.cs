using Tipoff.Engine.Models;
using Tipoff.Nba.Predictions;

namespace Tipoff.Nba.Grading;

/// <summary>Two models of one target on rows that neither was trained on.</summary>
/// <param name="A">Mean loss of the first: absolute error of medians, points; squared error of means, points².</param>
/// <param name="B">The same of the second.</param>
/// <param name="Difference">A less B with its interval over resampled dates; negative: the first is better.</param>
public sealed record ModelComparison(string Population, int N, double A, double B, Estimate Difference)
{
    /// <summary>Rows below which nothing is said of a population.</summary>
    const int RowsMin = 100;

    static readonly (string Name, Func<Frame, int, bool> Holds)[] Populations =
    [
        ("P1", (rows, row) => rows.Numbers("games_played_season")[row] >= Scoreboard.GamesMin),
        ("P2", (rows, row) => rows.Numbers("games_played_season")[row] >= Scoreboard.GamesMin && rows.Numbers("minutes_avg_last_10")[row] >= 20),
        ("P3-cutoff", (rows, row) => rows.Numbers("games_played_season")[row] >= Scoreboard.GamesMin && !double.IsNaN(rows.Numbers(TheLine.Feature)[row])),
    ];

    /// <param name="rows">Rows of <see cref="TrainingRows.Between"/>.</param>
    /// <param name="isMedian">Whether the models aim at the median; otherwise at the mean.</param>
    public static IReadOnlyList<ModelComparison> Of(Frame rows, IReadOnlyList<float> a, IReadOnlyList<float> b, bool isMedian)
    {
        var (actual, dates) = (rows.Numbers("actual_points"), rows.Dates("game_date"));
        double Loss(float said, int row) => isMedian ? Math.Abs(said - actual[row]) : (said - actual[row]) * (said - actual[row]);
        List<ModelComparison> compared = [];
        foreach (var (name, holds) in Populations)
        {
            int[] judged = [.. Enumerable.Range(0, rows.Rows).Where(row => holds(rows, row))];
            if (judged.Length < RowsMin)
                continue;

            var (ofA, ofB) = (Array.ConvertAll(judged, row => Loss(a[row], row)), Array.ConvertAll(judged, row => Loss(b[row], row)));
            var difference = DateBootstrap.Mean(Array.ConvertAll(judged, row => dates[row]), [.. ofA.Zip(ofB, (one, other) => one - other)]);
            compared.Add(new ModelComparison(name, judged.Length, ofA.Average(), ofB.Average(), difference));
        }

        return compared;
    }
}
