using System.Globalization;
using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Measures of people and games as the league writes them.</summary>
static class PrintedMeasures
{
    /// <summary>Feet and inches such as 6-8, as inches; null when empty.</summary>
    public static int? Inches(Fields fields, string name)
    {
        if (fields.TextOrNull(name) is not { } text)
            return null;

        var parts = text.Split('-');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var feet)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var inches)
            ? (12 * feet) + inches
            : throw new SchemaProblem($"{fields.Path}.{name}", $"'{text}'", "feet and inches such as 6-8");
    }

    /// <summary>Minutes and seconds such as 45:55, as seconds; null when empty, which is a player who did not appear.</summary>
    public static int? Seconds(Fields fields, string name) => fields.TextOrNull(name) is { } text
        ? Seconds(text) ?? throw new SchemaProblem($"{fields.Path}.{name}", $"'{text}'", "minutes and seconds such as 45:55")
        : null;

    /// <summary>Null when the text is no minutes and seconds.</summary>
    public static int? Seconds(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 60
            ? (60 * minutes) + seconds
            : null;
    }
}
