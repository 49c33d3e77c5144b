using System.Diagnostics;

namespace Tipoff.Tests.App.Dashboards;

/// <summary>A real terminal of a chosen size, with a bare shell in it: tmux holds it, on a server of its own.</summary>
sealed class TerminalPane : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-tmux-");

    public TerminalPane(int width, int height)
    {
        Tmux("-f", "/dev/null", "new-session", "-d", "-x", $"{width}", "-y", $"{height}", "-e", "PS1=$ ", "-e", "ENV=", "/bin/sh").ShouldBeEmpty();
    }

    /// <summary>What stands on the screen.</summary>
    public string Screen => Tmux("capture-pane", "-p");

    /// <summary>A fact that the terminal knows of itself, such as <c>alternate_on</c>.</summary>
    public string Fact(string name) => Tmux("display-message", "-p", $"#{{{name}}}").Trim();

    /// <summary>Types a line as it is.</summary>
    public void Type(string line)
    {
        Tmux("send-keys", "-l", line);
        Press("Enter");
    }

    /// <summary>Presses keys by tmux's names, such as Enter, Escape or C-c.</summary>
    public void Press(params string[] keys) => Tmux(["send-keys", .. keys]);

    public void Resize(int width, int height) => Tmux("resize-window", "-x", $"{width}", "-y", $"{height}");

    /// <summary>The screen as soon as all of that stands on it.</summary>
    public async Task<string> Until(params string[] texts)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var screen = Screen;
            if (texts.All(screen.Contains))
                return screen;

            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(Patience, $"waited for '{string.Join("', '", texts)}' on\n{screen}");
            await Task.Delay(Pause);
        }
    }

    public void Dispose()
    {
        Tmux("kill-server");
        folder.Delete(recursive: true);
    }

    string Tmux(params string[] words)
    {
        ProcessStartInfo start = new("tmux", ["-u", "-S", Path.Combine(folder.FullName, "server"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var name in new[] { "TMUX", "NO_COLOR", "TIPOFF_WORKSPACE" })
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
