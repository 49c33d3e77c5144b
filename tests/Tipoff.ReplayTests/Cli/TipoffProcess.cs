using System.Diagnostics;

namespace Tipoff.ReplayTests.Cli;

/// <summary>The built program as a process of its own, so that it can be killed.</summary>
sealed class TipoffProcess : IDisposable
{
    readonly Process process;
    readonly Task<string> output;
    readonly Task<string> errors;

    public TipoffProcess(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "tipoff.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start).ShouldNotBeNull();
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Exit code and everything it said.</summary>
    public async Task<(int Exit, string Text)> End()
    {
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Exit code and what it said on stdout: the screen.</summary>
    public async Task<(int Exit, string Screen)> Screen()
    {
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await errors);
    }

    /// <summary>Kills it without a warning, the way <c>kill -9</c> does, unless it ends by itself before; says whether it was killed.</summary>
    public async Task<bool> KillAfter(TimeSpan delay)
    {
        using CancellationTokenSource limit = new(delay);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            return process.ExitCode != 0;
        }
    }

    /// <summary>Sends a signal, such as TERM or STOP.</summary>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>Ends with the test, whatever it was doing.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
