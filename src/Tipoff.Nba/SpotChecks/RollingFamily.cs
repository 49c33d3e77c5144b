namespace Tipoff.Nba.SpotChecks;

/// <summary>Points and minutes over a player's last appearances, and how rested he is.</summary>
public sealed class RollingFamily : SpotFamily
{
    /// <summary>Appearances that weigh in minutes, and after how many of them a weight halves.</summary>
    const int MinutesReach = 40, MinutesHalfLife = 4;

    /// <summary>The same of points per minute.</summary>
    const int RateReach = 120, RateHalfLife = 20;

    static readonly StoredColumns Store = Columns("precompute.ml_feature_store", PlayerGame, """
        games_played_season points_avg_last_3 points_avg_last_5 points_avg_last_10 points_avg_season points_std_last_10 points_std_season
        minutes_avg_last_3 minutes_avg_last_5 minutes_avg_last_10 minutes_avg_season minutes_std_last_10 ppm_avg_last_10 recent_trend minutes_change
        weighted_minutes weighted_points_per_minute games_in_last_7_days days_rest back_to_back
        """);

    public override string Name => "rolling";

    public override IReadOnlyList<StoredColumns> Compared => [Store];

    public override IEnumerable<RecomputedRow> Recompute(Sample sample, SeasonFacts facts)
    {
        var career = facts.Career(sample.PlayerId, sample.GameDate);
        var season = facts.Appearances(sample.PlayerId, sample.GameDate);
        var points = season.Select(game => game.Points).ToList();
        var minutes = season.Select(game => game.Minutes).ToList();
        var idle = career.Count == 0 ? (int?)null : sample.GameDate.DayNumber - career[^1].GameDate.DayNumber;
        yield return new RecomputedRow(
            Store,
            StoredColumns.KeyOf(sample.PlayerId, sample.GameId),
            new Dictionary<string, object?>
            {
                ["games_played_season"] = season.Count,
                ["points_avg_last_3"] = Mean(points.TakeLast(3)),
                ["points_avg_last_5"] = Mean(points.TakeLast(5)),
                ["points_avg_last_10"] = Mean(points.TakeLast(10)),
                ["points_avg_season"] = Mean(points),
                ["points_std_last_10"] = Deviation([.. points.TakeLast(10)]),
                ["points_std_season"] = Deviation(points),
                ["minutes_avg_last_3"] = Mean(minutes.TakeLast(3)),
                ["minutes_avg_last_5"] = Mean(minutes.TakeLast(5)),
                ["minutes_avg_last_10"] = Mean(minutes.TakeLast(10)),
                ["minutes_avg_season"] = Mean(minutes),
                ["minutes_std_last_10"] = Deviation([.. minutes.TakeLast(10)]),
                ["ppm_avg_last_10"] = Ratio(points.TakeLast(10).Sum(), minutes.TakeLast(10).Sum()),
                ["recent_trend"] = Trend(points),
                ["minutes_change"] = Change(minutes),
                ["weighted_minutes"] = Weighted(career, MinutesReach, MinutesHalfLife, game => game.Minutes, _ => 1),
                ["weighted_points_per_minute"] = Weighted(career, RateReach, RateHalfLife, game => game.Points, game => game.Minutes),
                ["games_in_last_7_days"] = career.Count(game => game.GameDate >= sample.GameDate.AddDays(-7)),
                ["days_rest"] = season.Count == 0 ? null : Math.Min(idle!.Value - 1, 15),
                ["back_to_back"] = idle == 1 ? 1 : 0,
            },
            () => $"{season.Count} appearances, the last {string.Join(", ", career.TakeLast(10).Select(game => $"{game.GameDate:yyyy-MM-dd} {game.Points} points {game.Minutes} minutes"))}");
    }

    static double? Mean(IEnumerable<int> values)
    {
        var all = values.ToList();
        return Ratio(all.Sum(), all.Count);
    }

    /// <summary>Of a sample: n - 1.</summary>
    static double? Deviation(List<int> values)
    {
        if (values.Count < 2)
            return null;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    static int? Trend(List<int> points)
    {
        if (points.Count < 5)
            return null;
        // Means of three and of two, in sixths.
        var sixths = (2 * points.TakeLast(3).Sum()) - (3 * points.SkipLast(3).TakeLast(2).Sum());
        var size = Math.Abs(sixths) >= 5 * 6 ? 2 : Math.Abs(sixths) >= 2 * 6 ? 1 : 0;
        return Math.Sign(sixths) * size;
    }

    static int? Change(List<int> minutes)
    {
        if (minutes.Sum() == 0)
            return null;
        var last = minutes.TakeLast(10).ToList();
        // 100 percent is as much as in the season.
        var percent = 100m * last.Sum() * minutes.Count / ((decimal)minutes.Sum() * last.Count);
        return percent switch { >= 120 => 2, >= 110 => 1, <= 80 => -2, <= 90 => -1, _ => 0 };
    }

    /// <summary>The newest appearance weighs 2^20 and an older one less, as whole numbers; more than two seasons before the newest weighs nothing.</summary>
    static double? Weighted(IReadOnlyList<PlayerLine> career, int reach, int halfLife, Func<PlayerLine, int> value, Func<PlayerLine, int> unit)
    {
        var (values, units) = (0m, 0m);
        for (var k = 0; k < Math.Min(reach, career.Count); k++)
        {
            var game = career[career.Count - 1 - k];
            if (game.SeasonYear < career[^1].SeasonYear - 2)
                break;
            var weight = (decimal)Math.Round(Math.Pow(2, 20 - ((double)k / halfLife)), MidpointRounding.AwayFromZero);
            values += weight * value(game);
            units += weight * unit(game);
        }

        return Ratio(values, units);
    }
}
