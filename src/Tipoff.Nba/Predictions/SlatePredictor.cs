using Tipoff.Engine.Models;

namespace Tipoff.Nba.Predictions;

/// <summary>The models of one season: one for the median, one for the mean.</summary>
public sealed record SeasonModels(TrainedModel Median, TrainedModel Mean, string Version) : IDisposable
{
    public void Dispose()
    {
        Median.Dispose();
        Mean.Dispose();
    }
}

/// <summary>Turns feature rows into predictions, date by date, each seeing only the residuals of earlier dates.</summary>
public static class SlatePredictor
{
    /// <summary>Features that the rule and the calls read, whatever the models do.</summary>
    static readonly string[] OfRules =
    [
        "vegas_points_line", "points_avg_last_5", "points_avg_last_10", "points_avg_season", "points_std_last_10", "games_in_last_7_days",
        "fatigue_score", "shot_zone_mismatch_score", "pace_score", "usage_spike_score", "back_to_back", "home_away",
    ];

    public const string SystemId = "xgboost";

    /// <summary>Columns of the feature store beside the features that a prediction row repeats or is graded by.</summary>
    const string Columns = """
        f.player_id, f.game_id, f.game_date, f.season_year, f.season_type, f.player_lookup, f.team_abbr, f.opponent_team_abbr, g.cutoff_at
        """;

    /// <summary>
    /// Feature rows of a season and the one before it up to a date, with the points scored where they are known by then. Before
    /// <paramref name="from"/> only those who played: the others teach the intervals nothing.
    /// </summary>
    /// <param name="features">Those that the models read.</param>
    public static string Query(int season, DateOnly from, DateOnly to, IEnumerable<string> features) =>
        $"""
        select {Columns}, {string.Join(", ", features.Union(OfRules).Select(feature => $"f.{feature}"))},
          case when f.game_date < date '{to:yyyy-MM-dd}' then s.points end as actual_points
        from precompute.ml_feature_store f
        join reference.games g on g.game_id = f.game_id
        left join analytics.player_game_summary s on s.game_id = f.game_id and s.player_id = f.player_id
        where f.season_year between {season - 1} and {season} and f.game_date <= date '{to:yyyy-MM-dd}'
          and (f.game_date >= date '{from:yyyy-MM-dd}' or s.points is not null)
        order by f.game_date, f.game_id, f.player_id
        """;

    /// <summary>The predictions of the dates from <paramref name="from"/> on; earlier rows only teach the intervals.</summary>
    /// <param name="before">
    /// The models of the season before: its rows were training rows of <paramref name="models"/>, whose residuals there would be too
    /// small. Null leaves that season out of the intervals.
    /// </param>
    public static IEnumerable<PlayerPropPredictions.Row> Predict(Frame frame, int season, SeasonModels models, SeasonModels? before, DateOnly from)
    {
        var dates = frame.Dates("game_date");
        var asked = First(frame.Rows, row => dates[row] >= from);
        var matrix = Matrix(frame, models.Median, asked..);
        var median = Medians(frame, season, models.Median, before?.Median);
        var mean = Points(models.Mean, Matrix(frame, models.Mean, asked..));
        var rule = Rule(frame);
        var actual = frame.Singles("actual_points");
        var (ofModel, ofRule) = (new ConformalInterval(), new ConformalInterval());
        for (var start = 0; start < frame.Rows;)
        {
            var end = start;
            while (end < frame.Rows && dates[end] == dates[start])
                end++;
            if (dates[start] >= from)
            {
                foreach (var row in Date(frame, matrix, start, end, asked, season, models.Version, (median, mean, rule), (ofModel, ofRule)))
                    yield return row;
            }

            ofModel.Observe(dates[start], median.AsSpan(start, end - start), actual.AsSpan(start, end - start));
            ofRule.Observe(dates[start], rule.AsSpan(start, end - start), actual.AsSpan(start, end - start));
            start = end;
        }
    }

