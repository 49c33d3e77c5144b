using System.Diagnostics;
using System.Globalization;

namespace Tipoff.Benchmarks.Bars;

/// <summary>A child process that has ended: what it took and what it said.</summary>
sealed record Child(string Command, int ExitCode, double Seconds, long PeakBytes, string Output, string Errors)
{
    const int SampleMilliseconds = 20;

    /// <summary>Runs a program to its end; a limit that is exceeded ends the program and this call.</summary>
    /// <remarks>The peak is the kernel's own high-water mark, read while the process lives: it only grows, so at most the last moment is missed.</remarks>
    public static Child Run(string program, IEnumerable<string> arguments, string folder, TimeSpan limit, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var command = $"{Path.GetFileName(program)} {string.Join(' ', start.ArgumentList)}";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        do
        {
            peak = Math.Max(peak, Peak(process.Id));
            if (watch.Elapsed <= limit)
                continue;

            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"`{command}` was not done after {limit.TotalSeconds:0} s");
        }
        while (!process.WaitForExit(SampleMilliseconds));

        var seconds = watch.Elapsed.TotalSeconds;
        return new Child(command, process.ExitCode, seconds, peak, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    /// <summary>This outcome, if the exit code is one of those.</summary>
    public Child Expect(params int[] codes)
    {
        if (codes.Contains(ExitCode))
            return this;

        var said = Errors.Trim() is { Length: > 0 } errors ? errors : Output.Trim();
        throw new InvalidOperationException($"`{Command}` ended with {ExitCode}: {string.Join(' ', said.Split('\n').Where(line => !line.StartsWith("   at ", StringComparison.Ordinal)).TakeLast(3))}");
    }

    static long Peak(int id)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return long.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) << 10;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has ended between two samples.
        }

        return 0;
    }
}
