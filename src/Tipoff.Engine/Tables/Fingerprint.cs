using System.Security.Cryptography;
using System.Text;

namespace Tipoff.Engine.Tables;

/// <summary>The identity of the code that makes a table: its declaration and the tokens of its SQL.</summary>
static class Fingerprint
{
    public static string Of(Table table)
    {
        var text = new StringBuilder();
        text.Append(table.FullName).Append('|').Append(table.Revision).Append('\n');
        foreach (var column in table.Columns)
            text.Append($"{column.Name} {column.SqlType} {column.IsNullable} {column.IsKey} {column.IsPartition}\n");
        foreach (var upstream in table.Upstreams)
            text.Append($"{upstream.Table.Name} {upstream.Window}\n");
        foreach (var check in table.Checks)
            text.Append($"{check.Name} {check.Severity} {check.Violation(table)}{string.Concat(check.Patterns.Select(pattern => $" {pattern.Name} {pattern.Sql}"))}\n");
        if (table.Sql is { } sql)
            text.AppendJoin(' ', Tokens(sql));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    /// <summary>The words of an SQL text without comments and white space, so that formatting makes nothing stale.</summary>
    internal static IEnumerable<string> Tokens(string sql)
    {
        for (var i = 0; i < sql.Length;)
        {
            var end = TokenEnd(sql, i);
            var isSpaceOrComment = char.IsWhiteSpace(sql[i]) || sql.AsSpan(i).StartsWith("--") || sql.AsSpan(i).StartsWith("/*");
            if (!isSpaceOrComment)
                yield return sql[i..end];
            i = end;
        }
    }

    static int TokenEnd(string sql, int start)
    {
        if (sql.AsSpan(start).StartsWith("--"))
            return After(sql, "\n", start);
        if (sql.AsSpan(start).StartsWith("/*"))
            return After(sql, "*/", start);
        if (sql[start] == '\'')
            return After(sql, "'", start + 1);
        if (!IsWord(sql[start]))
            return start + 1;

        var end = start;
        while (end < sql.Length && IsWord(sql[end]))
            end++;
        return end;
    }

    static int After(string sql, string mark, int start)
    {
        var at = sql.IndexOf(mark, start, StringComparison.Ordinal);
        return at < 0 ? sql.Length : at + mark.Length;
    }

    static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
