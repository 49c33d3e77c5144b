using System.Text.RegularExpressions;

namespace Tipoff.Tests.Rules;

/// <summary>What keeps the sources small and free of leftovers. Limits ratchet down, never up.</summary>
static partial class TidyRules
{
    const int FileLinesMax = 300;
    const int MethodLinesMax = 60;

    static readonly HashSet<string> EmptyWords = ["helper", "helpers", "util", "utils", "manager", "misc", "common"];

    /// <summary>Names that a source gave: the endpoint is called commonplayerinfo.</summary>
    static readonly string[] GivenNames = ["CommonPlayerInfo"];

    public static IEnumerable<string> LeftoversIn(SourceFile file) =>
        Lines(file, Leftover(), "finish it, or file an issue")
            .Concat(file.IsCSharp ? Lines(file, CommentedOutCode(), "code in a comment; git remembers it") : []);

    public static IEnumerable<string> LongFile(SourceFile file) =>
        file.Lines.Length - 1 > FileLinesMax ? [$"{file.Path}: {file.Lines.Length - 1} lines, at most {FileLinesMax}"] : [];

    public static IEnumerable<string> LongMethods(SourceFile file) =>
        CSharpMembers.MethodsOf(file.Code)
            .Where(method => method.Lines > MethodLinesMax)
            .Select(method => $"{file.Path}:{method.Line}: a method of {method.Lines} lines, at most {MethodLinesMax}");

    public static IEnumerable<string> EmptyNames(SourceFile file)
    {
        var types = Declaration().Matches(file.Code).Select(match => match.Groups[1].Value);
        return types.Append(System.IO.Path.GetFileNameWithoutExtension(file.Path))
            .Where(name => !GivenNames.Any(name.Contains) && CSharpText.WordsOf(name).Any(EmptyWords.Contains))
            .Select(name => $"{file.Path}: '{name}' says nothing; name what it is");
    }

    public static IEnumerable<string> BarePragmas(SourceFile file) =>
        from line in Enumerable.Range(0, file.Lines.Length)
        let text = file.Lines[line].Trim()
        where text.StartsWith("#pragma warning disable", StringComparison.Ordinal)
        where !text.Contains("//") && !(line > 0 && file.Lines[line - 1].Trim().StartsWith("//", StringComparison.Ordinal))
        select $"{file.Path}:{line + 1}: a pragma without a reason beside it";

    public static IEnumerable<string> MachinePaths(SourceFile file) =>
        Lines(file, MachinePath(), "a path of one machine");

    public static IEnumerable<string> HandOffFile(SourceFile file) =>
        !file.IsIn("docs/reference") && HandOff().IsMatch(file.Name)
            ? [$"{file.Path}: plans, statuses and hand-offs do not live in the tree"]
            : [];

    /// <summary>Public types of a namespace without a summary; a nested row record is described by its table.</summary>
    public static IEnumerable<string> MissingSummaries(SourceFile file)
    {
        for (var line = 0; line < file.Lines.Length; line++)
        {
            if (!PublicType().IsMatch(file.Lines[line]))
                continue;

            var above = line - 1;
            while (above >= 0 && file.Lines[above].StartsWith('['))
                above--;
            if (above < 0 || !file.Lines[above].StartsWith("///", StringComparison.Ordinal))
                yield return $"{file.Path}:{line + 1}: a public type without a summary";
        }
    }

    static IEnumerable<string> Lines(SourceFile file, Regex forbidden, string rule) =>
        from line in Enumerable.Range(0, file.Lines.Length)
        let match = forbidden.Match(file.Lines[line])
        where match.Success
        select $"{file.Path}:{line + 1}: '{match.Value.Trim()}': {rule}";

    [GeneratedRegex(@"\bFIXME\b|\bXXX\b|\bHACK\b|\bTODO\b(?! ?\(?#\d)|NotImplementedException")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"^\s*//(?!/)\s*(?:[\w.<>\[\]]+\s*\(.*\);|.*[)=]\s*;|(?:if|for|foreach|while)\s*\(.*\)?\s*\{?|var .*;|return .*;|using .*;)\s*$")]
    private static partial Regex CommentedOutCode();

    [GeneratedRegex(@"\b(?:class|record struct|record class|record|struct|interface|enum)\s+([A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<![\w.:/])/(?:home|root|work|Users|mnt)/\w|\b[A-Z]:\\\\?\w")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"^(?:plan|plans|hand-?off|todo|status|progress|notes|scratch|summary)[\w-]*\.(?:md|txt)$", RegexOptions.IgnoreCase)]
    private static partial Regex HandOff();

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|partial|readonly|ref|unsafe) )*(?:class|record|struct|interface|enum|delegate)\b")]
    private static partial Regex PublicType();
}
