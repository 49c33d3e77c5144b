using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>`Data Source=PATH;key=value...`: where the database lies, and the settings it is opened with.</summary>
sealed class DuckDBConnectionString
{
    public const string InMemory = ":memory:";

    // The network is never asked for an extension behind the user's back, whatever the connection string says.
    static readonly KeyValuePair<string, string>[] Enforced =
        [new("autoinstall_known_extensions", "false"), new("autoload_known_extensions", "false")];

    readonly Dictionary<string, string> given = new(StringComparer.OrdinalIgnoreCase);

    const string TimeZoneKey = "timezone";
    const string Utc = "UTC";

    DuckDBConnectionString(string path) => Path = path;

    /// <summary>The full path, so that two spellings of one file are one database.</summary>
    public string Path { get; }

    public bool IsInMemory => Path == InMemory;

    /// <summary>UTC unless given: what a cast from instant to date yields must not depend on the machine.</summary>
    public string TimeZone => given.GetValueOrDefault(TimeZoneKey, Utc);

    /// <summary>Settings given at open; the time zone is none, because DuckDB knows it only once it is open.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
        given.Where(setting => !setting.Key.Equals(TimeZoneKey, StringComparison.OrdinalIgnoreCase)).Concat(Enforced);

    public static DuckDBConnectionString Parse(string text)
    {
        DbConnectionStringBuilder builder = new() { ConnectionString = text };
        var source = Take(builder, "data source") ?? Take(builder, "datasource") ?? InMemory;
        DuckDBConnectionString parsed = new(source is InMemory or "" ? InMemory : RealPath(System.IO.Path.GetFullPath(source)));
        foreach (string key in builder.Keys)
            if (Array.TrueForAll(Enforced, setting => setting.Key != key))
                parsed.given[key] = builder[key].ToString() ?? "";
        return parsed;
    }

    /// <summary>A second connection to an open file may leave settings out, but not contradict them.</summary>
    public void RequireAgreement(DuckDBConnectionString other)
    {
        foreach (var (name, value) in other.given)
            if (!given.TryGetValue(name, out var present) || !string.Equals(present, value, StringComparison.OrdinalIgnoreCase))
                throw DuckDBException.For(
                    $"'{Path}' is already open in this process with {name}={present ?? "(default)"}; '{name}={value}' cannot be given to a second connection. Close the others first, or leave the setting out.");
    }

    static string? Take(DbConnectionStringBuilder builder, string key)
    {
        if (!builder.TryGetValue(key, out var value)) return null;
        builder.Remove(key);
        return value.ToString();
    }

    /// <summary>Links are followed at every step: a file reached by two names must not be opened twice.</summary>
    static string RealPath(string path)
    {
        if (System.IO.Path.GetDirectoryName(path) is not { } folder) return path;
        var here = System.IO.Path.Combine(RealPath(folder), System.IO.Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return entry is { Exists: true, LinkTarget: not null } ? entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here : here;
    }
}
