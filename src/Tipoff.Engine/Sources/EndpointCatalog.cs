using System.Reflection;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Sources;

/// <summary>All endpoints of one assembly, each after those whose rows its targets read.</summary>
public sealed class EndpointCatalog
{
    readonly Catalog catalog;

    EndpointCatalog(Catalog catalog, IReadOnlyList<Endpoint> endpoints)
    {
        this.catalog = catalog;
        Endpoints = endpoints;
    }

    public IReadOnlyList<Endpoint> Endpoints { get; }

    /// <summary>The sites, each once, by name.</summary>
    public IReadOnlyList<Site> Sites => [.. Endpoints.Select(endpoint => endpoint.Site).DistinctBy(site => site.Name).OrderBy(site => site.Name, StringComparer.Ordinal)];

    public Endpoint this[string name] => Find(name) ?? throw new InvalidOperationException($"no endpoint {name}");

    /// <summary>One sorted reflection scan: nothing to register.</summary>
    public static EndpointCatalog Scan(Assembly assembly, Catalog catalog)
    {
        var all = assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true } && type.IsSubclassOf(typeof(Endpoint)))
            .Select(type => (Endpoint)Activator.CreateInstance(type)!)
            .OrderBy(endpoint => endpoint.Name, StringComparer.Ordinal)
            .ToDictionary(endpoint => endpoint.GetType());
        List<Endpoint> ordered = [];
        foreach (var endpoint in all.Values)
            Visit(endpoint, all, [], ordered);
        return new EndpointCatalog(catalog, ordered);
    }

    public Endpoint? Find(string name) => Endpoints.FirstOrDefault(endpoint => endpoint.Name == name);

    /// <summary>The endpoints that feed a table.</summary>
    public IEnumerable<Endpoint> Feeding(Table table) => Endpoints.Where(endpoint => endpoint.Lands.Contains(table.GetType()));

    /// <summary>The tables that an endpoint lands in.</summary>
    public IReadOnlyList<Table> TablesOf(Endpoint endpoint) => [.. endpoint.Lands.Select(type => catalog[type])];

    /// <summary>What a body says, as rows.</summary>
    /// <exception cref="SchemaProblem">A field is missing or wrong.</exception>
    /// <exception cref="RefusedBody">The body is no answer.</exception>
    public Landing Parse(Document document)
    {
        var landing = new Landing(TablesOf(document.Endpoint));
        document.Endpoint.Parse(document, landing);
        return landing;
    }

    /// <summary>Endpoints chosen by <c>site</c>, <c>site.name</c> or <c>*</c>, comma separated.</summary>
    /// <exception cref="Problem">A selector names nothing.</exception>
    public IReadOnlyList<Endpoint> Select(string selectors)
    {
        HashSet<Endpoint> chosen = [];
        foreach (var selector in selectors.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var hits = Endpoints.Where(endpoint => selector == "*" || selector == endpoint.Name || selector == endpoint.Site.Name || selector == $"{endpoint.Site.Name}.*").ToList();
            if (hits.Count == 0)
            {
                throw new Problem($"unknown source '{selector}'", $"expected a site ({string.Join(", ", Sites)}) or an endpoint such as {Endpoints[0].Name}", "`tipoff source list` shows all")
                {
                    Exit = Exit.Usage,
                };
            }

            chosen.UnionWith(hits);
        }

        return [.. Endpoints.Where(chosen.Contains)];
    }

    static void Visit(Endpoint endpoint, Dictionary<Type, Endpoint> all, HashSet<Type> visiting, List<Endpoint> ordered)
    {
        if (ordered.Contains(endpoint))
            return;
        if (!visiting.Add(endpoint.GetType()))
            throw new InvalidOperationException($"{endpoint}: the endpoints it comes after lead back to itself.");
        foreach (var before in endpoint.After.Concat(endpoint.FallbackFor is { } primary ? [primary] : []))
            Visit(all[before], all, visiting, ordered);
        ordered.Add(endpoint);
    }
}
