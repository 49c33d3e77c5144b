using System.Text;

namespace Tipoff.Engine.Sources;

/// <summary>Reads comma-separated text with quoted values (RFC 4180).</summary>
static class Csv
{
    /// <summary>The records in order, the header first; blank lines are left out.</summary>
    public static IEnumerable<IReadOnlyList<string>> Read(string text)
    {
        List<string> values = [];
        var value = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                value.Append(text[++i]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || (c != ',' && c != '\n' && c != '\r'))
                value.Append(c == '\uFEFF' && i == 0 ? "" : c.ToString());
            else if (c == ',')
                End(values, value);
            else if (c == '\n' && (values.Count > 0 || value.Length > 0))
            {
                End(values, value);
                yield return values;
                values = [];
            }
        }

        if (isQuoted)
            throw new RefusedBody("a table that ends inside a quoted value");
        if (values.Count == 0 && value.Length == 0)
            yield break;

        End(values, value);
        yield return values;
    }

    static void End(List<string> values, StringBuilder value)
    {
        values.Add(value.ToString());
        value.Clear();
    }
}
