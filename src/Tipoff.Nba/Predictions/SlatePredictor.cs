using Tipoff.Engine.Models;

namespace Tipoff.Nba.Predictions;

/// <summary>Turns feature rows into predictions, date by date, each seeing only the results of earlier dates.</summary>
public static class SlatePredictor
{
    /// <summary>Columns beside the features that a prediction row repeats or is graded by.</summary>
    const string Columns = """
        f.player_id, f.game_id, f.game_date, f.season_year, f.season_type, f.player_lookup, f.player_name, f.team_abbr, f.opponent_team_abbr, g.cutoff_at
        """;

    /// <summary>
    /// Feature rows of a season and the one before it up to a date, with the points scored where they are known by then. Before
    /// <paramref name="from"/> only those who played: the others teach nothing.
    /// </summary>
    public static string Query(int season, DateOnly from, DateOnly to, IReadOnlyList<PredictionSystem> systems) =>
        Query($"f.season_year between {season - 1} and {season} and f.game_date <= date '{to:yyyy-MM-dd}' and (f.game_date >= date '{from:yyyy-MM-dd}' or s.points is not null)", to, systems);

    /// <summary>The rows of one date alone: enough to say why, not to learn intervals from.</summary>
    public static string Query(DateOnly date, IReadOnlyList<PredictionSystem> systems) => Query($"f.game_date = date '{date:yyyy-MM-dd}'", date, systems);

    static string Query(string which, DateOnly known, IReadOnlyList<PredictionSystem> systems) =>
        $"""
        select {Columns}, {string.Join(", ", systems.SelectMany(system => system.Features).Append(TheLine.Feature).Distinct().Select(feature => $"f.{feature}"))},
          case when f.game_date < date '{known:yyyy-MM-dd}' then s.points end as actual_points
        from precompute.ml_feature_store f
        join reference.games g on g.game_id = f.game_id
        left join analytics.player_game_summary s on s.game_id = f.game_id and s.player_id = f.player_id
        where {which}
        order by f.game_date, f.game_id, f.player_id
        """;

    /// <summary>The predictions of the asked rows by every system; one that fails is noted in <see cref="CandidateRows.Failures"/>.</summary>
    public static IEnumerable<PlayerPropPredictions.Row> Predict(CandidateRows rows, IReadOnlyList<PredictionSystem> systems)
    {
        var speakers = systems.Where(system => rows.Of(system) is not null).Select(system => new Speaker(rows, system)).ToList();
        foreach (var (start, end) in rows.ByDate())
        {
            for (var row = Math.Max(start, rows.Asked); row < end; row++)
            {
                foreach (var speaker in speakers.Where(speaker => rows.Frame.Numbers("season_year")[row] == rows.Season && !float.IsNaN(speaker.Points[row])))
                    yield return speaker.Row(row);
            }

            foreach (var speaker in speakers)
                speaker.Observe(start, end);
        }
    }

    /// <summary>
    /// The lines at which a system's call about a row would turn: the highest whole or half line that it would still call OVER, and the lowest
    /// that it would call UNDER. Null where no line within reach is.
    /// </summary>
    public static (double? OverUpTo, double? UnderFrom) Turns(CandidateRows rows, int row, PredictionSystem system)
    {
        Speaker speaker = new(rows, system);
        foreach (var (start, end) in rows.ByDate().TakeWhile(date => date.End <= row))
            speaker.Observe(start, end);
        var middle = Math.Round(speaker.Points[row] * 2) / 2;
        var calls = Enumerable.Range(-LinesTried, (2 * LinesTried) + 1).Select(step => middle + (step / 2.0)).Where(line => line > 0)
            .Select(line => (Line: line, speaker.CallAt(row, line).Call.Recommendation)).ToList();
        return (calls.Where(call => call.Recommendation == "OVER").Select(call => (double?)call.Line).Max(), calls.Where(call => call.Recommendation == "UNDER").Select(call => (double?)call.Line).Min());
    }

    /// <summary>Half points to either side of the prediction at which a call is tried.</summary>
    const int LinesTried = 30;

    /// <summary>A system in the middle of a walk through the dates, with what its earlier misses teach.</summary>
    sealed class Speaker(CandidateRows rows, PredictionSystem system)
    {
        readonly float[]? means = rows.Of(system)!.Means;
        readonly FeatureMatrix features = rows.Matrix(system.Features, rows.Asked..);
        readonly ConformalInterval intervals = new();
        readonly OddsCalibration odds = new();

        public float[] Points { get; } = rows.Of(system)!.Points;

        /// <summary>Learns from the results of a date, after it was predicted.</summary>
        public void Observe(int start, int end)
        {
            for (var row = start; row < end; row++)
            {
                var (line, actual) = (rows[row][TheLine.Feature], rows.Actual[row]);
                if (!double.IsNaN(line) && !float.IsNaN(actual) && !float.IsNaN(Points[row]) && intervals.ProbabilityOver(rows.Dates[row], Points[row], line) is { } over)
                    odds.Observe(over, actual > line ? 1 : actual == line ? 0.5 : 0);
            }

            intervals.Observe(rows.Dates[start], Points.AsSpan(start, end - start), rows.Actual.AsSpan(start, end - start));
        }

        /// <summary>P(over) of a line, and what the system would do about it.</summary>
        public (double? Over, Call Call) CallAt(int row, double line)
        {
            var over = odds.Of(intervals.ProbabilityOver(rows.Dates[row], Points[row], line));
            return (over, system.Decide(rows, row, Points[row] - line, over));
        }

        public PlayerPropPredictions.Row Row(int row)
        {
            var (frame, date, points) = (rows.Frame, rows.Dates[row], Points[row]);
            double? line = double.IsNaN(rows[row][TheLine.Feature]) ? null : rows[row][TheLine.Feature];
            var interval = intervals.For(date, points);
            var (over, call) = line is { } at ? CallAt(row, at) : (null, Call.NoLine);
            return new PlayerPropPredictions.Row(
                (int)frame.Numbers("player_id")[row],
                frame.Texts("game_id")[row]!,
                system.SystemId,
                date,
                (int)frame.Numbers("season_year")[row],
                frame.Texts("season_type")[row]!,
                frame.Texts("player_lookup")[row] ?? "",
                frame.Texts("team_abbr")[row]!,
                frame.Texts("opponent_team_abbr")[row]!,
                Rounded(points),
                means is null ? null : Rounded(means[row - rows.Asked]),
                interval is { } low ? Rounded(Math.Max(0, low.Low)) : null,
                interval is { } high ? Rounded(Math.Max(0, high.High)) : null,
                line,
                line is null ? null : "consensus",
                line is null ? null : Rounded(points - line.Value),
                over,
                call.Recommendation,
                call.Confidence,
                system.Warning(rows, row),
                system.Version,
                features.RowHash(row - rows.Asked),
                frame.Instants("cutoff_at")[row]);
        }

        /// <summary>Four decimals are more than a prediction can mean, and sums of them are exact in both engines.</summary>
        static double Rounded(double value) => Math.Round(value, 4);
    }
}
