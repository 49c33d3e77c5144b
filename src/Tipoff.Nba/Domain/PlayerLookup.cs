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

    /// <summary>The lookup and, after an underscore, what stands in brackets: <c>C. Martin (MIA-CHA)</c> is <c>cmartin_miacha</c>.</summary>
    /// <remarks>The same key as spelling_key in ResolvedNames.sql.</remarks>
    public static string KeyOf(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var tag = open < 0 ? "" : name[(open + 1)..].Split(')', '(')[0];
        var letters = string.Concat(tag.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        return letters.Length == 0 ? Of(name) : $"{Of(name)}_{letters}";
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
