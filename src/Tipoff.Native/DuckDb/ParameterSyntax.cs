using System.Text;

namespace DuckDB.NET.Data;

/// <summary>Turns `@name` into DuckDB's `$name`, outside of literals and comments and only for names that were given.</summary>
/// <remarks>Only given names, because `@` is also DuckDB's operator for absolute values and containment.</remarks>
static class ParameterSyntax
{
    public static string Rewrite(string sql, DuckDBParameterCollection parameters)
    {
        if (parameters.Count == 0 || !sql.Contains('@')) return sql;
        StringBuilder rewritten = new(sql.Length);
        var at = 0;
        while (at < sql.Length)
        {
            var end = TokenEnd(sql, at);
            if (sql[at] == '@' && NameEnd(sql, at + 1) is var nameEnd && nameEnd > at + 1 && parameters.Contains(sql[(at + 1)..nameEnd]))
            {
                rewritten.Append('$').Append(sql, at + 1, nameEnd - at - 1);
                end = nameEnd;
            }
            else
            {
                rewritten.Append(sql, at, end - at);
            }
            at = end;
        }
        return rewritten.ToString();
    }

    /// <summary>The end of the literal, comment, name or single character that begins here.</summary>
    static int TokenEnd(string sql, int at) => sql[at] switch
    {
        '\'' => QuotedEnd(sql, at + 1, '\'', hasEscapes: false),
        '"' => QuotedEnd(sql, at + 1, '"', hasEscapes: false),
        'e' or 'E' when Next(sql, at) == '\'' => QuotedEnd(sql, at + 2, '\'', hasEscapes: true),
        '-' when Next(sql, at) == '-' => After(sql, "\n", at),
        '/' when Next(sql, at) == '*' => BlockCommentEnd(sql, at),
        '$' => DollarQuotedEnd(sql, at),
        var letter when IsNameStart(letter) => NameEnd(sql, at),
        _ => at + 1,
    };

    static int QuotedEnd(string sql, int at, char quote, bool hasEscapes)
    {
        while (at < sql.Length)
        {
            if (hasEscapes && sql[at] == '\\') at += 2;
            else if (sql[at] != quote) at++;
            else if (Next(sql, at) == quote) at += 2;
            else return at + 1;
        }
        return sql.Length;
    }

    static int BlockCommentEnd(string sql, int at)
    {
        var depth = 0;
        for (; at < sql.Length; at++)
        {
            if (sql[at] == '/' && Next(sql, at) == '*') (depth, at) = (depth + 1, at + 1);
            else if (sql[at] == '*' && Next(sql, at) == '/') (depth, at) = (depth - 1, at + 1);
            if (depth == 0) return at + 1;
        }
        return sql.Length;
    }

    /// <summary>`$tag$ ... $tag$` is a literal; `$name` and `$1` are parameters and end at once.</summary>
    static int DollarQuotedEnd(string sql, int at)
    {
        var tagEnd = NameEnd(sql, at + 1);
        if (tagEnd >= sql.Length || sql[tagEnd] != '$') return Math.Max(tagEnd, at + 1);
        var tag = sql[at..(tagEnd + 1)];
        return After(sql, tag, tagEnd + 1);
    }

    static int After(string sql, string mark, int from) =>
        sql.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var found ? found + mark.Length : sql.Length;

    static int NameEnd(string sql, int at)
    {
        if (at >= sql.Length || !IsNameStart(sql[at])) return at;
        while (at < sql.Length && (IsNameStart(sql[at]) || char.IsAsciiDigit(sql[at]))) at++;
        return at;
    }

    static bool IsNameStart(char letter) => letter == '_' || char.IsLetter(letter);

    static char Next(string sql, int at) => at + 1 < sql.Length ? sql[at + 1] : '\0';
}
