using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Nba;

namespace Tipoff.App.Cli.Source;

/// <summary>What can be asked.</summary>
sealed class List() : Verb("list", "Every site and endpoint: its rate, its key, the tables it feeds")
{
    public override IReadOnlyList<string> Examples => ["tipoff source list", "tipoff source list --json"];

    public override Exit Run(Invocation call)
    {
        var endpoints = League.Endpoints(call.Catalog);
        var sites = endpoints.Sites.Select(site => new
        {
            site = site.Name,
            summary = site.Summary,
            address = site.BaseAddress.AbsoluteUri,
            secondsPerRequest = site.Rate.Interval.TotalSeconds,
            concurrency = site.Concurrency,
            key = site.Credential?.Variable,
            isConfigured = IsConfigured(site),
            endpoints = endpoints.Endpoints.Where(endpoint => endpoint.Site.Name == site.Name).Select(endpoint => new
            {
                endpoint = endpoint.Name,
                summary = endpoint.Summary,
                lands = endpoints.TablesOf(endpoint).Select(table => table.FullName),
                fallbackFor = endpoint.FallbackFor is { } primary ? endpoints.Endpoints.Single(other => other.GetType() == primary).Name : null,
            }),
        });
        call.Answer(new { sites }, () => Print(endpoints));
        return Exit.Done;
    }

    static bool IsConfigured(Site site) => site.IsConfigured(new EngineOptions());

    static void Print(EndpointCatalog endpoints)
    {
        foreach (var site in endpoints.Sites)
        {
            var key = site.Credential is not { } credential ? "open" : IsConfigured(site) ? $"key in {credential.Variable}" : $"[yellow]not configured: set {credential.Variable}[/]";
            Invocation.Line($"[bold]{site.Name}[/] {Markup.Escape(site.Summary)}; {Pace(site)}; {key}");
            var table = Columns.Of("  endpoint", "feeds");
            foreach (var endpoint in endpoints.Endpoints.Where(endpoint => endpoint.Site.Name == site.Name))
                table.AddRow($"  {endpoint.Name[(site.Name.Length + 1)..]}", string.Join(", ", endpoints.TablesOf(endpoint).Select(landed => landed.Name)));
            AnsiConsole.Write(table.HideHeaders());
        }
    }

    static string Pace(Site site) => site.Rate.Interval.TotalSeconds >= 1 ? $"one request in {site.Rate.Interval.TotalSeconds:0.##} s" : $"{1 / site.Rate.Interval.TotalSeconds:0.##} requests a second";
}
