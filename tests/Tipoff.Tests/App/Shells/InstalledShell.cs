using System.Diagnostics;

namespace Tipoff.Tests.App.Shells;

/// <summary>A shell of this machine, started bare: no file of the user's is read.</summary>
static class InstalledShell
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Why the shell cannot be asked; null when it can.</summary>
    public static string? WhyNot(string shell) =>
        Folders.Any(folder => File.Exists(Path.Combine(folder, shell))) ? null : $"{shell} is absent: apt-get install {shell}";

    /// <summary>What the script printed, both streams in order.</summary>
    /// <param name="programs">The folder that is looked into first for programs.</param>
    public static async Task<string> Run(string shell, string script, string programs, params (string Name, string Value)[] variables)
    {
        var home = Directory.CreateTempSubdirectory("tipoff-shell-").FullName;
        var file = Path.Combine(home, "script");
        await File.WriteAllTextAsync(file, script);
        var bare = shell switch { "bash" => "--norc", "zsh" => "-f", _ => "--no-config" };
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" 2>&1", shell, bare, file]) { RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = home };
        start.Environment["HOME"] = home;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("XDG_", StringComparison.Ordinal) || name == "TIPOFF_WORKSPACE").ToList())
            start.Environment.Remove(name);
        start.Environment["PATH"] = $"{programs}{Path.PathSeparator}{start.Environment["PATH"]}";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using CancellationTokenSource patience = new(Patience);
        using var end = patience.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Directory.Delete(home, recursive: true);
        patience.IsCancellationRequested.ShouldBeFalse($"{shell} did not end in {Patience.TotalSeconds} s; it printed\n{output}");
        return output;
    }

    static string[] Folders => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
}

/// <summary>A test in a real shell, skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(string shell) => Skip = InstalledShell.WhyNot(shell);
}
