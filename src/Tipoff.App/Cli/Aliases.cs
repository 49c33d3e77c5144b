using System.CommandLine;
using Spectre.Console;
using Tipoff.App.Shells;
using Tipoff.Engine;

namespace Tipoff.App.Cli;

/// <summary>Short names for what is typed often.</summary>
sealed class Aliases() : Verb("aliases", "Short names for what is typed often: list them, or print them for a shell to read")
{
    static readonly Option<string?> For = new("--shell") { Description = "Print the file that this shell reads", HelpName = Shell.Names };

    public override IReadOnlyList<string> Examples => ["tipoff aliases", "tipoff aliases --shell bash", "tipoff aliases --json"];

    public override IReadOnlyList<Option> Options => [For];

    public override Exit Run(Invocation call)
    {
        if (call.Get(For) is { } name)
        {
            var shell = Shell.Named(name);
            var text = shell.Aliases(Shortcuts.Groups);
            call.Answer(new { shell = shell.Name, text }, () => Console.Out.Write(text));
            return Exit.Done;
        }

        var shortcuts = Shortcuts.Groups.SelectMany(group => group.Shortcuts, (group, shortcut) => new
        {
            name = shortcut.Name,
            group = group.Name,
            summary = shortcut.Summary,
            isAlias = shortcut.IsAlias,
            parameters = shortcut.Takes.Select(parameter => new { name = parameter.Name, otherwise = parameter.Otherwise.Shown }),
            commands = shortcut.Commands,
            says = shortcut.Says,
        });
        call.Answer(new { shortcuts }, Print);
        return Exit.Done;
    }

    static void Print()
    {
        var width = Shortcuts.All.Max(shortcut => shortcut.Usage.Length);
        foreach (var group in Shortcuts.Groups)
        {
            Invocation.Line($"[bold]{Markup.Escape(group.Name)}[/]");
            foreach (var shortcut in group.Shortcuts)
                Invocation.Line($"  {Markup.Escape(shortcut.Usage.PadRight(width))}  {Markup.Escape(shortcut.Summary)}");
        }

        Invocation.Line($"A word in brackets may be left out: a date is yesterday's or today's in New York, then. Options go on to the command.");
        Invocation.Line($"[grey]Load them: {string.Join("; ", Shell.All.Select(shell => $"{shell.Name}: {Markup.Escape(shell.Loading($"tipoff aliases --shell {shell.Name}"))}"))}[/]");
    }
}
