using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;

namespace Tipoff.ReplayTests.Payloads;

/// <summary>Parsed rows and archive rows as text, so that they can be compared value by value.</summary>
static class ParsedText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.TimeOfDay == TimeSpan.Zero && moment.Kind == DateTimeKind.Unspecified
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)).ToString("u", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture),
        double number => Math.Round(number, 6).ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    public static Dictionary<string, Dictionary<string, string>> Rows(Landing landing, Table table, params string[] without)
    {
        Dictionary<string, Dictionary<string, string>> rows = [];
        foreach (var row in landing.Of(table))
        {
            var values = row.GetType().GetConstructors()[0].GetParameters()
                .ToDictionary(parameter => Names.Snake(parameter.Name!), parameter => Of(row.GetType().GetProperty(parameter.Name!)!.GetValue(row)));
            foreach (var column in without)
                values.Remove(column);
            rows.Add(string.Join(' ', table.Key.Where(column => values.ContainsKey(column.Name)).Select(column => values[column.Name])), values);
        }

        return rows;
    }

    /// <summary>Every value in which the two differ: <c>key column: parsed, archive</c>.</summary>
    public static IReadOnlyList<string> Differences(
        Dictionary<string, Dictionary<string, string>> parsed, Dictionary<string, Dictionary<string, string>> archive)
    {
        List<string> differences = [.. parsed.Keys.Except(archive.Keys).Select(key => $"{key}: only in the body"), .. archive.Keys.Except(parsed.Keys).Select(key => $"{key}: only in the archive")];
        foreach (var (key, row) in parsed.Where(pair => archive.ContainsKey(pair.Key)))
            differences.AddRange(row.Where(pair => archive[key][pair.Key] != pair.Value).Select(pair => $"{key} {pair.Key}: {pair.Value}, {archive[key][pair.Key]}"));
        return differences;
    }
}
