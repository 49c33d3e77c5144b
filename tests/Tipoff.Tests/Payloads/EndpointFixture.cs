using System.Text.Json;
using Tipoff.Engine.Sources;
using Tipoff.Nba;
using Tipoff.Tests.Rules;

namespace Tipoff.Tests.Payloads;

/// <summary>A small body of an endpoint, made by us or recorded by the product, with the request that it answers.</summary>
/// <remarks>
/// <c>site.name.json|csv|html|txt</c> is the body (of a PDF its text), <c>site.name.target.json</c> the request's parameters and when the
/// body came, <c>site.name.rows.txt</c> what the parser must make of it.
/// </remarks>
static class EndpointFixture
{
    public static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "Tipoff.Tests", "Payloads");

    public static readonly EndpointCatalog Catalog = EndpointCatalog.Scan(typeof(League).Assembly, League.Catalog());

    public static string BodyFile(Endpoint endpoint) => Path.Combine(Folder, $"{endpoint.Name}.{Extension(endpoint.Kind)}");

    public static string TargetFile(Endpoint endpoint) => Path.Combine(Folder, $"{endpoint.Name}.target.json");

    public static string RowsFile(Endpoint endpoint) => Path.Combine(Folder, $"{endpoint.Name}.rows.txt");

    public static Document Document(Endpoint endpoint) => Document(endpoint, File.ReadAllText(BodyFile(endpoint)));

    public static Document Document(Endpoint endpoint, string body)
    {
        var named = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(TargetFile(endpoint)))!;
        var fetchedAt = DateTimeOffset.Parse(named["fetched_at"], System.Globalization.CultureInfo.InvariantCulture);
        named.Remove("fetched_at");
        return new Document(endpoint, new Target([.. named]), fetchedAt, body);
    }

    /// <summary>What the parser made of the body, for people and for comparing.</summary>
    public static string Snapshot(Landing landing) => string.Concat(landing.Tables.Select(table =>
        $"{table.FullName}: {landing.Of(table).Count} rows\n{string.Concat(landing.Of(table).Select(row => $"  {RowText.Of(row)}\n"))}"));

    static string Extension(BodyKind kind) => kind switch
    {
        BodyKind.Json => "json",
        BodyKind.Csv => "csv",
        BodyKind.Html => "html",
        _ => "txt",
    };
}
