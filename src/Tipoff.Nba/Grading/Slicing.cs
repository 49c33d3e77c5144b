using System.Globalization;
using Tipoff.Engine.Models;

namespace Tipoff.Nba.Grading;

/// <summary>A way to divide a population into parts that are judged by themselves.</summary>
public sealed record Slicing
{
    readonly Func<Frame, int, Scoreboard.Population, (double Order, string Name)?> place;

    Slicing(string name, Func<Frame, int, Scoreboard.Population, (double, string)?> place) => (Name, this.place) = (name, place);

    public string Name { get; }

    /// <summary>All ways, by the words of the command line.</summary>
    public static IReadOnlyList<Slicing> All { get; } =
    [
        new("month", (frame, row, _) => Month(frame.Dates("game_date")[row])),
        new("tier", (frame, row, _) => Tier(frame.Numbers("season_mean")[row])),
        new("line", (frame, row, population) => population.Line is { } line ? Band(frame.Numbers(line)[row], 7.5, 12.5, 17.5, 22.5) : null),
        new("edge", (frame, row, population) => population.Line is { } line ? Band(frame.Numbers("xgboost")[row] - frame.Numbers(line)[row], -3, -2, -1, 0, 1, 2, 3) : null),
    ];

    /// <summary>The rows of each part, in order; rows that belong to none are left out.</summary>
    public IEnumerable<(string Name, int[] Rows)> Slices(Frame frame, int[] rows, Scoreboard.Population population) =>
        rows.Select(row => (Row: row, Place: place(frame, row, population)))
            .Where(row => row.Place is not null)
            .GroupBy(row => row.Place!.Value)
            .OrderBy(group => group.Key.Order)
            .Select(group => (group.Key.Name, group.Select(row => row.Row).ToArray()));

    /// <summary>Rows by tier of the season's mean, in order.</summary>
    public static IEnumerable<(string Name, int[] Rows)> Tiers(double[] means, int[] rows) =>
        rows.Where(row => !double.IsNaN(means[row])).GroupBy(row => Tier(means[row])!.Value).OrderBy(group => group.Key.Order).Select(group => (group.Key.Name, group.ToArray()));

    static (double Order, string Name)? Tier(double mean) => Band(mean, 10, 20, 30);

    static (double, string)? Month(DateOnly date) => (date.Year * 12 + date.Month, date.ToString("yyyy-MM", CultureInfo.InvariantCulture));

    /// <summary>The band between two edges, the lower one included.</summary>
    static (double, string)? Band(double value, params double[] edges)
    {
        if (double.IsNaN(value))
            return null;

        var band = edges.Count(edge => value >= edge);
        return (band, band == 0 ? Text($"below {edges[0]}") : band == edges.Length ? Text($"from {edges[^1]}") : Text($"{edges[band - 1]} to {edges[band]}"));
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
