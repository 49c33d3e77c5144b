using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Predictions;

namespace Tipoff.Benchmarks.Bars;

/// <summary>Seconds of each part, and where the matrix was written for training.</summary>
sealed record MatrixTimes(double Load, double Features, double Matrix, int Rows, int Columns, string Folder)
{
    public double Total => Load + Features + Matrix;
}

/// <summary>A process of its own: game logs into an empty warehouse, the feature store and what it reads, the peer's features as a matrix.</summary>
static class GameLogMatrix
{
    const string GamesPlayed = "games_played_season";

    /// <summary>The store's counterparts of the peer's 44, in the peer's order.</summary>
    static readonly string[] Features =
    [
        .. new[] { "last_3", "last_5", "last_10" }.SelectMany(Means), "points_std_last_10", "minutes_std_last_10", .. Means("season"), "points_std_season", GamesPlayed,
        "weighted_minutes", "weighted_points_per_minute", "weighted_points", "days_rest", "back_to_back", "home_away", "games_in_last_7_days",
        "avg_points_vs_opponent", "games_vs_opponent", "team_pace", "team_off_rating", "opponent_pace", "opponent_def_rating", "opponent_points_allowed_avg",
        "opponent_free_throw_attempts_allowed_avg", "opponent_three_point_attempts_allowed_avg",
    ];

    /// <summary>What game logs say nothing of, and none of the 44 asks for: events, shots, lines, and the reports made of them.</summary>
    static readonly HashSet<Type> LeftOut =
    [
        typeof(LineupStints), typeof(KeyTeammateSplits), typeof(PlayByPlayPlayerTotals), typeof(PlayByPlayTeamTotals), typeof(ShotChartPlayerTotals),
        typeof(PlayerPointsLines), typeof(GameLines), typeof(PlayerDailyCache),
    ];

    static readonly DateOnly From = new(TrainingRows.FirstSeason, 8, 15);
    static readonly DateOnly To = new(2025, 8, 14);

    /// <summary>Arguments: the folder of the archives, a folder for the warehouse and the matrix, and the moment to live in if not now.</summary>
    public static int Run(string archives, string folder, string now)
    {
        Directory.CreateDirectory(folder);
        Ground.Pin(folder, now.Length == 0 ? null : DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        var watch = Stopwatch.StartNew();
        using var session = Ground.Hold(Workspace.Open(folder).Root);
        var receipt = new Importer(session.Warehouse, "bench").Import(archives, null, null, CancellationToken.None);
        if (receipt.Exit == Exit.Failed)
            throw new InvalidOperationException($"refused: {receipt.Files.First(file => file.Outcome == "refused").Reason}");

        var load = watch.Elapsed.TotalSeconds;
        // The calendar that the second plan is made from is what the first one builds.
        foreach (var tables in Needed(session.Warehouse.Catalog))
            session.Runner.Apply(session.Runner.Plan(new PlanRequest(From, To, tables)), "bench game-logs");
        var built = watch.Elapsed.TotalSeconds;
        using var connection = session.Warehouse.Connect();
        var matrix = Frame.Read(connection, Query()).Matrix(Features, "actual_points", "game_date");
        var done = watch.Elapsed.TotalSeconds;
        if (matrix.Rows == 0)
            throw new InvalidOperationException("the matrix has no rows");

        var games = Array.IndexOf(Features, GamesPlayed);
        TrainingBenchmark.Write(folder, matrix.Where(row => matrix.Row(row)[games] >= Scoreboard.GamesMin));
        Console.WriteLine(JsonSerializer.Serialize(new MatrixTimes(load, built - load, done - built, matrix.Rows, matrix.Columns, folder)));
        return 0;
    }

    static IEnumerable<string> Means(string window) =>
    [
        $"points_avg_{window}", $"minutes_avg_{window}", $"field_goal_attempts_avg_{window}", $"free_throw_attempts_avg_{window}",
        $"three_point_attempts_avg_{window}", $"usage_rate_{window}",
    ];

    static string Query() =>
        $"""
        select f.game_date, s.points as actual_points, {string.Join(", ", Features.Select(feature => $"f.{feature}"))}
        from precompute.ml_feature_store f
        join analytics.player_game_summary s on s.game_id = f.game_id and s.player_id = f.player_id
        where f.season_type = 'regular'
        order by f.game_date, f.game_id, f.player_id
        """;

    /// <summary>The store and everything built that it reads, directly or not: the reference layer first.</summary>
    static IEnumerable<string> Needed(Catalog catalog)
    {
        HashSet<Table> needed = [];
        Queue<Table> open = new([catalog.Get<MlFeatureStore>()]);
        while (open.TryDequeue(out var table))
        {
            if (LeftOut.Contains(table.GetType()) || !needed.Add(table))
                continue;

            foreach (var upstream in table.Upstreams)
                open.Enqueue(catalog[upstream.Table]);
        }

        return needed.Where(table => table.Archives.Count == 0)
            .GroupBy(table => table.Layer == "reference")
            .OrderByDescending(group => group.Key)
            .Select(group => string.Join(',', group.Select(table => table.FullName)));
    }
}
