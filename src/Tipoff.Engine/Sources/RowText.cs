using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Sources;

/// <summary>The canonical text of parsed rows: what a snapshot shows and what a hash is made of.</summary>
public static class RowText
{
    /// <summary>One row as <c>column=value</c> pairs; null columns are left out.</summary>
    public static string Of(object row) => string.Join(
        ' ',
        Properties(row).Select(property => (Name: Names.Snake(property.Name), Value: property.GetValue(row)))
            .Where(pair => pair.Value is not null)
            .Select(pair => $"{pair.Name}={Text(pair.Value!)}"));

    /// <summary>SHA-256 over the rows in their order.</summary>
    public static string Hash(IEnumerable<object> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(Of)))));

    /// <summary>The values of the key, as text.</summary>
    public static string Key(Table table, object row) =>
        string.Join(' ', Properties(row).Where(property => table.Key.Any(column => column.Name == Names.Snake(property.Name))).Select(property => Text(property.GetValue(row))));

    static IEnumerable<PropertyInfo> Properties(object row) =>
        row.GetType().GetConstructors()[0].GetParameters().Select(parameter => row.GetType().GetProperty(parameter.Name!)!);

    static string Text(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        // A number is the same whether the source wrote 2.5 or 2.50.
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!.ReplaceLineEndings("\\n"),
    };
}
