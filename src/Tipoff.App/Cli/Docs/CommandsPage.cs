using System.CommandLine;
using System.Text;
using Tipoff.Engine;

namespace Tipoff.App.Cli.Docs;

/// <summary>Every command with its options and examples.</summary>
static class CommandsPage
{
    public const string Path = "commands.md";

    public static string Of(IReadOnlyList<Verb> verbs)
    {
        var page = new StringBuilder("# Commands\n\nWritten by `tipoff docs write`. Every command takes the options of the first table, and ends with an exit code of the second.\n\n");
        page.Append("| option | meaning |\n|---|---|\n");
        foreach (var option in new Option[] { SharedOptions.Json, SharedOptions.Workspace })
            page.Append(Row(option));
        page.Append("| `--help` | Show the command's options and examples |\n\n| exit code | meaning |\n|---|---|\n");
        foreach (var exit in Enum.GetValues<Exit>())
            page.Append($"| {(int)exit} | {Documentation.Summary(typeof(Exit).GetField(exit.ToString())!)} |\n");
        page.Append("\nWith `--json` an error is `{\"error\":{\"what\",\"because\",\"hint\"},\"exit\"}` on stderr.\n");
        foreach (var verb in verbs)
            Append(page, "tipoff", verb);
        return page.ToString();
    }

    static void Append(StringBuilder page, string before, Verb verb)
    {
        var name = $"{before} {verb.Name}";
        if (verb.Verbs.Count > 0)
        {
            foreach (var sub in verb.Verbs)
                Append(page, name, sub);
            return;
        }

        var words = verb.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : $" {argument.Name}");
        page.Append($"\n## {name}\n\n{verb.Summary}.\n\n```\n{name}{string.Concat(words)}{(verb.Options.Count > 0 ? " [options]" : "")}\n```\n");
        if (verb.Arguments.Count + verb.Options.Count > 0)
            page.Append("\n| word | meaning |\n|---|---|\n");
        foreach (var argument in verb.Arguments)
            page.Append($"| `{argument.Name}` | {TablePage.Cell(argument.Description ?? "")} |\n");
        foreach (var option in verb.Options)
            page.Append(Row(option));
        page.Append($"\nExamples:\n\n```\n{string.Join('\n', verb.Examples)}\n```\n");
    }

    static string Row(Option option) =>
        $"| `{option.Name}{(option.HelpName is { } value ? $" {TablePage.Cell(value)}" : "")}` | {TablePage.Cell(option.Description ?? "")} |\n";
}
