using System.Diagnostics;

namespace Tipoff.ReplayTests.Native.XGBoost;

/// <summary>Runs scripts with the Python that Debian's python3-xgboost belongs to.</summary>
static class PythonPeer
{
    const string Python = "/usr/bin/python3";

    static readonly Lazy<string?> Lacking = new(() =>
    {
        if (!File.Exists(Python)) return $"{Python} is absent";
        var (code, output) = Execute("import xgboost, numpy; print(xgboost.__version__)", "/");
        if (code != 0) return "python3-xgboost or python3-numpy is absent: apt-get install python3-xgboost";
        return output.Trim() == "1.7.4" ? null : $"python3-xgboost is {output.Trim()}, the parity is claimed for 1.7.4";
    });

    /// <summary>Why the peer cannot be asked; null when it can.</summary>
    public static string? WhyNot => Lacking.Value;

    public static string Run(string script, string directory)
    {
        var (code, output) = Execute(script, directory);
        return code == 0 ? output : throw new InvalidOperationException($"The peer script ended with {code}:\n{output}");
    }

    static (int Code, string Output) Execute(string script, string directory)
    {
        var start = new ProcessStartInfo(Python, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        using var process = Process.Start(start)!;
        var errors = new List<string>();
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) errors.Add(text); };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + string.Join('\n', errors));
    }
}

/// <summary>A test that needs the Python peer, and says so when it is skipped.</summary>
sealed class PeerFactAttribute : FactAttribute
{
    public PeerFactAttribute() => Skip = PythonPeer.WhyNot;
}

/// <summary>A theory that needs the Python peer, and says so when it is skipped.</summary>
sealed class PeerTheoryAttribute : TheoryAttribute
{
    public PeerTheoryAttribute() => Skip = PythonPeer.WhyNot;
}
