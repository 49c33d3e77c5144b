using System.Text.RegularExpressions;
using System.Web;
using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.BasketballReference;

/// <summary>A table of a page: cells carry what they are in <c>data-stat</c>, and some tables stand inside a comment.</summary>
static partial class BrefTable
{
    /// <summary>The rows of the table of an id, each with its cells by <c>data-stat</c>; header rows have no link and are left in.</summary>
    /// <exception cref="RefusedBody">The page has no such table, or it does not end.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, Cell>> Rows(string page, string id)
    {
        var start = page.IndexOf($"id=\"{id}\"", StringComparison.Ordinal);
        if (start < 0)
            throw new RefusedBody($"a page without the table {id}");

        var end = page.IndexOf("</table>", start, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
            throw new RefusedBody($"a page that ends inside the table {id}");

        return
        [
            .. RowPattern().Matches(page[start..end]).Select(row => (IReadOnlyDictionary<string, Cell>)CellPattern().Matches(row.Value)
                .DistinctBy(cell => cell.Groups["stat"].Value)
                .ToDictionary(cell => cell.Groups["stat"].Value, cell => new Cell(cell.Groups["tag"].Value, cell.Groups["text"].Value))),
        ];
    }

    [GeneratedRegex(@"<tr\b[^>]*>.*?</tr>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"<(?<name>t[dh])\b(?<tag>[^>]*\bdata-stat=""(?<stat>[^""]*)""[^>]*)>(?<text>.*?)</\k<name>>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex CellPattern();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"/players/\w/(?<id>[a-z0-9]+)\.html", RegexOptions.IgnoreCase)]
    private static partial Regex PlayerLink();

    /// <summary>One cell: its attributes and what stands in it.</summary>
    public sealed record Cell(string Attributes, string Html)
    {
        /// <summary>The text without tags; null when there is none.</summary>
        public string? Text => HttpUtility.HtmlDecode(Tag().Replace(Html, "")).Replace('\u00A0', ' ').Trim() is { Length: > 0 } text ? text : null;

        /// <summary>The id of the player that the cell links to.</summary>
        public string? PlayerId => PlayerLink().Match(Html) is { Success: true } link ? link.Groups["id"].Value : null;
    }
}
