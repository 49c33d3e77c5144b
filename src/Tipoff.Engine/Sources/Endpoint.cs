using System.Text;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Sources;

/// <summary>What a body is made of.</summary>
public enum BodyKind
{
    Json,
    Csv,
    Html,

    /// <summary>Parsed as the text that <c>pdftotext -layout</c> makes of it.</summary>
    Pdf,
}

/// <summary>One request pattern of a site, with its parser, landing in raw tables.</summary>
/// <remarks>
/// A type's name begins with its site's: <c>OddsSiteEvents</c> is <c>odds_site.events</c>. Beside it lies <c>Type.fields.txt</c>, the fields
/// its bodies are known to have (see <see cref="FieldList"/>); another field is reported once as schema drift.
/// </remarks>
public abstract class Endpoint
{
    readonly Lazy<FieldList> fields;

    protected Endpoint() => fields = new(() => ReadFields(GetType()));

    public abstract Site Site { get; }

    public string Name
    {
        get
        {
            var (site, own) = (Site.Name, Names.Snake(GetType().Name));
            return own.StartsWith(site + "_", StringComparison.Ordinal)
                ? $"{site}.{own[(site.Length + 1)..]}"
                : throw new InvalidOperationException($"{GetType().Name}: an endpoint's name begins with its site's, {Site.GetType().Name}.");
        }
    }

    /// <summary>What it yields, in one sentence.</summary>
    public abstract string Summary { get; }

    public virtual BodyKind Kind => BodyKind.Json;

    /// <summary>
    /// SQL with one row for each request that makes sense for <c>@from</c>..<c>@to</c> at <c>@now</c>; its columns are the target's
    /// parameters. A boolean column <c>is_expected</c> says that an answer without rows is a fault (absent: false).
    /// </summary>
    public abstract string Targets { get; }

    /// <summary>Path and query relative to the site, parameters in the documented order, without the key.</summary>
    public abstract string Path(Target target);

    /// <summary>The raw tables that it feeds; the first is the one it exists for.</summary>
    public abstract IReadOnlyList<Type> Lands { get; }

    /// <summary>Target parameters, named as the columns of the tables, that say which rows a new body replaces; empty: bodies only add.</summary>
    public abstract IReadOnlyList<string> Slice { get; }

    /// <summary>Turns a body into rows; pure, and the same for the same body for ever.</summary>
    /// <exception cref="SchemaProblem">A field is missing or is not what it should be.</exception>
    public abstract void Parse(Document document, Landing landing);

    /// <summary>Age from which a body of a date that is not over is fetched again; null: one good body is enough.</summary>
    public virtual TimeSpan? Cadence => null;

    /// <summary>Days after the target's date on which it is fetched once more, because corrections are usual.</summary>
    public virtual IReadOnlyList<int> RefetchDays => [];

    /// <summary>Statuses that mean "not published (yet)" rather than a fault.</summary>
    public virtual IReadOnlyList<int> AbsentStatuses => [204, 404];

    /// <summary>A shorter body is no answer.</summary>
    public virtual int BytesMin => 2;

    /// <summary>Raised by hand when the parser changes its meaning.</summary>
    public virtual int Revision => 1;

    /// <summary>Endpoints that come first, because the targets read what they land.</summary>
    public virtual IReadOnlyList<Type> After => [];

    /// <summary>Endpoint of which this one is the second source: it is only asked where that one failed. Null: always asked.</summary>
    public virtual Type? FallbackFor => null;

    /// <summary>Fields that bodies are known to have; empty: drift is not watched.</summary>
    public FieldList Fields => fields.Value;

    public override string ToString() => Name;

    static FieldList ReadFields(Type type)
    {
        var folder = string.Join('/', type.Namespace!.Split('.').Skip(2));
        using var stream = type.Assembly.GetManifestResourceStream($"{folder}/{type.Name}.fields.txt");
        if (stream is null)
            return FieldList.Empty;

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return FieldList.Parse(reader.ReadToEnd());
    }
}
