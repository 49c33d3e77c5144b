namespace Tipoff.App.Dashboards;

/// <summary>Makes text fit a screen.</summary>
static class Wrapping
{
    /// <summary>Lines longer than this are hard to read, however wide the screen is.</summary>
    public const int TextWidth = 78;

    const string Ellipsis = "…";

    /// <summary>The text, cut with an ellipsis where it is longer than the width.</summary>
    public static string Cut(string text, int width) =>
        text.Length <= width ? text : width <= 0 ? "" : $"{text[..(width - 1)].TrimEnd()}{Ellipsis}";

    /// <summary>The end of the text, where it is longer than the width: of a way the last part counts.</summary>
    public static string CutStart(string text, int width) =>
        text.Length <= width ? text : width <= 0 ? "" : $"{Ellipsis}{text[^(width - 1)..]}";

    /// <summary>The text in lines, broken at blanks; words longer than a line are broken anywhere.</summary>
    /// <param name="most">Lines at most: the last one then ends with an ellipsis.</param>
    public static IReadOnlyList<string> Wrap(string text, int width, int most = int.MaxValue)
    {
        var room = Math.Max(width, 1);
        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = paragraph;
            while (rest.Length > room)
            {
                var blank = rest.LastIndexOf(' ', room);
                var end = blank > 0 ? blank : room;
                lines.Add(rest[..end].TrimEnd());
                rest = rest[end..].TrimStart();
            }

            lines.Add(rest.TrimEnd());
        }

        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Cut($"{lines[most - 1]} {lines[most]}", Math.Min(room, lines[most - 1].Length + 2))];
    }
}
