using System.Globalization;
using System.Text.Json;

namespace Tipoff.Engine.Sources;

/// <summary>One object of a body, read field by field; every complaint names the field's path.</summary>
/// <remarks>
/// <c>Int</c> demands a value, <c>IntOrNull</c> demands the field and lets it be null or empty, and the same on <see cref="Optional"/> lets
/// the field be absent too. Numbers may be written as text, as providers do.
/// </remarks>
public sealed class Fields
{
    static readonly JsonElement Null = JsonSerializer.SerializeToElement<object?>(null);

    readonly string shape;
    readonly HashSet<(string Shape, string Name)> asked;
    readonly Func<string, JsonElement?> find;
    readonly bool isOptional;

    /// <param name="shape">The path without positions of lists.</param>
    /// <param name="asked">Notes every field that is looked for, so that one that is gone cannot read as null unnoticed.</param>
    Fields(string path, string shape, HashSet<(string Shape, string Name)> asked, JsonElement element, Func<string, JsonElement?> find, bool isOptional = false)
    {
        Path = path;
        this.shape = shape;
        this.asked = asked;
        Element = element;
        this.find = find;
        this.isOptional = isOptional;
    }

    /// <summary>Where it stands in the body.</summary>
    public string Path { get; }

    /// <summary>The JSON behind it; undefined for lines of a table.</summary>
    public JsonElement Element { get; }

    /// <summary>The same object, absent fields read as null.</summary>
    public Fields Optional => new(Path, shape, asked, Element, find, isOptional: true);

    internal static Fields Root(JsonElement element, HashSet<(string Shape, string Name)> asked, string path = "") => Of(element, path, "", asked);

    /// <summary>A row of a table of this object, whose names stand in a header.</summary>
    /// <param name="table">Name of the table, for complaints.</param>
    public Fields Row(IReadOnlyDictionary<string, int> header, JsonElement row, string table, int at) =>
        new($"{table}[{at}]", shape.Length == 0 ? table : $"{shape}.{table}", asked, row, name => header.TryGetValue(name, out var column) && column < row.GetArrayLength() ? row[column] : null);

    internal static Fields OfLine(IReadOnlyList<string> header, IReadOnlyList<string> values, string path, HashSet<(string Shape, string Name)> asked) =>
        new(path, "", asked, default, name =>
        {
            for (var i = 0; i < header.Count; i++)
            {
                if (header[i] == name)
                    return JsonSerializer.SerializeToElement(values[i]);
            }

            return null;
        });

    static Fields Of(JsonElement element, string path, string shape, HashSet<(string Shape, string Name)> asked) =>
        new(path, shape, asked, element, name => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null);

    public bool Has(string name)
    {
        asked.Add((shape, name));
        return find(name) is not null;
    }

    public string Text(string name) => TextOrNull(name) ?? throw Wrong(name, "null", "text");

    public string? TextOrNull(string name) => Scalar(name) switch
    {
        null or "" => null,
        var text => text.Trim() is { Length: > 0 } trimmed ? trimmed : null,
    };

    public int Int(string name) => IntOrNull(name) ?? throw Wrong(name, "null", "a whole number");

    public int? IntOrNull(string name) => LongOrNull(name) is not { } number
        ? null
        : number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Wrong(name, number.ToString(CultureInfo.InvariantCulture), "a whole number of 32 bits");

    public long Long(string name) => LongOrNull(name) ?? throw Wrong(name, "null", "a whole number");

    public long? LongOrNull(string name)
    {
        if (DecimalOrNull(name) is not { } number)
            return null;
        return number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : throw Wrong(name, number.ToString(CultureInfo.InvariantCulture), "a whole number");
    }

    public decimal Decimal(string name) => DecimalOrNull(name) ?? throw Wrong(name, "null", "a number");

    public decimal? DecimalOrNull(string name) => TextOrNull(name) is not { } text
        ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(name, Shown(text), "a number");

    public double? DoubleOrNull(string name) => TextOrNull(name) is not { } text
        ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw Wrong(name, Shown(text), "a number");

    /// <summary>true and false, also as 1 and 0.</summary>
    public bool Flag(string name) => FlagOrNull(name) ?? throw Wrong(name, "null", "true or false");

    public bool? FlagOrNull(string name) => TextOrNull(name) switch
    {
        null => null,
        "true" or "True" or "1" => true,
        "false" or "False" or "0" => false,
        var text => throw Wrong(name, Shown(text), "true or false"),
    };

    /// <summary>A date, alone or at the start of a time stamp as written.</summary>
    public DateOnly Date(string name) => DateOrNull(name) ?? throw Wrong(name, "null", "a date such as 2025-01-15");

    public DateOnly? DateOrNull(string name) => TextOrNull(name) is not { } text
        ? null
        : DateOnly.TryParseExact(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Wrong(name, Shown(text), "a date such as 2025-01-15");

    /// <summary>A moment with its offset; without one it is UTC.</summary>
    public DateTimeOffset Instant(string name) => InstantOrNull(name) ?? throw Wrong(name, "null", "a time stamp");

    public DateTimeOffset? InstantOrNull(string name) => TextOrNull(name) is not { } text
        ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw Wrong(name, Shown(text), "a time stamp");

    public Fields Child(string name) => ChildOrNull(name) ?? throw Wrong(name, "null", "an object");

    public Fields? ChildOrNull(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.Object } value => Of(value, Join(name), Shape(name), asked),
        { ValueKind: JsonValueKind.Null } => null,
        var value => throw Wrong(name, value.ValueKind.ToString(), "an object"),
    };

    /// <summary>The objects of a list; an absent or null list is empty only on <see cref="Optional"/>.</summary>
    public IEnumerable<Fields> Items(string name)
    {
        var value = Value(name);
        if (value.ValueKind == JsonValueKind.Null && isOptional)
            return [];
        return value.ValueKind == JsonValueKind.Array ? ItemsOf(value, Join(name), Shape(name)) : throw Wrong(name, value.ValueKind.ToString(), "a list");
    }

    /// <summary>The objects of a body whose root is a list.</summary>
    public IEnumerable<Fields> Items() =>
        Element.ValueKind == JsonValueKind.Array ? ItemsOf(Element, Path, shape) : throw new SchemaProblem(Path.Length == 0 ? "the body" : Path, Element.ValueKind.ToString(), "a list");

    /// <summary>The simple values of a list, as text.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var value = Value(name);
        if (value.ValueKind == JsonValueKind.Null && isOptional)
            return [];
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.ToString())] : throw Wrong(name, value.ValueKind.ToString(), "a list");
    }

    IEnumerable<Fields> ItemsOf(JsonElement list, string path, string of) => list.EnumerateArray().Select((item, at) => Of(item, $"{path}[{at}]", $"{of}[]", asked));

    string? Scalar(string name) => Value(name) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        var value => throw Wrong(name, value.ValueKind.ToString(), "a simple value"),
    };

    JsonElement Value(string name)
    {
        asked.Add((shape, name));
        return find(name) ?? (isOptional ? Null : throw SchemaProblem.Missing(Join(name)));
    }

    SchemaProblem Wrong(string name, string seen, string expected) => new(Join(name), seen, expected);

    string Shape(string name) => shape.Length == 0 ? name : $"{shape}.{name}";

    string Join(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    static string Shown(string text) => $"'{(text.Length > 60 ? text[..60] + "…" : text)}'";
}
