using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Tipoff.App.Shells;

/// <summary>What stands for a word that was left out.</summary>
abstract record Otherwise
{
    /// <summary>As the listing shows it.</summary>
    public abstract string Shown { get; }

    /// <summary>Always the same text.</summary>
    public sealed record Text(string Value) : Otherwise
    {
        public override string Shown => Value;
    }

    /// <summary>A day in New York, counted back from today.</summary>
    public sealed record Day(int DaysAgo) : Otherwise
    {
        public override string Shown => DaysAgo switch { 0 => "today", 1 => "yesterday", _ => $"{DaysAgo} days ago" };
    }

    /// <summary>The same as an earlier word.</summary>
    public sealed record SameAs(string Parameter) : Otherwise
    {
        public override string Shown => Parameter.ToUpperInvariant();
    }
}

/// <summary>A word that a shortcut takes before the options: never required, since the reader of an alarm types little.</summary>
sealed record Parameter(string Name, Otherwise Otherwise);

/// <summary>A part of a command's word: what was written, or the place of a parameter.</summary>
readonly record struct Piece(string Text, bool IsParameter);

/// <summary>What a shortcut does.</summary>
abstract record Effect
{
    /// <summary>Runs commands of the program, without its name; <c>{name}</c> is a parameter, double quotes hold a word together.</summary>
    public sealed record Run(IReadOnlyList<string> Commands) : Effect;

    /// <summary>Prints lines.</summary>
    public sealed record Print(IReadOnlyList<string> Lines) : Effect;

    /// <summary>Says on stderr what is done instead, and ends as wrong usage does: a script that relied on it must not go on.</summary>
    public sealed record Replaced(string Sentence) : Effect;

    /// <summary>Changes into the folder that a variable names.</summary>
    public sealed record Enter(string Variable, string Unset) : Effect;
}

/// <summary>A short name for what is typed often, in every shell.</summary>
sealed partial record Shortcut(string Name, string Summary, Effect Effect)
{
    public IReadOnlyList<Parameter> Takes { get; init; } = [];

    /// <summary>An alias is one command without parameters; everything else needs a function.</summary>
    public bool IsAlias => Takes.Count == 0 && Effect is Effect.Run { Commands.Count: 1 };

    /// <summary>The command lines it runs, parameters as <c>{name}</c>.</summary>
    public IReadOnlyList<string> Commands => Effect is Effect.Run run ? [.. run.Commands.Select(command => $"tipoff {command}")] : [];

    /// <summary>What it says itself.</summary>
    public IReadOnlyList<string> Says => Effect switch { Effect.Print print => print.Lines, Effect.Replaced replaced => [replaced.Sentence], _ => [] };

    /// <summary>Its name and what it takes, as help writes it.</summary>
    public string Usage => string.Concat(Takes.Select(parameter => $" [{parameter.Name.ToUpperInvariant()}]").Prepend(Name));

    /// <summary>The words of a command, each in pieces.</summary>
    public static IReadOnlyList<IReadOnlyList<Piece>> Words(string command) => [.. CommandLineParser.SplitCommandLine(command).Select(Pieces)];

    /// <summary>A text in pieces.</summary>
    public static IReadOnlyList<Piece> Pieces(string text)
    {
        List<Piece> pieces = [];
        var end = 0;
        foreach (Match hole in Hole().Matches(text))
        {
            if (hole.Index > end)
                pieces.Add(new Piece(text[end..hole.Index], false));
            pieces.Add(new Piece(hole.Groups[1].Value, true));
            end = hole.Index + hole.Length;
        }

        if (end < text.Length || pieces.Count == 0)
            pieces.Add(new Piece(text[end..], false));
        return pieces;
    }

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Hole();
}

/// <summary>Shortcuts that belong together.</summary>
sealed record ShortcutGroup(string Name, IReadOnlyList<Shortcut> Shortcuts);
