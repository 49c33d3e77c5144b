using System.Globalization;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Dashboards;

/// <summary>Draws a state for a screen of any size, and never a column or a line more.</summary>
sealed class DashScreen(DashState state, int width, int height)
{
    /// <summary>Lines above the list, and the bar of keys below everything.</summary>
    const int HeadLines = 2, FootLines = 1;

    /// <summary>The part of a screen that tells of the chosen line.</summary>
    const int DetailLinesLeast = 6;

    /// <summary>Lines of a command below the list; <c>c</c> shows all of it.</summary>
    const int CommandLinesMost = 2;

    /// <summary>Says to a shell that the command goes on.</summary>
    const string Continued = " \\";

    /// <summary>From here on a screen has room for reasons beside the values.</summary>
    const int WideScreen = 120;

    /// <summary>What a wide screen gives to values; reasons have the rest.</summary>
    const int WideValue = 56;

    /// <summary>A digit and a blank before a panel's name.</summary>
    const int DigitWidth = 2;

    /// <summary>The mark of the chosen line, the mark of its health, and a blank.</summary>
    const int MarksWidth = 3;

    /// <summary>Exactly so many lines as the screen has.</summary>
    public IReadOnlyList<IReadOnlyList<Span>> Draw()
    {
        List<IReadOnlyList<Span>> lines = state.Overlay switch
        {
            Overlay.Command => [.. Command()],
            Overlay.Keys => [.. Keys()],
            _ => [.. Main()],
        };
        lines = [.. lines.Take(Math.Max(0, height - FootLines))];
        while (lines.Count < height - FootLines)
            lines.Add([]);
        lines.Add([new Span(Wrapping.Cut(Bar(), width), Tone.Faint)]);
        return lines;
    }

    string Bar() => state.Overlay == Overlay.Filter ? $"/{state.Page.Filter}▏  {DashKeys.Bar(state)}" : DashKeys.Bar(state);

    IEnumerable<IReadOnlyList<Span>> Main()
    {
        yield return Heading();
        yield return Title();
        var detail = Detail().ToList();
        var rows = height - HeadLines - FootLines - detail.Count;
        foreach (var line in state.Page.Text is { } text ? Text(text, rows) : List(rows))
            yield return line;
        foreach (var line in detail)
            yield return line;
    }

    /// <summary>How everything is, the way here, and when it was read.</summary>
    IReadOnlyList<Span> Heading()
    {
        var at = $"{Eastern.WallClock(state.Page.At).ToString("ddd d MMM HH:mm:ss", CultureInfo.InvariantCulture)} ET";
        var health = $"{Mark(state.Health)} {state.Health.ToString().ToLowerInvariant()}";
        var room = width - health.Length - at.Length - 4;
        if (room < 0)
            return [new Span(Wrapping.Cut(health, width), ToneOf(state.Health))];

        var way = Wrapping.CutStart(string.Join(" › ", state.Pages.Select(page => page.Name)), room);
        return [new Span(health, ToneOf(state.Health)), new Span($"  {way.PadRight(room)}  ", Tone.Strong), new Span(at, Tone.Faint)];
    }

    /// <summary>What the page shows; in its place what went wrong just now.</summary>
    IReadOnlyList<Span> Title()
    {
        if (state.Note is { } note)
            return [new Span(Wrapping.Cut(note, width), Tone.Warning)];
        if (state.Wish is { } wish && wish != state.Page.Place)
            return [new Span("reading …", Tone.Faint)];

        var page = state.Page;
        var narrowed = $"{(page.Panel is { } panel ? $"panel {panel}: " : "")}{(page.Filter.Length > 0 && state.Overlay != Overlay.Filter ? $"/{page.Filter}: " : "")}";
        var count = page.Text is { } text ? $"line {page.Cursor + 1} of {text.Count}" : page.Entries.Count == 0 ? "" : $"{Math.Min(page.Cursor + 1, page.Shown.Count)} of {page.Shown.Count}";
        var room = Math.Max(0, width - count.Length - 1);
        return [new Span(Wrapping.Cut($"{narrowed}{page.Title}", room).PadRight(room + 1), Tone.Plain), new Span(count, Tone.Faint)];
    }

    IEnumerable<IReadOnlyList<Span>> List(int rows)
    {
        var shown = state.Page.Shown;
        if (shown.Count == 0 && state.Page.Entries.Count > 0)
        {
            yield return [new Span(Wrapping.Cut("no line here; Esc shows all of them", width), Tone.Faint)];
        }

        var cursor = Math.Min(state.Page.Cursor, Math.Max(0, shown.Count - 1));
        var first = Math.Clamp(cursor - (rows / 2), 0, Math.Max(0, shown.Count - rows));
        var panel = state.Page.Entries.Select(entry => entry.Panel.Length).DefaultIfEmpty(0).Max();
        var name = Math.Min(state.Page.Entries.Select(entry => entry.Name.Length).DefaultIfEmpty(0).Max(), width / 2);
        foreach (var (index, entry) in shown.Index().Skip(first).Take(rows))
            yield return Line(entry, index == cursor, panel, name);
        for (var empty = Math.Max(shown.Count - first, shown.Count == 0 && state.Page.Entries.Count > 0 ? 1 : 0); empty < rows; empty++)
            yield return [];
    }

