using System.Globalization;
using System.Text.Json;

namespace Tipoff.Engine.Sources;

/// <summary>What one request is about: named parameters in the order of the query that chose them.</summary>
public sealed class Target(IReadOnlyList<KeyValuePair<string, string>> parameters, bool isExpected = false)
{
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; } = parameters;

    /// <summary>An answer without rows is a fault.</summary>
    public bool IsExpected { get; } = isExpected;

    /// <summary>The same target has the same key for ever: <c>game_date=2025-01-15 game_id=0022400561</c>.</summary>
    public string Key { get; } = string.Join(' ', parameters.Select(pair => $"{pair.Key}={pair.Value}"));

    public string this[string name] => Maybe(name) ?? throw new InvalidOperationException($"target '{Key}' has no parameter {name}");

    public string? Maybe(string name)
    {
        foreach (var pair in Parameters)
        {
            if (pair.Key == name)
                return pair.Value;
        }

        return null;
    }

    public int Int(string name) => int.Parse(this[name], CultureInfo.InvariantCulture);

    public DateOnly Date(string name) => DateOnly.ParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public DateTimeOffset Instant(string name) =>
        DateTimeOffset.Parse(this[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The date that it is about: the first parameter that is one; null when it is about no date.</summary>
    public DateOnly? Day
    {
        get
        {
            foreach (var pair in Parameters)
            {
                if (DateOnly.TryParseExact(pair.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                    return date;
            }

            return null;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(Parameters.ToDictionary());

    public static Target FromJson(string json) => new([.. JsonSerializer.Deserialize<Dictionary<string, string>>(json)!]);

    public static Target Of(params (string Name, string Value)[] parameters) =>
        new([.. parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))]);

    public override string ToString() => Key;
}
