using System.Text.RegularExpressions;

namespace Tipoff.Tests.Rules;

/// <summary>A method as the length rule sees it.</summary>
sealed record MethodSpan(int Line, int Lines);

/// <summary>Finds methods by their braces: members with parameters that stand directly in a type.</summary>
static partial class CSharpMembers
{
    /// <summary>All methods, constructors and operators, with a body in braces or after an arrow.</summary>
    public static IEnumerable<MethodSpan> MethodsOf(string code)
    {
        var blocks = new Stack<bool>();
        var start = 0;
        var line = 1;
        var startLine = 1;
        var inMethod = 0;
        var parentheses = 0;
        for (var i = 0; i < code.Length; i++)
        {
            if (start == i && char.IsWhiteSpace(code[i]))
                (start, startLine) = (i + 1, code[i] == '\n' ? line + 1 : line);
            line += code[i] == '\n' ? 1 : 0;
            parentheses += code[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (parentheses > 0)
                continue;

            var standsInType = blocks.Count > 0 && blocks.Peek() && inMethod == 0;
            if (code[i] == '{')
            {
                var header = code[start..i];
                var isType = TypeHeader().IsMatch(header) && inMethod == 0;
                blocks.Push(isType);
                if (inMethod > 0 || (standsInType && !isType && (IsMethod(header) || header.Contains("=>") || header.Contains('='))))
                    inMethod++;
                else
                    (start, startLine) = (i + 1, line);
            }
            else if (code[i] == '}' && blocks.TryPop(out _))
            {
                inMethod = Math.Max(0, inMethod - 1);
                var closes = inMethod == 0 && !ContinuesAfter(code, i);
                if (closes && IsMethod(code[start..i]))
                    yield return new(startLine, line - startLine + 1);
                if (closes)
                    (start, startLine) = (i + 1, line);
            }
            else if (code[i] == ';' && inMethod == 0)
            {
                if (standsInType && IsMethod(code[start..i]) && code[start..i].Contains("=>"))
                    yield return new(startLine, line - startLine + 1);
                (start, startLine) = (i + 1, line);
            }
        }
    }

    // `= new() { … };` and `=> x switch { … };` go on after their brace.
    static bool ContinuesAfter(string code, int brace)
    {
        var next = brace + 1;
        while (next < code.Length && char.IsWhiteSpace(code[next]))
            next++;
        return next < code.Length && code[next] is ';' or ',' or '.' or ')' or '?' or '+' or '&' or '|' or '=';
    }

    static bool IsMethod(string member) => MethodHeader().IsMatch(member);

    [GeneratedRegex(@"\b(?:class|struct|interface|record|enum|namespace|extension)\b")]
    private static partial Regex TypeHeader();

    // A name and its parameters, before any `=` of a field or property.
    [GeneratedRegex(@"^[^={;]*?[\w>]\s*\(")]
    private static partial Regex MethodHeader();
}