    IReadOnlyList<Span> Line(Entry entry, bool isChosen, int panelWidth, int nameWidth)
    {
        var panel = panelWidth == 0 ? "" : $"{DashState.Panels.Index().First(place => place.Item == entry.Panel).Index + 1} {entry.Panel.PadRight(panelWidth)} ";
        var room = width - MarksWidth - (panelWidth == 0 ? 0 : panelWidth + DigitWidth + 1) - nameWidth - 1;
        var said = width >= WideScreen ? $"{Wrapping.Cut(entry.Value, WideValue).PadRight(WideValue)} {entry.Why}" : entry.Health == Health.Healthy && entry.Why.Length > 0 ? $"{entry.Value}, {entry.Why}" : entry.Value;
        var text = $"{panel}{Wrapping.Cut(entry.Name, nameWidth).PadRight(nameWidth)} {Wrapping.Cut(said.ReplaceLineEndings(" "), room)}";
        return isChosen
            ? [new Span("▸", Tone.Strong), new Span(Mark(entry.Health), ToneOf(entry.Health)), new Span(Fit($" {text}").PadRight(Math.Max(0, width - 2)), Tone.Chosen)]
            : [new Span(" ", Tone.Plain), new Span(Mark(entry.Health), ToneOf(entry.Health)), new Span(Fit($" {text}"), Tone.Plain)];
    }

    /// <summary>What stands behind the two marks of a line.</summary>
    string Fit(string text) => Wrapping.Cut(text, width - MarksWidth + 1);

    IEnumerable<IReadOnlyList<Span>> Text(IReadOnlyList<string> text, int rows)
    {
        var first = Math.Clamp(state.Page.Cursor, 0, Math.Max(0, text.Count - 1));
        foreach (var line in text.Skip(first).Take(rows))
            yield return [new Span(Wrapping.Cut(line, width), Tone.Plain)];
        for (var empty = Math.Min(text.Count - first, rows); empty < rows; empty++)
            yield return [];
    }

    /// <summary>The chosen line in full: what, since when, why, and the command.</summary>
    IEnumerable<IReadOnlyList<Span>> Detail()
    {
        var room = Math.Max(DetailLinesLeast, height / 4);
        var (name, told) = state.Page.Chosen is { } entry ? (entry.Name, Told(entry)) : ("", []);
        var rule = $"──{(name.Length > 0 ? $" {name} " : "")}";
        yield return [new Span(Wrapping.Cut(rule, width).PadRight(width, '─'), Tone.Faint)];
        if (state.Page.Mends is { } command)
        {
            foreach (var part in Wrapping.Wrap(command, width - DigitWidth, CommandLinesMost))
            {
                yield return [new Span(Wrapping.Cut($"  {part}", width), Tone.Strong)];
                room--;
            }
        }

        if (state.Page.Text is not null)
            yield break;

        // Always as high: a list that jumps while one goes through it cannot be read.
        var lines = Wrapping.Wrap(string.Join('\n', told), width - DigitWidth, room - 1);
        for (var line = 0; line < room - 1; line++)
            yield return line < lines.Count ? [new Span(Wrapping.Cut($"  {lines[line]}", width), Tone.Plain)] : [];
    }

    static IReadOnlyList<string> Told(Entry entry) =>
        [.. new[] { $"{(entry.Since is { } since ? $"since {since}: " : "")}{entry.Value}", entry.Why }.Where(text => text.Length > 0)];

    /// <summary>Alone and from the first column on, so that a mouse copies it and nothing else; a shell takes its lines as one.</summary>
    IEnumerable<IReadOnlyList<Span>> Command()
    {
        yield return [];
        var parts = Wrapping.Wrap(state.Page.Mends ?? "", width - Continued.Length);
        foreach (var (place, part) in parts.Index())
            yield return [new Span(Wrapping.Cut(place < parts.Count - 1 ? $"{part}{Continued}" : part, width), Tone.Strong)];
    }

    IEnumerable<IReadOnlyList<Span>> Keys()
    {
        yield return [new Span("Keys", Tone.Strong)];
        foreach (var key in DashKeys.All(state))
            yield return [new Span(Wrapping.Cut($"  {key.Key,-10} {key.Does}{(key.WhyNot is { } why ? $" (not now: {why})" : "")}", width), key.WhyNot is null ? Tone.Plain : Tone.Faint)];
    }

    static string Mark(Health health) => health switch { Health.Healthy => "✓", Health.Warning => "!", _ => "✗" };

    static Tone ToneOf(Health health) => health switch { Health.Healthy => Tone.Good, Health.Warning => Tone.Warning, _ => Tone.Bad };
}
