using System.Text;

namespace Tipoff.Engine.Sources;

/// <summary>Takes keys and tokens out of whatever is written down.</summary>
static class Scrubber
{
    public const string Removed = "REDACTED";

    static readonly string[] SecretHeaders = ["authorization", "cookie", "set-cookie", "x-api-key", "proxy-authorization", "www-authenticate"];

    /// <summary>Headers worth keeping, without those that carry secrets.</summary>
    public static IReadOnlyDictionary<string, string> Headers(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers, string? secret) => headers
        .Where(header => !SecretHeaders.Contains(header.Key.ToLowerInvariant()))
        .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(header => header.Key.ToLowerInvariant(), header => Text(string.Join(", ", header.Value), secret));

    public static string Text(string text, string? secret)
    {
        if (string.IsNullOrEmpty(secret))
            return text;
        return text.Replace(secret, Removed, StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), Removed, StringComparison.Ordinal);
    }

    /// <summary>The body without the key, should the source have echoed it; the same array when it did not.</summary>
    public static byte[] Body(byte[] body, string? secret)
    {
        if (string.IsNullOrEmpty(secret))
            return body;

        var needle = Encoding.UTF8.GetBytes(secret);
        if (body.AsSpan().IndexOf(needle) < 0)
            return body;

        var replacement = Encoding.UTF8.GetBytes(Removed);
        using MemoryStream clean = new(body.Length);
        var rest = body.AsSpan();
        for (var at = rest.IndexOf(needle); at >= 0; at = rest.IndexOf(needle))
        {
            clean.Write(rest[..at]);
            clean.Write(replacement);
            rest = rest[(at + needle.Length)..];
        }

        clean.Write(rest);
        return clean.ToArray();
    }
}