    static IEnumerable<PlayerPropPredictions.Row> Date(
        Frame frame, FeatureMatrix matrix, int start, int end, int asked, int season, string version, (float[] Median, float[] Mean, float[] Rule) points, (ConformalInterval Model, ConformalInterval Rule) intervals)
    {
        var lines = frame.Numbers("vegas_points_line");
        var deviation = frame.Numbers("points_std_last_10");
        var recent = frame.Numbers("games_in_last_7_days");
        for (var row = start; row < end; row++)
        {
            if (frame.Numbers("season_year")[row] != season)
                continue;

            double? line = double.IsNaN(lines[row]) ? null : lines[row];
            var hash = matrix.RowHash(row - asked);
            var model = Row(frame, row, SystemId, points.Median[row], points.Mean[row - asked], intervals.Model, line, version, hash);
            var call = line is null ? Call.NoLine : Call.OfModel(model.POver);
            yield return model with { Recommendation = call.Recommendation, Confidence = call.Confidence };

            if (float.IsNaN(points.Rule[row]))
                continue;
            var rule = Row(frame, row, MovingAverage.SystemId, points.Rule[row], null, intervals.Rule, line, MovingAverage.Version, hash);
            call = line is null ? Call.NoLine : Call.OfRule(rule.Edge!.Value, MovingAverage.Confidence(deviation[row], recent[row]));
            yield return rule with { Recommendation = call.Recommendation, Confidence = call.Confidence };
        }
    }

    static PlayerPropPredictions.Row Row(
        Frame frame, int row, string system, float points, float? mean, ConformalInterval intervals, double? line, string version, string featureHash)
    {
        var date = frame.Dates("game_date")[row];
        var interval = intervals.For(date, points);
        return new PlayerPropPredictions.Row(
            (int)frame.Numbers("player_id")[row],
            frame.Texts("game_id")[row]!,
            system,
            date,
            (int)frame.Numbers("season_year")[row],
            frame.Texts("season_type")[row]!,
            frame.Texts("player_lookup")[row] ?? "",
            frame.Texts("team_abbr")[row]!,
            frame.Texts("opponent_team_abbr")[row]!,
            Rounded(points),
            mean is { } value ? Rounded(value) : null,
            interval is { } low ? Rounded(Math.Max(0, low.Low)) : null,
            interval is { } high ? Rounded(Math.Max(0, high.High)) : null,
            line,
            line is null ? null : "consensus",
            line is { } at ? Rounded(points - at) : null,
            line is { } over ? intervals.ProbabilityOver(date, points, over) : null,
            "PASS",
            null,
            version,
            featureHash,
            frame.Instants("cutoff_at")[row]);
    }

    /// <summary>Four decimals are more than a prediction can mean, and sums of them are exact in both engines.</summary>
    static double Rounded(double value) => Math.Round(value, 4);

    /// <summary>Each row by the model of its season; NaN where none is given.</summary>
    static float[] Medians(Frame frame, int season, TrainedModel model, TrainedModel? before)
    {
        var seasons = frame.Numbers("season_year");
        var now = First(frame.Rows, row => seasons[row] == season);
        var then = before is null ? Enumerable.Repeat(float.NaN, now) : Points(before, Matrix(frame, before, ..now));
        return [.. then, .. Points(model, Matrix(frame, model, now..))];
    }

    /// <summary>The first row of which something is true that stays true; all rows' number when it never is.</summary>
    static int First(int rows, Func<int, bool> isTrue)
    {
        var row = 0;
        while (row < rows && !isTrue(row))
            row++;
        return row;
    }

    static FeatureMatrix Matrix(Frame frame, TrainedModel model, Range rows) => frame.Matrix(model.Card.FeatureNames, "actual_points", "game_date", rows);

    static float[] Points(TrainedModel model, FeatureMatrix rows) => Clamp(model.Predict(rows));

    static float[] Clamp(float[] points) => Array.ConvertAll(points, value => Math.Clamp(value, 0, 60));

    static float[] Rule(Frame frame)
    {
        double[] Column(string name) => frame.Numbers(name);
        var (last5, last10, season) = (Column("points_avg_last_5"), Column("points_avg_last_10"), Column("points_avg_season"));
        var (fatigue, mismatch, pace, usage) = (Column("fatigue_score"), Column("shot_zone_mismatch_score"), Column("pace_score"), Column("usage_spike_score"));
        var (backToBack, home, deviation, recent) = (Column("back_to_back"), Column("home_away"), Column("points_std_last_10"), Column("games_in_last_7_days"));
        return
        [
            .. Enumerable.Range(0, frame.Rows).Select(i => (float)(MovingAverage.Predict(new MovingAverage.Inputs(
                last5[i], last10[i], season[i], fatigue[i], mismatch[i], pace[i], usage[i], backToBack[i], home[i], deviation[i], recent[i])) ?? double.NaN)),
        ];
    }
}
