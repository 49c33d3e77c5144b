namespace Tipoff.Engine.Sources;

/// <summary>The fields that an endpoint's bodies are known to have: one path a line, <c>?</c> behind those that not every body has.</summary>
public sealed class FieldList
{
    const string Mark = " ?";

    public static readonly FieldList Empty = new([]);

    FieldList(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var isSteady = !line.EndsWith(Mark, StringComparison.Ordinal);
            var path = isSteady ? line : line[..^Mark.Length];
            Known.Add(path);
            if (isSteady)
                Steady.Add(path);
        }
    }

    public HashSet<string> Known { get; } = [];

    /// <summary>Fields that every known body has; where one that the parser reads is gone, its column would silently be empty.</summary>
    public HashSet<string> Steady { get; } = [];

    public IEnumerable<string> Lines => Known.Order(StringComparer.Ordinal).Select(path => Steady.Contains(path) ? path : path + Mark);

    public static FieldList Parse(string text) => new(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Steady fields that a body lacks although it has others of the same object.</summary>
    public IEnumerable<string> Gone(IReadOnlySet<string> present)
    {
        var objects = present.Select(ObjectOf).ToHashSet();
        return Steady.Where(path => !present.Contains(path) && objects.Contains(ObjectOf(path)));
    }

    /// <summary>The list after one more body has been seen.</summary>
    public FieldList With(IReadOnlySet<string> present)
    {
        var gone = Gone(present).ToHashSet();
        var isFirst = Known.Count == 0;
        return new FieldList(
        [
            .. Known.Select(path => Steady.Contains(path) && !gone.Contains(path) ? path : path + Mark),
            .. present.Where(path => !Known.Contains(path)).Select(path => isFirst ? path : path + Mark),
        ]);
    }

    static string ObjectOf(string path) => path.LastIndexOf('.') is var dot and >= 0 ? path[..dot] : "";
}
