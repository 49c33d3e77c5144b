using Tipoff.Engine.Models;

namespace Tipoff.Nba.Grading;

/// <summary>How every system and every baseline did on identical rows: the numbers that honesty is judged by.</summary>
public static class Scoreboard
{
    /// <summary>Earlier games of the season that a judged row has: the population P1, of which the others are parts.</summary>
    public const int GamesMin = 5;

    /// <summary>Paired intervals come from this many resamplings of whole dates.</summary>
    const int Draws = 4000;

    /// <summary>A row of the scoreboard.</summary>
    /// <param name="PairedVsLast10">MAE of this system less that of the last-10 mean, with its 95 % interval; negative is better.</param>
    /// <param name="PairedVsLine">The same against the closing line; null where there is none.</param>
    /// <param name="XgboostVs">MAE of xgboost less that of this system; null for xgboost itself.</param>
    public sealed record Row(
        string Population, string System, string Season, int N, double Mae, double Rmse, double? R2, double Bias, double? Coverage80,
        Paired? PairedVsLast10, Paired? PairedVsLine, Paired? XgboostVs);

    /// <summary>A difference of mean absolute errors and its interval, points.</summary>
    public sealed record Paired(double Diff, double Low, double High);

    /// <summary>Regular-season rows of the dates: what was predicted, what baselines would have said, what happened.</summary>
    /// <remarks>Rows are those with a prediction and a result, so that every system is judged on the same ones.</remarks>
    public static string Query(DateOnly from, DateOnly to) =>
        $"""
        select f.game_date, f.season_year, f.games_played_season, f.minutes_avg_last_10, s.points as actual_points,
          f.points_avg_last_5 as last_5, f.points_avg_last_10 as last_10, f.points_avg_season as season_mean, f.weighted_points as minutes_rate,
          0.5 * f.points_avg_last_5 + 0.3 * f.points_avg_last_10 + 0.2 * f.points_avg_season as weighted_means,
          cast(l.closing_line as double precision) as line, a.points as moving_average, a.low_80 as moving_average_low, a.high_80 as moving_average_high,
          x.points as xgboost, x.mean as xgboost_mean, x.low_80 as xgboost_low, x.high_80 as xgboost_high
        from precompute.ml_feature_store f
        join analytics.player_game_summary s on s.game_id = f.game_id and s.player_id = f.player_id
        join predictions.player_prop_predictions x on x.game_id = f.game_id and x.player_id = f.player_id and x.system_id = 'xgboost'
        left join predictions.player_prop_predictions a on a.game_id = f.game_id and a.player_id = f.player_id and a.system_id = 'moving_average'
        left join analytics.player_points_lines l on l.game_id = f.game_id and l.player_id = f.player_id
        where f.game_date between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}' and f.season_type = 'regular'
          and f.games_played_season >= {GamesMin}
        order by f.game_date, f.game_id, f.player_id
        """;

    /// <summary>The baselines and systems, in the order they are printed; each names the column of its median, its mean and its interval.</summary>
    static readonly (string System, string Median, string Mean, string? Interval)[] Systems =
    [
        ("last_5", "last_5", "last_5", null),
        ("last_10", "last_10", "last_10", null),
        ("season_mean", "season_mean", "season_mean", null),
        ("weighted_means", "weighted_means", "weighted_means", null),
        ("minutes_rate", "minutes_rate", "minutes_rate", null),
        ("line", "line", "line", null),
        ("moving_average", "moving_average", "moving_average", "moving_average"),
        ("xgboost", "xgboost", "xgboost_mean", "xgboost"),
    ];

    static readonly (string Name, Func<Frame, int, bool> Holds)[] Populations =
    [
        ("P1", (_, _) => true),
        ("P2", (frame, row) => frame.Numbers("minutes_avg_last_10")[row] >= 20),
        ("P3", (frame, row) => !double.IsNaN(frame.Numbers("line")[row])),
    ];

    /// <summary>All rows of one season's frame; <paramref name="season"/> is its label.</summary>
    public static IEnumerable<Row> Of(Frame frame, string season)
    {
        foreach (var (population, holds) in Populations)
        {
            var rows = Enumerable.Range(0, frame.Rows).Where(row => holds(frame, row)).ToArray();
            if (rows.Length == 0)
                continue;

            var hasLine = population == "P3";
            foreach (var system in Systems.Where(system => system.System != "line" || hasLine))
                yield return Score(frame, rows, population, season, system, hasLine);
        }
    }

    static Row Score(Frame frame, int[] rows, string population, string season, (string System, string Median, string Mean, string? Interval) system, bool hasLine)
    {
        var actual = Pick(frame, rows, "actual_points");
        var median = Pick(frame, rows, system.Median);
        // Absolute error judges the median, squared error and bias the mean (PRODUCT §5).
        var ofMedian = Scores.Of(median, actual, Intervals(frame, rows, system.Interval));
        var ofMean = Scores.Of(Pick(frame, rows, system.Mean), actual);
        var dates = Array.ConvertAll(rows, row => frame.Dates("game_date")[row]);
        Paired? Against(string other) => other == system.Median ? null : Compare(dates, median, Pick(frame, rows, other), actual);
        return new Row(
            population, system.System, season, rows.Length, ofMedian.Mae, ofMean.Rmse, ofMean.RSquared, ofMean.Bias, ofMedian.Coverage,
            Against("last_10"), hasLine ? Against("line") : null,
            system.System == "xgboost" ? null : Compare(dates, Pick(frame, rows, "xgboost"), median, actual));
    }

    static Paired Compare(DateOnly[] dates, float[] a, float[] b, float[] actual)
    {
        var difference = PairedBootstrap.Compare(dates, a, b, actual, Draws);
        return new Paired(difference.Difference, difference.Low95, difference.High95);
    }

    static float[] Pick(Frame frame, int[] rows, string column)
    {
        var values = frame.Numbers(column);
        return Array.ConvertAll(rows, row => (float)values[row]);
    }

    static Interval?[] Intervals(Frame frame, int[] rows, string? system)
    {
        if (system is null)
            return [];

        var (low, high) = (frame.Numbers($"{system}_low"), frame.Numbers($"{system}_high"));
        return Array.ConvertAll(rows, row => double.IsNaN(low[row]) ? null : (Interval?)new Interval(low[row], high[row], 0));
    }
}
