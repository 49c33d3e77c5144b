using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.Globalization;

namespace Tipoff.App.Cli;

/// <summary>Answers <c>tipoff "[suggest:N]" "tipoff dash q"</c>: what may stand at the cursor, one word a line.</summary>
/// <remarks>The library's own answer offers words that merely contain what is typed, and every option where a sub-command is meant.</remarks>
sealed class Suggestions(SuggestDirective suggest, Directive described) : SynchronousCommandLineAction
{
    /// <summary>Before <c>[suggest]</c>: each word with a tab and its meaning.</summary>
    public const string Described = "described";

    // What is typed is not finished.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var line = parseResult.Tokens.LastOrDefault(token => token.Type != System.CommandLine.Parsing.TokenType.Directive)?.Value ?? "";
        if (int.TryParse(parseResult.GetResult(suggest)?.Values.SingleOrDefault(), CultureInfo.InvariantCulture, out var cursor) && cursor < line.Length)
            line = line[..Math.Max(cursor, 0)];
        var isDescribed = parseResult.GetResult(described) is not null;
        foreach (var item in At(parseResult.RootCommandResult.Command, line))
            parseResult.InvocationConfiguration.Output.WriteLine(isDescribed && item.Detail is { Length: > 0 } meaning ? $"{item.Label}\t{meaning}" : item.Label);
        return (int)Engine.Exit.Done;
    }

    /// <param name="line">With the program's name, up to the cursor.</param>
    static IEnumerable<CompletionItem> At(Command root, string line)
    {
        var program = line.IndexOf(' ', StringComparison.Ordinal);
        if (program < 0)
            return [];

        var rest = line[program..].TrimStart();
        var begun = rest[(rest.LastIndexOf(' ') + 1)..];
        // Without the word that is begun: a whole `pause` would be understood already, and `pause-all` never offered.
        var before = root.Parse(rest[..^begun.Length]);
        var free = before.CommandResult.Command.Arguments.Where(argument => !IsGiven(before, argument)).ToList();
        var items = before.GetCompletions(rest.Length - begun.Length)
            .Where(item => item.Label.StartsWith(begun, StringComparison.OrdinalIgnoreCase) && !IsOtherHelp(item.Label))
            .ExceptBy(Given(before, free), item => item.Label)
            .OrderBy(item => item.SortText, StringComparer.Ordinal).DistinctBy(item => item.Label).ToList();
        // Options where one is begun, or where nothing else can stand: a free argument is the user's, or a file's.
        var words = items.Where(item => !IsOption(item.Label)).ToList();
        return IsOption(begun) ? items.Where(item => IsOption(item.Label)) : words.Count > 0 || free.Count > 0 ? words : items;
    }

    static bool IsGiven(ParseResult before, Argument argument) =>
        before.GetResult(argument) is { } result && result.Tokens.Count >= argument.Arity.MaximumNumberOfValues;

    /// <summary>Words of arguments that have all they take, which the library offers on and on.</summary>
    static IEnumerable<string> Given(ParseResult before, List<Argument> free) =>
        before.CommandResult.Command.Arguments.Except(free).SelectMany(argument => argument.GetCompletions(CompletionContext.Empty)).Select(item => item.Label);

    static bool IsOption(string word) => word.StartsWith('-');

    /// <summary>Further spellings of --help.</summary>
    static bool IsOtherHelp(string word) => word is "-?" or "/?" or "-h" or "/h";
}
