namespace Tipoff.App.Dashboards;

/// <summary>The whole terminal for as long as it lives; afterwards everything stands as before.</summary>
sealed class FullScreen : IDisposable
{
    /// <summary>The other buffer, no cursor, no line that breaks by itself.</summary>
    const string Enter = "\u001b[?1049h\u001b[?25l\u001b[?7l";

    const string Leave = "\u001b[?7h\u001b[?25h\u001b[?1049l";

    /// <summary>What stands there, so that the same is not drawn twice.</summary>
    string drawn = "";

    public FullScreen() => Write(Enter);

    /// <summary>As wide and high as the terminal is at this moment.</summary>
    static (int Width, int Height) Size => (Math.Max(1, Console.WindowWidth), Math.Max(1, Console.WindowHeight));

    public void Draw(DashState state, bool hasColor)
    {
        var (width, height) = Size;
        var frame = Frame.Over(new DashScreen(state, width, height).Draw(), width, hasColor);
        if (frame == drawn)
            return;

        drawn = frame;
        Write(frame);
    }

    public void Dispose() => Write(Leave);

    static void Write(string text)
    {
        Console.Out.Write(text);
        Console.Out.Flush();
    }
}
