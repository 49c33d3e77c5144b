using System.CommandLine;
using System.CommandLine.Completions;

namespace Tipoff.App.Cli;

/// <summary>What completion offers for a value.</summary>
static class Offers
{
    /// <summary>Offers words, each with its meaning; asked for only when the cursor stands there.</summary>
    public static Argument<T> Offering<T>(this Argument<T> argument, Func<IEnumerable<(string Word, string Meaning)>> words)
    {
        // Otherwise help writes all the words where the name stands.
        argument.HelpName = argument.Name;
        argument.CompletionSources.Clear();
        argument.CompletionSources.Add(_ => Items(words()));
        return argument;
    }

    /// <inheritdoc cref="Offering{T}(Argument{T}, Func{IEnumerable{ValueTuple{string, string}}})"/>
    public static Option<T> Offering<T>(this Option<T> option, Func<IEnumerable<(string Word, string Meaning)>> words)
    {
        option.CompletionSources.Clear();
        option.CompletionSources.Add(_ => Items(words()));
        return option;
    }

    /// <summary>An option whose help writes its values as <c>a|b</c> offers them, in this spelling.</summary>
    public static void OfferValuesOf(Option option)
    {
        if (option.HelpName?.Split('|') is not { Length: > 1 } values)
            return;

        option.CompletionSources.Clear();
        option.CompletionSources.Add(_ => Items(values.Select(value => (value, ""))));
    }

    static IEnumerable<CompletionItem> Items(IEnumerable<(string Word, string Meaning)> words) =>
        words.Select((word, place) => new CompletionItem(word.Word, sortText: $"{place:D6}", detail: word.Meaning));
}
