using System.Text;

namespace Tipoff.Nba.Domain;

/// <summary>A player's name reduced to what all sources agree on: <c>Nikola Jokić</c> is <c>nikolajokic</c>.</summary>
/// <remarks>Suffixes stay, as two players may differ by nothing else. Text in brackets is a remark of the source.</remarks>
public static class PlayerLookup
{
    /// <summary>Letters with marks and, at the same place in <see cref="Base"/>, what they become; the same table as in PlayerNames.sql.</summary>
    const string Marked = "àáâãäåçèéêëìíîïðñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżžǎǐǒǔǧǩșțȟ";

    const string Base = "aaaaaaceeeeiiiidnoooooouuuuyyaaaccccddeeeeegggghhiiiiijkllllnnnooorrrsssstttuuuuuuwyzzzaiougksth";

    /// <summary>The name in lower case, without accents, spaces and punctuation.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        var depth = 0;
        foreach (var letter in name)
        {
            depth += letter == '(' ? 1 : 0;
            if (depth == 0)
                Append(text, char.ToLowerInvariant(letter));
            depth -= letter == ')' && depth > 0 ? 1 : 0;
        }

        return text.ToString();
    }

    static void Append(StringBuilder text, char letter)
    {
        if (char.IsAsciiLetterOrDigit(letter))
        {
            text.Append(letter);
            return;
        }

        var at = Marked.IndexOf(letter, StringComparison.Ordinal);
        if (at >= 0)
            text.Append(Base[at]);
        else
            text.Append(Pair(letter));
    }

    /// <summary>Letters that have no base of their own and are written as two.</summary>
    static string Pair(char letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => "",
    };
}
