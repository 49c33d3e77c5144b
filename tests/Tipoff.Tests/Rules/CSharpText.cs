using System.Text;
using System.Text.RegularExpressions;

namespace Tipoff.Tests.Rules;

/// <summary>As much of a C# lexer as the rules need: comments, strings and the words of an identifier.</summary>
static partial class CSharpText
{
    /// <summary>Replaces comments, and on demand the contents of strings, by spaces; line breaks stay.</summary>
    public static string Blank(string text, bool strings)
    {
        var result = new StringBuilder(text);
        for (var i = 0; i < text.Length;)
        {
            var end = EndOfToken(text, i, out var isComment);
            if (isComment || (strings && end > i + 1))
                Erase(result, text, i, end);
            i = end;
        }

        return result.ToString();
    }

    /// <summary><c>HomeTeamId</c> and <c>home_team_id</c> have the words home, team and id.</summary>
    public static IEnumerable<string> WordsOf(string identifier) =>
        Words().Matches(identifier).Select(match => match.Value.ToLowerInvariant());

    public static IEnumerable<Match> Identifiers(string code) => Identifier().Matches(code);

    static int EndOfToken(string text, int i, out bool isComment)
    {
        var rest = text.AsSpan(i);
        isComment = rest.StartsWith("//") || rest.StartsWith("/*");
        if (isComment)
            return rest[1] == '/' ? After(text, "\n", i, keep: true) : After(text, "*/", i + 2);
        if (rest[0] == '\'')
            return CharEnd(text, i);

        var prefix = i;
        while (prefix < text.Length && text[prefix] is '$' or '@')
            prefix++;
        if (prefix >= text.Length || text[prefix] != '"')
            return i + 1;

        var quotes = 0;
        while (prefix + quotes < text.Length && text[prefix + quotes] == '"')
            quotes++;
        var mark = text[i..prefix];
        if (quotes >= 3)
            return After(text, new string('"', quotes), prefix + quotes);
        return StringEnd(text, prefix + 1, isVerbatim: mark.Contains('@'), isInterpolated: mark.Contains('$'));
    }

    // 'x', '\'' and '\u0041' are characters; anything longer is an apostrophe of a text.
    static int CharEnd(string text, int start)
    {
        var end = start + 1 < text.Length && text[start + 1] == '\\' ? start + 3 : start + 2;
        while (end < text.Length && end < start + 12 && text[end] != '\'' && text[end] != '\n')
            end++;
        return end < text.Length && text[end] == '\'' ? end + 1 : start + 1;
    }

    static int StringEnd(string text, int start, bool isVerbatim, bool isInterpolated)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\\' && !isVerbatim)
                i++;
            else if (text[i] == '"' && isVerbatim && i + 1 < text.Length && text[i + 1] == '"')
                i++;
            else if (text[i] == '"')
                return i + 1;
            else if (text[i] == '{' && isInterpolated)
                i = HoleEnd(text, i);
        }

        return text.Length;
    }

    // Inside the braces of an interpolated string stands code, which may hold strings again.
    static int HoleEnd(string text, int open)
    {
        if (open + 1 < text.Length && text[open + 1] == '{')
            return open + 1;

        var depth = 0;
        for (var i = open; i < text.Length;)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return i;
            i = EndOfToken(text, i, out _);
        }

        return text.Length;
    }

    static int After(string text, string mark, int start, bool keep = false)
    {
        var at = text.IndexOf(mark, start, StringComparison.Ordinal);
        return at < 0 ? text.Length : keep ? at : at + mark.Length;
    }

    static void Erase(StringBuilder result, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] != '\n')
                result[i] = ' ';
        }
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Words();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();
}
