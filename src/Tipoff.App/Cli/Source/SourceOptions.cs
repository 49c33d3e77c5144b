using System.CommandLine;
using Tipoff.Engine.Sources;
using Tipoff.Nba;

namespace Tipoff.App.Cli.Source;

/// <summary>Options that the source commands share.</summary>
static class SourceOptions
{
    public static Option<string?> Sources => new Option<string?>("--sources") { Description = "Only these: a site, or site.endpoint, comma separated", HelpName = "SEL" }
        .Offering(() => Selectors(League.Endpoints(League.Catalog())));

    static IEnumerable<(string, string)> Selectors(EndpointCatalog endpoints) =>
        endpoints.Sites.Select(site => (site.Name, site.Summary)).Concat(endpoints.Endpoints.Select(endpoint => (endpoint.Name, endpoint.Summary)));
}
