using Tipoff.Engine.Models;
using Tipoff.Nba.Predictions;

namespace Tipoff.Nba.Grading;

/// <summary>How every system and every baseline did on the same rows: the numbers that honesty is judged by.</summary>
public static class Scoreboard
{
    /// <summary>Earlier games of the season that a judged row has: the population P1, of which the others are parts.</summary>
    public const int GamesMin = 5;

    /// <summary>Paired intervals come from this many resamplings of whole dates.</summary>
    const int Draws = 4000;

    /// <summary>Rows that are worth a slice of their own.</summary>
    const int SliceRowsMin = 30;

    /// <summary>A row of the scoreboard.</summary>
    /// <param name="Slice">The part of the population, such as a month; null for all of it.</param>
    /// <param name="N">Rows that the system said something of; pairs are compared on these.</param>
    /// <param name="CalibrationError">How far P(over) lies from what came, 0-1, mean over ten bins of equal count; null without lines.</param>
    /// <param name="PairedVsLast10">MAE of this system less that of the last-10 mean, with its 95 % interval; negative is better.</param>
    /// <param name="PairedVsLine">The same against the line of the population; null where there is none.</param>
    /// <param name="XgboostVs">MAE of xgboost less that of this system; null for xgboost itself.</param>
    public sealed record Row(
        string Population, string System, string Season, string? Slice, int N, double Mae, double Rmse, double? R2, double Bias, double? Coverage80,
        double? CalibrationError, Paired? PairedVsLast10, Paired? PairedVsLine, Paired? XgboostVs);

    /// <summary>A difference of mean absolute errors and its interval, points.</summary>
    public sealed record Paired(double Diff, double Low, double High);

    /// <summary>Who is judged.</summary>
    /// <param name="Line">The column of the line that the population has; null where rows may have none.</param>
    public sealed record Population(string Name, string Meaning, string? Line, Func<Frame, int, bool> Holds);

    /// <summary>The populations, widest first.</summary>
    public static IReadOnlyList<Population> Populations { get; } =
    [
        new("P1", "played, at least 5 earlier games", null, (_, _) => true),
        new("P2", "P1 with 20 minutes or more over the last 10", null, (frame, row) => frame.Numbers("minutes_avg_last_10")[row] >= 20),
        new("P3", "P1 with a sportsbook line, the closing one", "line", (frame, row) => !double.IsNaN(frame.Numbers("line")[row])),
        new("P3-cutoff", "P3 whose line was known at the cut-off: that line", "line_at_cutoff", (frame, row) => !double.IsNaN(frame.Numbers("line")[row]) && !double.IsNaN(frame.Numbers("line_at_cutoff")[row])),
    ];

    /// <summary>Baselines by the column, or the expression, of their points.</summary>
    static readonly (string System, string Expression)[] Baselines =
    [
        ("last_5", "f.points_avg_last_5"),
        ("last_10", "f.points_avg_last_10"),
        ("season_mean", "f.points_avg_season"),
        ("weighted_means", "0.5 * f.points_avg_last_5 + 0.3 * f.points_avg_last_10 + 0.2 * f.points_avg_season"),
        ("minutes_rate", "f.weighted_points"),
    ];

    /// <summary>Regular-season rows of the dates: what was predicted, what baselines would have said, what happened.</summary>
    /// <remarks>Rows are those with a prediction by xgboost and a result, so that every system is judged on the same ones.</remarks>
    public static string Query(DateOnly from, DateOnly to) =>
        $"""
        select f.game_id, f.player_id, f.game_date, f.season_year, f.games_played_season, f.minutes_avg_last_10, s.points as actual_points,
          {string.Join(", ", Baselines.Select(baseline => $"{baseline.Expression} as {baseline.System}"))},
          cast(l.closing_line as double precision) as line, cast(f.vegas_points_line as double precision) as line_at_cutoff,
          l.over_odds_at_cutoff as over_odds, l.under_odds_at_cutoff as under_odds,
          {string.Join(", ", Lineup.Ids.Select(id => $"{id}.points as {id}, coalesce({id}.mean, {id}.points) as {id}_mean, {id}.low_80 as {id}_low, {id}.high_80 as {id}_high, {id}.p_over as {id}_over, {id}.recommendation as {id}_call"))}
        from precompute.ml_feature_store f
        join analytics.player_game_summary s on s.game_id = f.game_id and s.player_id = f.player_id
        {string.Join('\n', Lineup.Ids.Select(id => $"{(id == BoostedTrees.Id ? "join" : "left join")} predictions.player_prop_predictions {id} on {id}.game_id = f.game_id and {id}.player_id = f.player_id and {id}.system_id = '{id}'"))}
        left join analytics.player_points_lines l on l.game_id = f.game_id and l.player_id = f.player_id
        where f.game_date between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}' and f.season_type = 'regular'
          and f.games_played_season >= {GamesMin}
        order by f.game_date, f.game_id, f.player_id
        """;

