using System.Text;
using Tipoff.App.Shells;

namespace Tipoff.App.Cli.Docs;

/// <summary>The shortcuts, each with what it runs.</summary>
static class ShortcutsPage
{
    public const string Path = "shortcuts.md";

    public static string Of()
    {
        var page = new StringBuilder(
            """
            # Shortcuts

            Written by `tipoff docs write`. A line in the file that your shell starts with loads them, and another one completion:

            | shell | file | shortcuts | completion |
            |---|---|---|---|

            """);
        foreach (var shell in Shell.All)
            page.Append($"| {shell.Name} | {shell.StartFile} | {Code(shell.Loading($"tipoff aliases --shell {shell.Name}"))} | {Code(shell.Loading($"tipoff completion {shell.Name}"))} |\n");
        page.Append(
            """

            A word in brackets may be left out; what stands for it then is written after `=`, days being New York's. Words that begin with a dash, and those
            after the ones named here, go on to the command. Of several commands the worst exit code is kept, 2 being better than any failure. What nothing
            corresponds to here says on stderr what is done instead, and ends with 64.

            """);
        foreach (var group in Shortcuts.Groups)
        {
            page.Append($"\n## {group.Name}\n\n| name | does | runs |\n|---|---|---|\n");
            foreach (var shortcut in group.Shortcuts)
                page.Append($"| {Code(Usage(shortcut))} | {TablePage.Cell(shortcut.Summary)} | {Does(shortcut)} |\n");
        }

        return page.ToString();
    }

    static string Usage(Shortcut shortcut) =>
        string.Concat(shortcut.Takes.Select(parameter => $" [{parameter.Name.ToUpperInvariant()}={parameter.Otherwise.Shown}]").Prepend(shortcut.Name));

    static string Does(Shortcut shortcut) => shortcut.Effect switch
    {
        Effect.Print print => string.Join("<br>", print.Lines.Select(TablePage.Cell)),
        Effect.Replaced replaced => TablePage.Cell(replaced.Sentence),
        Effect.Enter enter => Code($"cd ${enter.Variable}"),
        _ => string.Join("<br>", shortcut.Commands.Select(Code)),
    };

    static string Code(string text) => $"`{TablePage.Cell(text)}`";
}
