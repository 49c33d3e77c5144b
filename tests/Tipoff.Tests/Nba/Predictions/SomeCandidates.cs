using System.Globalization;
using DuckDB.NET.Data;
using Tipoff.Engine.Models;
using Tipoff.Nba.Predictions;

namespace Tipoff.Tests.Nba.Predictions;

/// <summary>A candidate of one evening with the features a system reads, and games of his before it.</summary>
sealed record SomeCandidates
{
    public static readonly DateOnly Evening = new(2025, 1, 15);

    readonly Dictionary<string, double?> features;

    /// <summary>Games before, newest first: days ago, points, and the features that differ from the evening's.</summary>
    readonly List<(int DaysAgo, int Points, (string Feature, double? Value)[] Features)> games = [];

    public SomeCandidates(PredictionSystem system, params (string Feature, double? Value)[] values)
    {
        features = system.Features.ToDictionary(feature => feature, _ => (double?)null);
        foreach (var (feature, value) in values)
            features[feature] = value;
    }

    SomeCandidates(SomeCandidates other) => (features, games) = (new(other.features), [.. other.games]);

    public SomeCandidates With(string feature, double? value)
    {
        SomeCandidates changed = new(this);
        changed.features[feature] = value;
        return changed;
    }

    public SomeCandidates After(int daysAgo, int points, params (string Feature, double? Value)[] values)
    {
        SomeCandidates changed = new(this);
        changed.games.Add((daysAgo, points, values));
        return changed;
    }

    /// <summary>All rows, the evening's last; one player, one game a date.</summary>
    public CandidateRows Rows()
    {
        using DuckDBConnection connection = new("Data Source=:memory:");
        connection.Open();
        var past = games.OrderByDescending(game => game.DaysAgo).Select(game => Select(Evening.AddDays(-game.DaysAgo), game.Points, game.Features));
        return new CandidateRows(Frame.Read(connection, string.Join("\nunion all ", past.Append(Select(Evening, null, [])))), 2024, Evening);
    }

    /// <summary>What the system says of the evening; null when nothing.</summary>
    public double? Points(PredictionSystem system) => system.Points(Rows())[^1] is var points && float.IsNaN(points) ? null : points;

    string Select(DateOnly date, int? points, (string Feature, double? Value)[] changed)
    {
        var values = changed.Aggregate(this, (candidate, change) => candidate.With(change.Feature, change.Value)).features;
        return $"select 1 as player_id, 'g{date:yyyyMMdd}' as game_id, date '{date:yyyy-MM-dd}' as game_date, 2024 as season_year, {Number(points)} as actual_points, "
            + string.Join(", ", values.Select(pair => $"{Number(pair.Value)} as {pair.Key}"));
    }

    static string Number(double? value) => $"cast({value?.ToString("R", CultureInfo.InvariantCulture) ?? "null"} as double)";
}
