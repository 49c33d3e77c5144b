using Spectre.Console;

namespace Tipoff.App.Cli;

/// <summary>How text for people is drawn: with colours on a terminal, plain and unwrapped everywhere else.</summary>
static class Terminal
{
    /// <summary>Wide enough that no line of a file or pipe is broken.</summary>
    const int PipeColumns = 10_000;

    static bool isPrepared;

    /// <summary>Whether somebody sees a screen and has keys.</summary>
    public static bool IsInteractive => !Console.IsOutputRedirected && !Console.IsInputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Whether what is drawn may be coloured.</summary>
    public static bool HasColor => !Console.IsOutputRedirected && !IsColorUnwanted;

    /// <summary>Decides once, before the first text: Spectre looks at TERM alone and would colour a pipe.</summary>
    public static void Prepare()
    {
        if (isPrepared)
            return;

        isPrepared = true;
        if (!Console.IsOutputRedirected && !IsColorUnwanted)
            return;

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PipeColumns;
        AnsiConsole.Console = console;
    }

    /// <summary>https://no-color.org: set and not empty.</summary>
    static bool IsColorUnwanted =>
        Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
}
