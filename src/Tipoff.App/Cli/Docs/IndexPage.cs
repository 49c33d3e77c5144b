using System.Text;
using Tipoff.Engine.Tables;

namespace Tipoff.App.Cli.Docs;

/// <summary>The way into the reference: every table by layer, with what it reads.</summary>
static class IndexPage
{
    public const string Path = "README.md";

    public static string Of(Catalog catalog)
    {
        var page = new StringBuilder(
            """
            # Reference

            Written by `tipoff docs write` from the declarations themselves; edit those, not these pages.

            - [Commands](commands.md)
            - [Sources](sources.md)
            - [Queries](queries.md)
            - [Shortcuts](shortcuts.md)
            - [Accuracy](accuracy.md), measured

            A table reads its own layer and those above it on this page. Tables stand in the order in which they are built.

            """);
        foreach (var layer in catalog.Layers)
        {
            var tables = catalog.Tables.Where(table => table.Layer == layer).ToList();
            if (tables.Count == 0)
                continue;

            page.Append($"\n## {layer}\n\n| table | holds | reads |\n|---|---|---|\n");
            foreach (var table in tables)
            {
                var reads = table.Upstreams.Select(upstream => catalog[upstream.Table].FullName).Distinct();
                page.Append($"| [{table.Name}]({TablePage.PathOf(table)}) | {TablePage.Cell(Documentation.Summary(table.GetType()))} | {string.Join(", ", reads)} |\n");
            }
        }

        return page.ToString();
    }
}
