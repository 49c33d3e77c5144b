using System.Text;

namespace Tipoff.Engine.Tables;

/// <summary>A named set of rows with a key, a partition and a way to be rebuilt.</summary>
public abstract class Table
{
    readonly Lazy<IReadOnlyList<Column>> columns;
    readonly Lazy<string?> sql;
    readonly Lazy<string> fingerprint;

    protected Table()
    {
        columns = new(() => Column.Of(RowType));
        sql = new(() => Resource(InputType ?? GetType(), ".sql"));
        fingerprint = new(() => Tables.Fingerprint.Of(this));
    }

    /// <summary>The record whose parameters are the columns, in order.</summary>
    public abstract Type RowType { get; }

    /// <summary>Schema, folder and selector: the second word of the namespace after the assembly's.</summary>
    public string Layer => LayerOf(GetType());

    public string Name => Names.Snake(GetType().Name);

    /// <summary><c>layer.name</c>: how SQL, selectors and screens name it.</summary>
    public string FullName => NameOf(GetType());

    public IReadOnlyList<Column> Columns => columns.Value;

    public IEnumerable<Column> Key => Columns.Where(column => column.IsKey);

    /// <summary>The partition column; null when the whole table is one cell, <c>all</c>.</summary>
    public Column? Partition => Columns.SingleOrDefault(column => column.IsPartition);

    /// <summary>The tables read, each with the partitions that matter.</summary>
    public virtual IReadOnlyList<Upstream> Upstreams => [];

    /// <summary>What must hold for its rows; the key's uniqueness and declared nullability are checked for free.</summary>
    public virtual IReadOnlyList<Check> Checks => [];

    /// <summary>Which cells must exist.</summary>
    public virtual Expectation Expectation => Expectation.Optional;

    /// <summary>What of its rows is remembered although they are replaced; null when nothing is.</summary>
    public virtual Memory? Memory => null;

    /// <summary>Raised by hand when C# that produces rows changes its meaning; SQL is watched by itself.</summary>
    public virtual int Revision => 1;

    /// <summary>The transform beside the declaration: one SELECT over the declared upstreams; null for landed and computed tables.</summary>
    public string? Sql
    {
        get => field ?? sql.Value;
        // A declaration as it would be with another text beside it.
        internal init;
    }

    /// <summary>The record of the rows that the SQL beside it yields, where C# folds them into the table's own; null where the SQL yields those.</summary>
    public virtual Type? InputType => null;

    /// <summary>The archive formats that land in this table; empty for derived tables.</summary>
    public virtual IReadOnlyList<ArchiveFormat> Archives => [];

    /// <summary>Changes when the declaration or the SQL's tokens change; a changed fingerprint makes cells stale.</summary>
    public string Fingerprint => fingerprint.Value;

    public override string ToString() => FullName;

    /// <summary>The full name of a table by its declaration.</summary>
    public static string NameOf(Type table) => $"{LayerOf(table)}.{Names.Snake(table.Name)}";

    /// <summary>What C# makes of the rows of the SQL, in their order.</summary>
    internal virtual IEnumerable<object> Folded(IEnumerable<object> inputs) =>
        throw new InvalidOperationException($"{FullName} is no folded table: its SQL yields its rows.");

    /// <summary>A text embedded beside the declaration: <c>{TypeName}{extension}</c>.</summary>
    internal string? Resource(string extension) => Resource(GetType(), extension);

    static string LayerOf(Type table) => Names.Snake(table.Namespace!.Split('.')[2]);

    static string? Resource(Type type, string extension)
    {
        var folder = string.Join('/', type.Namespace!.Split('.').Skip(2));
        using var stream = type.Assembly.GetManifestResourceStream($"{folder}/{type.Name}{extension}");
        if (stream is null)
            return null;

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
