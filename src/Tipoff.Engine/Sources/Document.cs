using System.Text;
using System.Text.Json;

namespace Tipoff.Engine.Sources;

/// <summary>A body with what is known of it: what a parser gets.</summary>
public sealed class Document
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    readonly Lazy<string> text;
    readonly Lazy<Fields> json;
    readonly HashSet<(string Shape, string Name)> asked = [];

    /// <param name="text">The body as text; of a PDF what pdftotext made of it.</param>
    public Document(Endpoint endpoint, Target target, DateTimeOffset fetchedAt, string text)
    {
        Endpoint = endpoint;
        Target = target;
        FetchedAt = fetchedAt;
        this.text = new(() => text);
        json = new(() => Fields.Root(Root(text), asked));
    }

    public Endpoint Endpoint { get; }

    public Target Target { get; }

    /// <summary>When the body was received: from then on its content was known.</summary>
    public DateTimeOffset FetchedAt { get; }

    /// <summary>Name of the endpoint, the value of feed columns.</summary>
    public string Feed => Endpoint.Name;

    public string Text => text.Value;

    /// <summary>The root of a JSON body.</summary>
    /// <exception cref="RefusedBody">The text is no JSON.</exception>
    public Fields Json => json.Value;

    /// <summary>Rows of a body with a header line, in file order.</summary>
    public IEnumerable<Fields> CsvRows()
    {
        var lines = Csv.Read(Text).GetEnumerator();
        if (!lines.MoveNext())
            throw new RefusedBody("a table without a header line");

        var header = lines.Current;
        var number = 1;
        while (lines.MoveNext())
        {
            number++;
            if (lines.Current.Count != header.Count)
                throw new SchemaProblem($"line {number}", $"{lines.Current.Count} values", $"{header.Count}");
            yield return Fields.OfLine(header, lines.Current, $"line {number}", asked);
        }
    }

    /// <summary>Paths of the fields that the parser has looked for so far.</summary>
    public IReadOnlySet<string> FieldsAsked => asked.Select(one => one.Shape.Length == 0 ? one.Name : $"{one.Shape}.{one.Name}").ToHashSet();

    /// <summary>Paths of all fields that the body has, list positions left out; for the watch over schema drift.</summary>
    public IReadOnlySet<string> FieldPaths() => Endpoint.Kind switch
    {
        BodyKind.Json => Sources.FieldPaths.Of(Json),
        BodyKind.Csv => Csv.Read(Text).FirstOrDefault() is { } header ? header.ToHashSet() : [],
        _ => new HashSet<string>(),
    };

    /// <summary>Those of them that only some objects of their place have.</summary>
    public IReadOnlySet<string> SparseFieldPaths() => Endpoint.Kind == BodyKind.Json ? Sources.FieldPaths.SparseOf(Json) : new HashSet<string>();

    /// <summary>A JSON text that stands somewhere in a page, from the brace that follows <paramref name="marker"/> to its partner.</summary>
    /// <exception cref="RefusedBody">The page has no such marker, so it is another page.</exception>
    public Fields EmbeddedJson(string marker)
    {
        var at = Text.IndexOf(marker, StringComparison.Ordinal);
        var start = at < 0 ? -1 : Text.IndexOf('{', at + marker.Length);
        if (start < 0)
            throw new RefusedBody($"a page without {marker}");

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Text[start..]), new JsonReaderOptions { MaxDepth = 128 });
        try
        {
            using var parsed = JsonDocument.ParseValue(ref reader);
            return Fields.Root(parsed.RootElement.Clone(), [], marker.Trim());
        }
        catch (JsonException error)
        {
            throw new RefusedBody($"the data behind {marker} is no JSON: {error.Message}");
        }
    }

    static JsonElement Root(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, Options);
            return parsed.RootElement.Clone();
        }
        catch (JsonException error)
        {
            var start = text.TrimStart();
            throw new RefusedBody(start.StartsWith('<') ? "a page (HTML) instead of JSON" : $"no JSON: {error.Message}");
        }
    }
}
