namespace Tipoff.Nba.Predictions;

/// <summary>What the points models learn from: candidates who played, in regular seasons before the one to predict.</summary>
/// <remarks>
/// The first games of a season are among them, though P1 leaves them out: openers are predicted too, and a model that has never seen a row
/// without means of the season says anything there. On 2021-22 they cost nothing (P1 4.544 points with and without them, features on trial included).
/// </remarks>
public static class TrainingRows
{
    /// <summary>The first season with boxes of every column that features need.</summary>
    public const int FirstSeason = 2018;

    /// <summary>The family whose features know no bookmaker.</summary>
    public const string NoMarket = "no_market";

    /// <summary>The features and the label of earlier seasons, in an order that does not depend on how rows are stored, with what gates compare a model to.</summary>
    public static string Query(int season) => Query($"f.season_year between {FirstSeason} and {season - 1}");

    /// <summary>The same of all games before a date, the season that it lies in included.</summary>
    public static string Before(DateOnly date) => Query($"f.season_year >= {FirstSeason} and f.game_date < date '{date:yyyy-MM-dd}'");

    /// <summary>The same of the games of some dates: what a model that was trained before them can be asked.</summary>
    /// <param name="features">Those that the model reads, where they are not today's.</param>
    public static string Between(DateOnly from, DateOnly to, IReadOnlyList<string>? features = null) =>
        Query($"f.game_date between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}'", [.. Precompute.FeatureGroups.Baseline.Union(features ?? [])]);

    static string Query(string which) => Query(which, Precompute.FeatureGroups.Baseline);

    static string Query(string which, IReadOnlyList<string> features) =>
        $"""
        select f.game_id, f.player_id, f.game_date, f.season_year, s.points as actual_points, s.box_minutes as actual_minutes, f.{TheLine.Feature},
          {string.Join(", ", features.Select(name => $"f.{name}"))}
        from precompute.ml_feature_store f
        join analytics.player_game_summary s on s.game_id = f.game_id and s.player_id = f.player_id
        where {which} and f.season_type = 'regular'
        order by f.game_date, f.game_id, f.player_id
        """;
}
