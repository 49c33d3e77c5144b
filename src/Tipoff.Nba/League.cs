using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba;

/// <summary>The content as the engine sees it: layers in their order, and the catalog of all tables.</summary>
public static class League
{
    /// <summary>A table may read its own layer and those before it.</summary>
    public static readonly IReadOnlyList<string> Layers = ["raw", "reference", "analytics", "precompute", "predictions", "publishing"];

    /// <summary>Every endpoint of every site, with the tables of <paramref name="catalog"/> that it feeds.</summary>
    public static EndpointCatalog Endpoints(Catalog catalog) => EndpointCatalog.Scan(typeof(League).Assembly, catalog);

    public static Catalog Catalog() => Engine.Tables.Catalog.Scan(typeof(League).Assembly, Layers, Season.Of);
}
