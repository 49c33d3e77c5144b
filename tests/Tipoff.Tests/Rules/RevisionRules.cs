using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Rules;

/// <summary>The C# behind rows: what a fold or a parser consists of, and a hash of its tokens.</summary>
/// <remarks>SQL and declarations are in a table's fingerprint by themselves; C# is there by the number of its revision, which people raise.</remarks>
sealed partial class RevisionRules(IReadOnlyList<SourceFile> files, Func<string, bool> isTable)
{
    readonly Dictionary<string, SourceFile> byType = files.GroupBy(file => Path.GetFileNameWithoutExtension(file.Path)).ToDictionary(group => group.Key, group => group.First());

    /// <summary>One line: name, revision and the hash of all code that the type leads to.</summary>
    public string Line(string name, int revision, Type type) => $"{name} {revision} {Hash(type.Name)}";

    /// <summary>What differs from the recorded lines: code that changed under the same revision, and lines that are not up to date.</summary>
    public static IEnumerable<string> Differences(IReadOnlyList<string> recorded, IReadOnlyList<string> actual)
    {
        var known = recorded.Select(line => line.Split(' ')).ToDictionary(parts => parts[0]);
        foreach (var parts in actual.Select(line => line.Split(' ')))
        {
            if (!known.TryGetValue(parts[0], out var before))
                yield return $"{parts[0]}: not recorded yet";
            else if (before[2] != parts[2] && before[1] == parts[1])
                yield return $"{parts[0]}: its C# changed; raise its Revision above {before[1]}, or, if its rows stay the same, only record it";
            else if (!before.SequenceEqual(parts))
                yield return $"{parts[0]}: revision {parts[1]} is not recorded yet";
        }
    }

    public static IEnumerable<(string Name, int Revision, Type Type)> Carriers(Catalog catalog, IEnumerable<Endpoint> endpoints) =>
        catalog.Tables.Where(table => table.InputType is not null).Select(table => (table.FullName, table.Revision, table.GetType()))
            .Concat(endpoints.Select(endpoint => (endpoint.Name, endpoint.Revision, endpoint.GetType())))
            .OrderBy(carrier => carrier.Item1, StringComparer.Ordinal);

    string Hash(string type)
    {
        SortedDictionary<string, string> reached = new(StringComparer.Ordinal);
        Reach(type, reached);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', reached.Values))))[..12];
    }

    /// <summary>The type's file and those that its code names; tables are only named, for their own fingerprint covers them.</summary>
    void Reach(string type, SortedDictionary<string, string> reached)
    {
        if (reached.ContainsKey(type) || !byType.TryGetValue(type, out var file))
            return;

        reached[type] = string.Join(' ', Word().Matches(file.WithoutComments).Select(match => match.Value));
        foreach (var name in CSharpText.Identifiers(file.Code).Select(match => match.Value).Where(name => !isTable(name)).Distinct())
            Reach(name, reached);
    }

    [GeneratedRegex(@"\w+|[^\s\w]")]
    private static partial Regex Word();
}
