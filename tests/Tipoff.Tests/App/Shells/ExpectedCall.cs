using Tipoff.App.Shells;
using Tipoff.Nba.Domain;

namespace Tipoff.Tests.App.Shells;

/// <summary>What a call of a shortcut must come to, read from its declaration and not from any shell's text.</summary>
static class ExpectedCall
{
    /// <summary>The stub in place of the program: it prints each word in brackets, and ends as the word before it lets it.</summary>
    public const string Stub = """
        #!/bin/sh
        for word; do printf '[%s]' "$word"; done
        printf '\n'
        case $1 in dash) exit 2 ;; schedule) exit 1 ;; doctor) exit 130 ;; esac
        """;

    /// <summary>A call's lines and its exit code, as the scripts print them.</summary>
    public static string Of(Shortcut shortcut, IReadOnlyList<string> given, IReadOnlyList<string> rest, string workspace)
    {
        switch (shortcut.Effect)
        {
            case Effect.Replaced replaced:
                return $"{replaced.Sentence}\n= 64\n";
            case Effect.Enter:
                return $"= 0\n{workspace}\n";
            case Effect.Print print:
                return $"{string.Concat(print.Lines.Select(line => $"{Filled(line, shortcut, given)}\n"))}= 0\n";
        }

        var text = "";
        var exit = 0;
        foreach (var words in Commands(shortcut, given))
        {
            text += $"{string.Concat(words.Concat(rest).Select(word => $"[{word}]"))}\n";
            var ended = words[0] switch { "dash" => 2, "schedule" => 1, "doctor" => 130, _ => 0 };
            if (ended != 0 && exit is 0 or 2)
                exit = ended == 0 ? exit : ended;
            if (ended == 130)
                break;
        }

        return $"{text}= {exit}\n";
    }

    /// <summary>The words of each command, parameters filled with what was given or else with what stands for them.</summary>
    public static IEnumerable<IReadOnlyList<string>> Commands(Shortcut shortcut, IReadOnlyList<string> given) =>
        shortcut.Effect is Effect.Run run
            ? run.Commands.Select(command => System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(command).Select(word => Filled(word, shortcut, given)).ToList())
            : [];

    static string Filled(string text, Shortcut shortcut, IReadOnlyList<string> given)
    {
        Dictionary<string, string> values = [];
        foreach (var (place, parameter) in shortcut.Takes.Index())
        {
            values[parameter.Name] = place < given.Count ? given[place] : parameter.Otherwise switch
            {
                Otherwise.Text fixedText => fixedText.Value,
                Otherwise.Day day => Today.AddDays(-day.DaysAgo).ToString("yyyy-MM-dd"),
                Otherwise.SameAs same => values[same.Parameter],
                _ => throw new InvalidOperationException(),
            };
        }

        return values.Aggregate(text, (filled, value) => filled.Replace($"{{{value.Key}}}", value.Value));
    }

    static DateOnly Today => Eastern.DateOf(TimeProvider.System.GetUtcNow());
}
