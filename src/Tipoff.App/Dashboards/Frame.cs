using System.Text;

namespace Tipoff.App.Dashboards;

/// <summary>How a piece of text looks. Every mark can also be read without colour.</summary>
enum Tone
{
    Plain,
    Strong,
    Faint,
    Good,
    Warning,
    Bad,
    Chosen,
}

/// <summary>A piece of a line.</summary>
readonly record struct Span(string Text, Tone Tone);

/// <summary>Lines as a terminal takes them.</summary>
static class Frame
{
    const string Escape = "\u001b[";

    /// <summary>Each line without anything after its end, in colour or plain.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<IReadOnlyList<Span>> screen, bool hasColor) =>
        [.. screen.Select(line => string.Concat(line.Select(span => hasColor ? Colored(span) : span.Text)))];

    /// <summary>Writes over what stands there: nothing is cleared first, so nothing flickers.</summary>
    public static string Over(IReadOnlyList<IReadOnlyList<Span>> screen, int width, bool hasColor)
    {
        // Terminals that know the 2026 mode show the whole frame at once; the others ignore it.
        StringBuilder frame = new($"{Escape}?2026h{Escape}H");
        foreach (var (place, line) in Lines(screen, hasColor).Index())
        {
            // At the end of a full line the cursor stands on its last sign: there the rest of the line would be that sign.
            var isFull = screen[place].Sum(span => span.Text.Length) >= width;
            frame.Append(place == 0 ? "" : "\r\n").Append(line).Append(isFull ? "" : $"{Escape}K");
        }

        return frame.Append(Escape).Append("?2026l").ToString();
    }

    static string Colored(Span span)
    {
        var code = span.Tone switch
        {
            Tone.Strong => "1",
            Tone.Faint => "90",
            Tone.Good => "32",
            Tone.Warning => "33",
            Tone.Bad => "31",
            Tone.Chosen => "7",
            _ => "",
        };
        return code.Length == 0 || span.Text.Length == 0 ? span.Text : $"{Escape}{code}m{span.Text}{Escape}0m";
    }
}
