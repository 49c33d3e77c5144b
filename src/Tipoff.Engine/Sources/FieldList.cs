namespace Tipoff.Engine.Sources;

/// <summary>
/// The fields that an endpoint's bodies are known to have: one path a line, <c>*</c> behind those that not every object has, <c>?</c> behind
/// those that not every body has.
/// </summary>
public sealed class FieldList
{
    const string SparseMark = " *", RareMark = " ?";

    public static readonly FieldList Empty = new([]);

    FieldList(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var (path, set) = line.EndsWith(RareMark, StringComparison.Ordinal) ? (line[..^RareMark.Length], null)
                : line.EndsWith(SparseMark, StringComparison.Ordinal) ? (line[..^SparseMark.Length], Sparse)
                : (line, Steady);
            Known.Add(path);
            set?.Add(path);
        }
    }

    public HashSet<string> Known { get; } = [];

    /// <summary>Fields that every object of their place has in every known body; where one that the parser reads is gone, its column would silently be empty.</summary>
    public HashSet<string> Steady { get; } = [];

    /// <summary>Fields that every known body has, but not all of its objects: a game without a blocked shot names no blocker.</summary>
    public HashSet<string> Sparse { get; } = [];

    public IEnumerable<string> Lines => Known.Order(StringComparer.Ordinal).Select(path => path + (Steady.Contains(path) ? "" : Sparse.Contains(path) ? SparseMark : RareMark));

    public static FieldList Parse(string text) => new(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Fields that a body lacks although it has others of the same place, and must have: steady ones, and sparse ones that seem renamed since an unknown one came.</summary>
    public IEnumerable<string> Gone(IReadOnlySet<string> present)
    {
        var places = present.Select(PlaceOf).ToHashSet();
        var news = present.Where(path => !Known.Contains(path)).Select(PlaceOf).ToHashSet();
        return Steady.Where(path => places.Contains(PlaceOf(path))).Concat(Sparse.Where(path => news.Contains(PlaceOf(path)))).Where(path => !present.Contains(path));
    }

    /// <summary>The list after one more body has been seen.</summary>
    /// <param name="sparse">Fields that some objects of the body lack.</param>
    public FieldList With(IReadOnlySet<string> present, IReadOnlySet<string> sparse)
    {
        var places = present.Select(PlaceOf).ToHashSet();
        bool IsAbsent(string path) => !present.Contains(path) && places.Contains(PlaceOf(path));
        var isFirst = Known.Count == 0;
        return new FieldList(
        [
            .. Known.Select(path => path + (
                !Steady.Contains(path) && !Sparse.Contains(path) || IsAbsent(path) ? RareMark
                : Sparse.Contains(path) || sparse.Contains(path) ? SparseMark
                : "")),
            .. present.Where(path => !Known.Contains(path)).Select(path => path + (!isFirst ? RareMark : sparse.Contains(path) ? SparseMark : "")),
        ]);
    }

    /// <summary>The place of the object that has the field.</summary>
    internal static string PlaceOf(string path) => path.LastIndexOf('.') is var dot and >= 0 ? path[..dot] : "";
}
