using System.Globalization;

namespace Tipoff.Nba.Domain;

/// <summary>A season, named by the year it starts in: 2024 is 2024-25.</summary>
public static class Season
{
    /// <summary>The season of a date in the Eastern calendar.</summary>
    public static int Of(DateOnly date) => date >= FirstDate(date.Year) ? date.Year : date.Year - 1;

    /// <summary>The first date that counts to a season.</summary>
    /// <remarks>
    /// Seasons turn over on 15 August, when none was ever played, but for 2020: the 2019-20 finals ended on 11 October 2020 and the
    /// next season opened on 22 December.
    /// </remarks>
    public static DateOnly FirstDate(int season) => season == 2020 ? new DateOnly(2020, 11, 1) : new DateOnly(season, 8, 15);

    /// <summary>The last date that counts to a season.</summary>
    public static DateOnly LastDate(int season) => FirstDate(season + 1).AddDays(-1);

    /// <summary><c>2024-25</c>.</summary>
    public static string Name(int season) => $"{season}-{(season + 1) % 100:00}";

    /// <summary>Reads <c>2024-25</c> or <c>2024</c>.</summary>
    /// <returns>Null when the text is no season, such as one whose second year does not follow the first.</returns>
    public static int? Parse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var parts = trimmed.Split('-');
        if (parts.Length > 2 || parts[0].Length != 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        return parts.Length == 1 || Name(year) == trimmed ? year : null;
    }
}
