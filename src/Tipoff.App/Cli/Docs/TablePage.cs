using System.Text;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;

namespace Tipoff.App.Cli.Docs;

/// <summary>The page of one table: all that its declaration says.</summary>
static class TablePage
{
    public static string PathOf(Table table) => $"{table.Layer}/{table.Name}.md";

    public static string Of(Catalog catalog, EndpointCatalog endpoints, Table table)
    {
        var page = new StringBuilder($"# {table.FullName}\n\n{Documentation.Summary(table.GetType())}\n");
        if (Documentation.Remarks(table.GetType()) is { Length: > 0 } remarks)
            page.Append($"\n{remarks}\n");

        page.Append($"\n- Key: {string.Join(", ", table.Key.Select(column => $"`{column.Name}`"))}\n");
        page.Append($"- Partition: {(table.Partition is { } partition ? $"`{partition.Name}`" : "none, the whole table is one cell")}\n");
        page.Append($"- Made {Origin(table, [.. endpoints.Feeding(table)])}\n");
        page.Append($"- Expected: {Expected(table.Expectation)}\n");
        Columns(page, table);
        Lineage(page, catalog, table);
        Checks(page, table);
        return page.ToString();
    }

    /// <summary>A cell of a Markdown table: a bar would end it.</summary>
    internal static string Cell(string text) => text.Replace("|", "\\|");

    internal static string Words(Window window) => window switch
    {
        Window.SameDay => "the same date",
        Window.Days days => $"the {days.Count} days before",
        Window.DaysAfter days => $"the {days.Count} days after, as planned",
        Window.Periods { Earlier: 0 } => "the season so far, without the date",
        Window.Periods periods => $"the season so far without the date, and {periods.Earlier} seasons before it",
        Window.WholePeriod => "the whole season, dates to come included",
        Window.PeriodThrough => "the season so far, with the date",
        Window.Ever => "everything before the date",
        Window.EverThrough => "everything up to the date",
        Window.Whole => "the whole table",
        _ => throw new System.Diagnostics.UnreachableException(window.ToString()),
    };

    static string Origin(Table table, IReadOnlyList<Endpoint> feeding)
    {
        var type = table.GetType();
        var source = $"src/Tipoff.Nba/{string.Join('/', type.Namespace!.Split('.').Skip(2))}/{type.Name}";
        List<string> origins = [];
        if (feeding.Count > 0)
            origins.Add($"by the endpoints {string.Join(", ", feeding.Select(endpoint => $"[{endpoint.Name}](../{SourcesPage.Path}#{endpoint.Site.Name})"))}");
        if (table.Archives.Count > 0)
            origins.Add($"from archives of the formats {string.Join(", ", table.Archives.Select(archive => $"`{archive.Name}`"))}");
        if (origins.Count > 0)
            return $"{string.Join(" and ", origins)}; declared in `{source}.cs`";
        return table.Sql is not null ? $"by `{source}.sql`" : $"by code; declared in `{source}.cs`";
    }

    static string Expected(Expectation expectation)
    {
        if (expectation.IsOptional)
            return "nothing; cells exist where there were rows";
        return expectation.UnitColumn is { } unit ? $"{expectation.Name}, each named by `{unit}`" : $"{expectation.Name}, at least one row each";
    }

    static void Columns(StringBuilder page, Table table)
    {
        page.Append("\n## Columns\n\n| column | type | null | meaning |\n|---|---|---|---|\n");
        foreach (var column in table.Columns)
        {
            var role = column switch { { IsKey: true, IsPartition: true } => "Key, partition. ", { IsKey: true } => "Key. ", { IsPartition: true } => "Partition. ", _ => "" };
            page.Append($"| {column.Name} | {column.SqlType} | {(column.IsNullable ? "yes" : "no")} | {Cell($"{role}{column.Doc}".TrimEnd())} |\n");
        }
    }

    static void Lineage(StringBuilder page, Catalog catalog, Table table)
    {
        page.Append("\n## Lineage\n\n");
        foreach (var upstream in table.Upstreams)
            page.Append($"- reads {Link(catalog[upstream.Table])}: {Words(upstream.Window)}\n");
        foreach (var downstream in catalog.Downstream(table))
            page.Append($"- read by {Link(downstream)}\n");
        if (table.Upstreams.Count == 0 && !catalog.Downstream(table).Any())
            page.Append("It reads no table, and no table reads it.\n");
    }

    static string Link(Table table) => $"[{table.FullName}](../{PathOf(table)})";

    static void Checks(StringBuilder page, Table table)
    {
        page.Append("\n## Checks\n\n- error: the key is not unique\n");
        if (table.Columns.Any(column => !column.IsNullable))
            page.Append("- error: a column that may not be null is null\n");
        foreach (var check in table.Checks)
            page.Append($"- {check.Severity.ToString().ToLowerInvariant()}: {check.Name}\n");
    }
}