    /// <summary>All rows of one frame.</summary>
    /// <param name="season">Its label.</param>
    /// <param name="by">Also each part of it by itself; null for the whole alone.</param>
    /// <param name="others">Predictions of somebody else that were put beside ours, by their columns.</param>
    public static IEnumerable<Row> Of(Frame frame, string season, Slicing? by = null, params IReadOnlyList<string> others)
    {
        foreach (var population in Populations)
        {
            var rows = Enumerable.Range(0, frame.Rows).Where(row => population.Holds(frame, row)).ToArray();
            foreach (var row in Of(frame, rows, population, season, null, others))
                yield return row;
            foreach (var slice in by?.Slices(frame, rows, population) ?? [])
            {
                foreach (var row in slice.Rows.Length < SliceRowsMin ? [] : Of(frame, slice.Rows, population, season, slice.Name, others))
                    yield return row;
            }
        }
    }

    static IEnumerable<Row> Of(Frame frame, int[] rows, Population population, string season, string? slice, IReadOnlyList<string> others)
    {
        foreach (var system in Systems(population).Concat(others))
        {
            var points = frame.Numbers(system);
            var spoken = Array.FindAll(rows, row => !double.IsNaN(points[row]));
            if (spoken.Length > 0)
                yield return Score(frame, spoken, population, season, slice, system);
        }
    }

    /// <summary>Columns of the medians: baselines, the line where all rows have one, and the systems.</summary>
    static IEnumerable<string> Systems(Population population) =>
        [.. Baselines.Select(baseline => baseline.System), .. population.Line is { } line ? [line] : Array.Empty<string>(), .. Lineup.Ids];

    static Row Score(Frame frame, int[] rows, Population population, string season, string? slice, string system)
    {
        var actual = Pick(frame, rows, "actual_points");
        var median = Pick(frame, rows, system);
        var isOurs = Lineup.Ids.Contains(system);
        // Absolute error judges the median, squared error and bias the mean (PRODUCT §5).
        var ofMedian = Scores.Of(median, actual, isOurs ? Intervals(frame, rows, system) : []);
        var ofMean = Scores.Of(frame.Has($"{system}_mean") ? Pick(frame, rows, $"{system}_mean") : median, actual);
        var dates = Array.ConvertAll(rows, row => frame.Dates("game_date")[row]);
        Paired? Against(string? other) => other is null || other == system ? null : Compare(dates, median, Pick(frame, rows, other), actual);
        return new Row(
            population.Name, system, season, slice, rows.Length, ofMedian.Mae, ofMean.Rmse, ofMean.RSquared, ofMean.Bias, ofMedian.Coverage,
            isOurs && population.Line is not null ? CalibrationOf(frame, rows, system)?.Error : null,
            Against("last_10"), Against(population.Line), system == BoostedTrees.Id ? null : Compare(dates, Pick(frame, rows, BoostedTrees.Id), median, actual));
    }

    /// <summary>P(over) against what came of the line that it was about, a push counting half; null when no row has one.</summary>
    public static Calibration? CalibrationOf(Frame frame, int[] rows, string system)
    {
        // P(over) speaks of the line at the cut-off, whichever line the population is cut by.
        var (over, lines, actual) = (frame.Numbers($"{system}_over"), frame.Numbers("line_at_cutoff"), frame.Numbers("actual_points"));
        var known = Array.FindAll(rows, row => !double.IsNaN(over[row]) && !double.IsNaN(lines[row]));
        return known.Length < Calibration.BinsUsual
            ? null
            : Calibration.Of(
                Array.ConvertAll(known, row => over[row]), Array.ConvertAll(known, row => actual[row] > lines[row] ? 1.0 : actual[row] == lines[row] ? 0.5 : 0));
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

    static Interval?[] Intervals(Frame frame, int[] rows, string system)
    {
        var (low, high) = (frame.Numbers($"{system}_low"), frame.Numbers($"{system}_high"));
        return Array.ConvertAll(rows, row => double.IsNaN(low[row]) ? null : (Interval?)new Interval(low[row], high[row], 0));
    }
}
