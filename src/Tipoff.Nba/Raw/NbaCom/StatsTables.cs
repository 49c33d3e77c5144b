using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Tables as stats.nba.com writes them: a name, headers, and lists of values.</summary>
static class StatsTables
{
    /// <summary>The rows of a named result set, each readable by header.</summary>
    /// <exception cref="SchemaProblem">The body has no such table.</exception>
    public static IReadOnlyList<Fields> Rows(Document document, string name)
    {
        // One table stands alone under another word.
        var sets = document.Json.Has("resultSets") ? document.Json.Items("resultSets") : [document.Json.Child("resultSet")];
        var set = sets.FirstOrDefault(set => set.TextOrNull("name") == name) ?? throw SchemaProblem.Missing($"resultSets.{name}");
        var headers = set.Texts("headers");
        var at = headers.Select((header, i) => (header, i)).DistinctBy(pair => pair.header).ToDictionary(pair => pair.header, pair => pair.i);
        if (!set.Has("rowSet"))
            throw SchemaProblem.Missing($"{set.Path}.rowSet");

        List<Fields> rows = [];
        foreach (var row in set.Element.GetProperty("rowSet").EnumerateArray())
        {
            if (row.GetArrayLength() != headers.Count)
                throw new SchemaProblem($"resultSets.{name}[{rows.Count}]", $"{row.GetArrayLength()} values", $"{headers.Count}");
            rows.Add(set.Row(at, row, name, rows.Count));
        }

        return rows;
    }
}
