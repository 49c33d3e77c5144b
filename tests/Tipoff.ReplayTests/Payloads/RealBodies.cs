using System.IO.Compression;
using System.Text;
using Tipoff.Engine.Sources;
using Tipoff.Nba;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

/// <summary>Bodies as servers really sent them; they lie beside the repository and are only read.</summary>
static class RealBodies
{
    /// <summary>Set to write what a body has into the endpoint's list of known fields.</summary>
    const string RewriteVariable = "TIPOFF_REWRITE_EXPECTED";

    public static readonly EndpointCatalog Catalog = EndpointCatalog.Scan(typeof(League).Assembly, League.Catalog());

    static readonly DateTimeOffset FetchedAt = new(2025, 8, 27, 12, 0, 0, TimeSpan.Zero);

    public static string File(string name) => Path.Combine(SharedArchive.Folder("payloads"), name);

    public static byte[] Bytes(string name)
    {
        var bytes = System.IO.File.ReadAllBytes(File(name));
        if (!name.EndsWith(".gz", StringComparison.Ordinal))
            return bytes;

        using var unpacked = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        unpacked.CopyTo(plain);
        return plain.ToArray();
    }

    public static Document Document(string file, string endpoint, params (string Name, string Value)[] target) =>
        Document(file, endpoint, FetchedAt, target);

    public static Document Document(string file, string endpoint, DateTimeOffset fetchedAt, params (string Name, string Value)[] target)
    {
        var asked = Catalog[endpoint];
        var bytes = Bytes(file);
        var text = asked.Kind == BodyKind.Pdf ? PdfText.Of(bytes) : Encoding.UTF8.GetString(bytes);
        return new Document(asked, Target.Of(target), fetchedAt, text);
    }

    /// <summary>Fields of the body that the endpoint does not list, and steady ones that it lacks; with the rewrite variable set the list is mended.</summary>
    public static IReadOnlyList<string> UnknownFields(Document document)
    {
        var (present, sparse) = (document.FieldPaths(), document.SparseFieldPaths());
        var fields = document.Endpoint.Fields;
        List<string> wrong = [.. present.Except(fields.Known).Order(StringComparer.Ordinal), .. fields.Gone(present).Order(StringComparer.Ordinal).Select(path => $"{path} is gone"), .. fields.Steady.Intersect(sparse).Order(StringComparer.Ordinal).Select(path => $"{path} is not in every object")];
        if (wrong.Count > 0 && Environment.GetEnvironmentVariable(RewriteVariable) is { Length: > 0 })
        {
            var type = document.Endpoint.GetType();
            var list = Path.Combine([Root(), "src", "Tipoff.Nba", .. type.Namespace!.Split('.').Skip(2), $"{type.Name}.fields.txt"]);
            var known = FieldList.Parse(System.IO.File.Exists(list) ? System.IO.File.ReadAllText(list) : "");
            System.IO.File.WriteAllLines(list, known.With(present, sparse).Lines);
        }

        return wrong;
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "Tipoff.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
