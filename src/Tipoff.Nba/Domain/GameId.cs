using System.Globalization;

namespace Tipoff.Nba.Domain;

/// <summary>The league's id of a game: ten digits that tell the kind of game, the season and the number in it.</summary>
public sealed record GameId
{
    const int Digits = 10;

    GameId(string text, string seasonType) => (Text, SeasonType) = (text, seasonType);

    public string Text { get; }

    public string SeasonType { get; }

    /// <summary>Year the season starts in.</summary>
    public int SeasonYear
    {
        get
        {
            var year = Number(3, 2);
            // The league was founded in 1946.
            return year >= 46 ? 1900 + year : 2000 + year;
        }
    }

    /// <summary>Number of the game within its kind and season.</summary>
    public int Sequence => Number(5, 5);

    /// <summary>Reads an id; spreadsheets that dropped the two leading zeros are forgiven.</summary>
    /// <returns>Null when the text is no game id.</returns>
    public static GameId? Parse(string? text)
    {
        var digits = (text ?? "").Trim();
        if (digits.Length is < 8 or > Digits || !digits.All(char.IsAsciiDigit))
            return null;

        digits = digits.PadLeft(Digits, '0');
        return Domain.SeasonType.OfPrefix(digits[..3]) is { } seasonType ? new GameId(digits, seasonType) : null;
    }

    public override string ToString() => Text;

    int Number(int start, int length) => int.Parse(Text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);
}
