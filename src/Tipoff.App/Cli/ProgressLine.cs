using System.Globalization;

namespace Tipoff.App.Cli;

/// <summary>One line on stderr that tells how far long work is: rewritten in place on a terminal, a line now and then elsewhere.</summary>
sealed class ProgressLine(TimeProvider clock) : IDisposable
{
    /// <summary>A terminal is rewritten this often; faster only flickers.</summary>
    static readonly TimeSpan TerminalPause = TimeSpan.FromMilliseconds(100);

    /// <summary>A log file gets a line this often: enough to see that work goes on.</summary>
    static readonly TimeSpan LogPause = TimeSpan.FromSeconds(10);

    readonly bool isTerminal = !Console.IsErrorRedirected;
    readonly Lock gate = new();
    readonly long started = clock.GetTimestamp();
    TimeSpan? last;
    bool isDirty;

    public void Show(string text)
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(started);
            var pause = isTerminal ? TerminalPause : LogPause;
            if (last is { } before ? now - before < pause : !isTerminal && now < LogPause)
                return;

            last = now;
            if (!isTerminal)
            {
                Console.Error.WriteLine(text);
                return;
            }

            var width = Math.Max(20, Console.WindowWidth - 1);
            Console.Error.Write($"\r{(text.Length > width ? text[..width] : text).PadRight(width)}");
            isDirty = true;
        }
    }

    public void Dispose()
    {
        if (isDirty)
            Console.Error.Write($"\r{new string(' ', Math.Max(20, Console.WindowWidth - 1))}\r");
    }

    public static string Span(TimeSpan? span) => span switch
    {
        null => "?",
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Value.TotalSeconds:0} s"),
        { TotalHours: < 1 } => $"{(int)span.Value.TotalMinutes} min {span.Value.Seconds} s",
        _ => $"{(int)span.Value.TotalHours} h {span.Value.Minutes} min",
    };
}
