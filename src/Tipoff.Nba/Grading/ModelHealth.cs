using System.Globalization;
using Tipoff.Engine.Models;
using Tipoff.Nba.Predictions;

namespace Tipoff.Nba.Grading;

/// <summary>How a champion does, best first.</summary>
public enum ModelState
{
    Healthy,

    /// <summary>Something moved; the predictions are still surely better than the last-10 mean.</summary>
    Watch,

    /// <summary>The lead is in doubt, or an interval or a mean is far off.</summary>
    Degrading,

    /// <summary>Surely worse than the last-10 mean: whoever follows it would do better without.</summary>
    Blocked,
}

/// <summary>One thing that graded results, or inputs, say of a champion.</summary>
/// <param name="Value">What was measured, with its interval over resampled dates; null when there was too little of it.</param>
/// <param name="Bar">What is expected, in words.</param>
public sealed record HealthSign(string Sign, ModelState State, Estimate? Value, string Bar);

/// <summary>The state of a season's champion from what came of its predictions on recent dates.</summary>
/// <remarks>
/// A sign counts only where its interval lies wholly beyond a bar, so that a week of luck changes nothing; performance outranks drift of the
/// inputs, which alone is never more than a reason to look.
/// </remarks>
public sealed record ModelHealth(ModelState State, DateOnly From, DateOnly To, int Rows, int Dates, IReadOnlyList<HealthSign> Signs)
{
    /// <summary>Days of games that are looked at.</summary>
    public const int Days = 28;

    /// <summary>Below these nothing is said: the state stays healthy, and the reason says that nobody knows.</summary>
    public const int RowsMin = 300, DatesMin = 7;

    const double BiasWatched = 0.3, BiasBad = 0.75;

    /// <summary>Shift of a feature's mean in standard deviations of the training rows; Cohen's "small".</summary>
    const double DriftWatched = 0.2;

    /// <summary>Features that are looked at for drift: those that the trees ask most.</summary>
    public const int FeaturesWatched = 10;

    const string Results = "results";

    /// <summary>A state in the words of screens, logs and documents.</summary>
    public static string Word(ModelState state) => state.ToString().ToUpperInvariant();

    /// <summary>The dates that a state on some day is told from.</summary>
    public static (DateOnly From, DateOnly To) Window(DateOnly day) => (day.AddDays(-Days), day.AddDays(-1));

    /// <param name="graded">Rows of <see cref="Scoreboard.Query"/> of the window.</param>
    /// <param name="inputs">Rows of <see cref="InputsQuery"/> of the window.</param>
    /// <param name="features">The features in <paramref name="inputs"/>.</param>
    public static ModelHealth Of(Frame graded, Frame inputs, IReadOnlyList<string> features, DateOnly day)
    {
        var (from, to) = Window(day);
        var dates = graded.Dates("game_date").Distinct().Count();
        IReadOnlyList<HealthSign> signs = graded.Rows < RowsMin || dates < DatesMin
            ? [new(Results, ModelState.Healthy, null, FormattableString.Invariant($"{graded.Rows} graded rows on {dates} dates; nothing is said below {RowsMin} on {DatesMin}"))]
            : [Lead(graded), Bias(graded), Coverage(graded), .. features.Select(feature => Drift(inputs, feature)).OfType<HealthSign>()];
        return new ModelHealth(signs.Max(sign => sign.State), from, to, graded.Rows, dates, signs);
    }

    /// <summary>The watched features of the window's candidates in standard deviations from the mean of the training rows.</summary>
    public static string InputsQuery(IReadOnlyList<string> features, int season, DateOnly from, DateOnly to) =>
        $"""
        with before as (
          select {string.Join(", ", features.Select(feature => $"avg({feature}) as {feature}_mean, stddev_samp({feature}) as {feature}_spread"))}
          from precompute.ml_feature_store
          where season_year between {TrainingRows.FirstSeason} and {season - 1} and season_type = 'regular' and games_played_season >= {Scoreboard.GamesMin}
        )
        select f.game_date, {string.Join(", ", features.Select(feature => $"(f.{feature} - before.{feature}_mean) / nullif(before.{feature}_spread, 0) as {feature}"))}
        from precompute.ml_feature_store f cross join before
        where f.game_date between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}' and f.season_type = 'regular' and f.games_played_season >= {Scoreboard.GamesMin}
        order by f.game_date, f.game_id, f.player_id
        """;

    static HealthSign Lead(Frame graded)
    {
        var (ours, last10, actual) = (graded.Numbers(BoostedTrees.Id), graded.Numbers("last_10"), graded.Numbers("actual_points"));
        var lead = Mean(graded, row => Math.Abs(ours[row] - actual[row]) - Math.Abs(last10[row] - actual[row]));
        var state = lead switch
        {
            { High95: < 0 } => ModelState.Healthy,
            { Low95: > 0 } => ModelState.Blocked,
            { Mean: > 0 } => ModelState.Degrading,
            _ => ModelState.Watch,
        };
        return new HealthSign("error less last 10's", state, lead, "below 0");
    }

    static HealthSign Bias(Frame graded)
    {
        var (mean, actual) = (graded.Numbers($"{BoostedTrees.Id}_mean"), graded.Numbers("actual_points"));
        var bias = Mean(graded, row => mean[row] - actual[row]);
        var distance = Math.Max(bias.Low95, -bias.High95);
        return new HealthSign("bias of the mean", distance > BiasBad ? ModelState.Degrading : distance > BiasWatched ? ModelState.Watch : ModelState.Healthy, bias, Text($"within {BiasWatched}"));
    }

    static HealthSign Coverage(Frame graded)
    {
        var (low, high, actual) = (graded.Numbers($"{BoostedTrees.Id}_low"), graded.Numbers($"{BoostedTrees.Id}_high"), graded.Numbers("actual_points"));
        int[] known = [.. Enumerable.Range(0, graded.Rows).Where(row => !double.IsNaN(low[row]))];
        if (known.Length < RowsMin)
            return new HealthSign("coverage of 80 %", ModelState.Healthy, null, "0.78 to 0.82");

        var covered = DateBootstrap.Mean(Array.ConvertAll(known, row => graded.Dates("game_date")[row]), Array.ConvertAll(known, row => actual[row] >= low[row] && actual[row] <= high[row] ? 1.0 : 0));
        var state = covered is { High95: < 0.75 } or { Low95: > 0.85 } ? ModelState.Degrading : covered is { High95: < 0.78 } or { Low95: > 0.82 } ? ModelState.Watch : ModelState.Healthy;
        return new HealthSign("coverage of 80 %", state, covered, "0.78 to 0.82");
    }

    static HealthSign? Drift(Frame inputs, string feature)
    {
        var values = inputs.Numbers(feature);
        int[] known = [.. Enumerable.Range(0, inputs.Rows).Where(row => !double.IsNaN(values[row]))];
        if (known.Length < RowsMin)
            return null;

        var shift = DateBootstrap.Mean(Array.ConvertAll(known, row => inputs.Dates("game_date")[row]), Array.ConvertAll(known, row => values[row]), draws: 1000);
        return new HealthSign($"drift of {feature}", Math.Max(shift.Low95, -shift.High95) > DriftWatched ? ModelState.Watch : ModelState.Healthy, shift, Text($"within {DriftWatched} deviations"));
    }

    static Estimate Mean(Frame rows, Func<int, double> value) => DateBootstrap.Mean(rows.Dates("game_date"), [.. Enumerable.Range(0, rows.Rows).Select(value)]);

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
