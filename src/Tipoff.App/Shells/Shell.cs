using System.Text;
using System.Text.RegularExpressions;
using Tipoff.Engine;

namespace Tipoff.App.Shells;

/// <summary>How one shell writes what the shortcuts say, and asks for completions.</summary>
/// <remarks>Texts are made to be read again at every start of a shell: they print nothing, and reading one twice is reading it once.</remarks>
abstract partial class Shell
{
    public static IReadOnlyList<Shell> All { get; } = [new Bash(), new Zsh(), new Fish(), new PowerShell()];

    public static string Names => string.Join('|', All.Select(shell => shell.Name));

    /// <exception cref="Problem">There is none of this name.</exception>
    public static Shell Named(string name) =>
        All.FirstOrDefault(shell => shell.Name == name)
        ?? throw new Problem($"there is no shell '{name}'", $"expected one of {string.Join(", ", All.Select(shell => shell.Name))}", "tipoff completion bash") { Exit = Exit.Usage };

    /// <summary>The word on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The line that loads what a command of the program prints.</summary>
    /// <param name="command">Such as <c>tipoff completion bash</c>.</param>
    public abstract string Loading(string command);

    /// <summary>The file that a shell reads when it starts.</summary>
    public abstract string StartFile { get; }

    /// <summary>A script that asks the program what may stand where the cursor is.</summary>
    public string Completion => $"{Header("Completion of Tipoff's commands, options and values", $"tipoff completion {Name}")}\n{Completer}";

    /// <summary>All shortcuts, as a file to be sourced.</summary>
    public string Aliases(IReadOnlyList<ShortcutGroup> groups)
    {
        var text = new StringBuilder(Header("Tipoff's shortcuts; nba-help lists them", $"tipoff aliases --shell {Name}"));
        text.Append($"\n{Preamble(groups.SelectMany(group => group.Shortcuts))}");
        foreach (var group in groups)
        {
            text.Append($"\n# {group.Name}\n");
            foreach (var shortcut in group.Shortcuts)
                text.Append(shortcut.IsAlias ? Alias(shortcut) : Function(shortcut));
        }

        return text.ToString();
    }

    protected abstract string Completer { get; }

    /// <summary>What the functions call.</summary>
    protected abstract string Preamble(IEnumerable<Shortcut> shortcuts);

    protected abstract string Alias(Shortcut shortcut);

    protected abstract string Function(Shortcut shortcut);

    /// <summary>A text as one word, nothing in it expanded.</summary>
    protected abstract string Quote(string text);

    /// <summary>Pieces as one word, in which only parameters are expanded.</summary>
    protected abstract string Splice(IReadOnlyList<Piece> pieces);

    /// <summary>A command with the program's name.</summary>
    protected string Line(string command) => $"tipoff {Words(command)}";

    protected string Words(string command) =>
        string.Join(' ', Shortcut.Words(command).Select(Word));

    protected string Word(IReadOnlyList<Piece> pieces) => pieces switch
    {
        [{ IsParameter: false } only] => Plain().IsMatch(only.Text) ? only.Text : Quote(only.Text),
        _ => Splice(pieces),
    };

    /// <summary>A line of a text that is printed.</summary>
    protected string Printed(string line) => Shortcut.Pieces(line) is [{ IsParameter: false } only] ? Quote(only.Text) : Splice(Shortcut.Pieces(line));

    string Header(string what, string command) =>
        $"""
        # {what}. Written by `{command}`; needs tipoff on the PATH.
        # Now: {Loading(command)}
        # At every start: that line in {StartFile}

        """;

    /// <summary>What no shell reads as anything but itself; a comma makes lists and a star names of files.</summary>
    [GeneratedRegex("^[A-Za-z0-9_./:-]+$")]
    private static partial Regex Plain();
}
