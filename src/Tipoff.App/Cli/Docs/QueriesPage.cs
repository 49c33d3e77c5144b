using System.Text;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Cli.Docs;

/// <summary>The named questions, each with how to read its answer.</summary>
static class QueriesPage
{
    public const string Path = "queries.md";

    public static string Of()
    {
        var page = new StringBuilder(
            """
            # Queries

            Written by `tipoff docs write`. `tipoff query NAME` answers as of today, `--date` as of another day; the exit code is 1 where a row is bad, 2 where
            one is a warning. The suite runs each of them against the schema.

            | no. | name | question | reading |
            |---:|---|---|---|

            """);
        foreach (var query in MonitoringQueries.All)
            page.Append($"| {query.Number} | {query.Name} | {TablePage.Cell(query.Question)} | {TablePage.Cell(query.Reading)} |\n");
        return page.ToString();
    }
}
