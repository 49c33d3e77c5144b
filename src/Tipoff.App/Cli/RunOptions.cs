using System.CommandLine;
using Tipoff.Engine;
using Tipoff.Engine.Runs;

namespace Tipoff.App.Cli;

/// <summary>Options that say how a plan is executed.</summary>
static class RunOptions
{
    public static readonly Option<int?> Workers = new("--workers") { Description = "Batches that run at once; otherwise the workspace's setting", HelpName = "N" };

    public static readonly Option<int?> StopAfterFailures = new("--stop-after-failures") { Description = "Stop when so many cells have failed; otherwise when more than half do", HelpName = "N" };

    public static readonly Option<string?> Traces = new("--traces") { Description = "Write what was done and how long it took to a file, one span a line, as OTLP in JSON", HelpName = "FILE" };

    public static readonly IReadOnlyList<Option> All = [Workers, StopAfterFailures, Traces];

    /// <exception cref="Problem">A number outside what makes sense.</exception>
    public static StopRules Rules(Invocation call)
    {
        if (call.Get(Workers) is { } workers and (< 1 or > 64))
            throw new Problem($"--workers is {workers}", "expected 1 to 64", "Leave it out for the workspace's setting") { Exit = Exit.Usage };
        if (call.Get(StopAfterFailures) is { } most and < 1)
            throw new Problem($"--stop-after-failures is {most}", "expected at least 1", "Leave it out to go on after failures") { Exit = Exit.Usage };
        return new StopRules(call.Get(StopAfterFailures));
    }

    /// <summary>As they were given, to be put behind a command that asks for the same.</summary>
    public static string Text(Invocation call) =>
        $"{(call.Get(Workers) is { } workers ? $" {Workers.Name} {workers}" : "")}{(call.Get(StopAfterFailures) is { } most ? $" {StopAfterFailures.Name} {most}" : "")}";
}
