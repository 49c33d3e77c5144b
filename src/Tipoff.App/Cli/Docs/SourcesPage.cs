using System.Globalization;
using System.Text;
using Tipoff.Engine.Sources;

namespace Tipoff.App.Cli.Docs;

/// <summary>Every site with its politeness, and every endpoint with what it asks and feeds.</summary>
static class SourcesPage
{
    public const string Path = "sources.md";

    public static string Of(EndpointCatalog endpoints)
    {
        var page = new StringBuilder(
            """
            # Sources

            Written by `tipoff docs write`. Every answer is kept for ever under `data/payloads`, before anything is made of it; keys come from the
            environment only, and a site without its key is left out. `TIPOFF_PROXY_<SITE>` names a proxy for one site.

            """);
        foreach (var site in endpoints.Sites)
        {
            page.Append($"\n## {site.Name}\n\n{site.Summary}: {site.BaseAddress.AbsoluteUri}\n\n");
            page.Append(CultureInfo.InvariantCulture, $"- one request in {site.Rate.Interval.TotalSeconds:0.###} s, {site.Concurrency} at once\n");
            page.Append(site.Credential is { } credential ? $"- key from `{credential.Variable}`, sent as the {(credential.IsQuery ? "parameter" : "header")} `{credential.Name}`\n" : "- no key\n");
            page.Append("\n| endpoint | yields | feeds | asked again |\n|---|---|---|---|\n");
            foreach (var endpoint in endpoints.Endpoints.Where(endpoint => endpoint.Site.Name == site.Name))
            {
                var tables = endpoints.TablesOf(endpoint).Select(table => $"[{table.Name}]({TablePage.PathOf(table)})");
                page.Append($"| {endpoint.Name[(site.Name.Length + 1)..]} | {TablePage.Cell(endpoint.Summary)} | {string.Join(", ", tables)} | {Again(endpoints, endpoint)} |\n");
            }
        }

        return page.ToString();
    }

    static string Again(EndpointCatalog endpoints, Endpoint endpoint)
    {
        List<string> rules = [];
        if (endpoint.FallbackFor is { } primary)
            rules.Add($"only where {endpoints.Endpoints.Single(other => other.GetType() == primary).Name} owes");
        if (endpoint.Cadence is { } cadence)
            rules.Add(cadence.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"after {cadence.TotalHours:0.#} h until the date is over") : string.Create(CultureInfo.InvariantCulture, $"after {cadence.TotalMinutes:0} min until the date is over"));
        if (endpoint.RefetchDays.Count > 0)
            rules.Add($"after {string.Join(", ", endpoint.RefetchDays)} days");
        return rules.Count == 0 ? "no" : string.Join("; ", rules);
    }
}
