using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>How the league's bodies write ids, teams and times.</summary>
static class GameReading
{
    const int SecondsOfMinute = 60;

    /// <summary>A field that must hold a game id.</summary>
    public static GameId Game(this Fields fields, string name)
    {
        var text = fields.Text(name);
        return GameId.Parse(text) ?? throw new SchemaProblem($"{fields.Path}.{name}".TrimStart('.'), $"'{text}'", "a game id of ten digits");
    }

    /// <summary>The game that the body is about, which must be the one that was asked for.</summary>
    /// <exception cref="RefusedBody">It is another game's body.</exception>
    public static GameId Asked(this GameId game, Document document) =>
        document.Target.Maybe("game_id") is { } asked && asked != game.Text
            ? throw new RefusedBody($"the body is about game {game}, asked for {asked}")
            : game;

    /// <summary>The league's letters of a team, as written for sides that are none of the thirty.</summary>
    public static string TeamAbbr(this Fields fields, string id, string written) => Team.OfId(fields.Int(id))?.Abbr ?? fields.Text(written);

    /// <summary>Time on court in seconds from <c>PT20M46.00S</c>, <c>20:46</c> or <c>20.000000:46</c>.</summary>
    public static int Seconds(this Fields fields, string name)
    {
        var text = fields.Text(name);
        var parts = (text.StartsWith("PT", StringComparison.Ordinal) ? text[2..].TrimEnd('S').Replace('M', ':') : text).Split(':');
        return parts.Length == 2 && Number(parts[0]) is { } minutes && (Number(parts[1]) ?? (parts[1].Length == 0 ? 0 : null)) is { } seconds
            ? (int)Math.Round((minutes * SecondsOfMinute) + seconds, MidpointRounding.AwayFromZero)
            : throw new SchemaProblem($"{fields.Path}.{name}", $"'{text}'", "minutes and seconds such as 20:46 or PT20M46.00S");
    }

    /// <summary>Hundredths of a second left in the period, from <c>PT11M43.00S</c> or <c>11:43</c>.</summary>
    public static int ClockHundredths(this Fields fields, string name)
    {
        var text = fields.Text(name);
        var parts = (text.StartsWith("PT", StringComparison.Ordinal) ? text[2..].TrimEnd('S').Replace('M', ':') : text).Split(':');
        return parts.Length == 2 && Number(parts[0]) is { } minutes && Number(parts[1]) is { } seconds
            ? (int)(100 * ((minutes * SecondsOfMinute) + seconds))
            : throw new SchemaProblem($"{fields.Path}.{name}", $"'{text}'", "a clock such as PT11M43.00S");
    }

    /// <summary>Whole minutes as the official log rounds them: half a minute counts as one.</summary>
    public static int WholeMinutes(int seconds) => (seconds + (SecondsOfMinute / 2)) / SecondsOfMinute;

    static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
