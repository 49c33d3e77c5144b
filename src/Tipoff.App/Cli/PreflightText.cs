using Spectre.Console;
using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;

namespace Tipoff.App.Cli;

/// <summary>The checks before a backfill as people read them: a line for each, what mends it, and the verdict.</summary>
sealed class PreflightText(IReadOnlyList<PreflightFinding> findings, PlanRequest request)
{
    /// <summary>Sign, status and name.</summary>
    const int ValueColumn = 26;

    /// <summary>Under the name: commands are longer than values.</summary>
    const int CommandColumn = 10;

    /// <summary>A narrower terminal breaks lines by itself.</summary>
    const int WidthMin = 60;

    public void Print()
    {
        foreach (var finding in findings)
            Print(finding);

        int Count(PreflightStatus status) => findings.Count(finding => finding.Status == status);
        var exit = PreflightFinding.ExitOf(findings);
        var (color, verdict) = exit switch { Engine.Exit.Failed => ("red", "do not proceed"), Engine.Exit.Partial => ("yellow", "proceed with caution"), _ => ("green", "ready") };
        Invocation.Line($"{Count(PreflightStatus.Ok)} ok, {Count(PreflightStatus.Warning)} warnings, {Count(PreflightStatus.Failed)} failed, {Count(PreflightStatus.Skipped)} skipped: [{color}]{verdict}[/]");
        if (exit != Engine.Exit.Failed)
            PrintCommand($"tipoff backfill {request}");
    }

    static void Print(PreflightFinding finding)
    {
        var (color, sign) = finding.Status switch { PreflightStatus.Ok => ("green", "✓"), PreflightStatus.Warning => ("yellow", "!"), PreflightStatus.Failed => ("red", "✗"), _ => ("grey", "-") };
        var why = finding.Since is { } since ? $"{finding.Why} (since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC)" : finding.Why ?? "";
        var lines = Wrap(finding.Value).Select(Markup.Escape).Concat(Wrap(why).Select(line => $"[{color}]{Markup.Escape(line)}[/]")).ToList();
        Invocation.Line($"[{color}]{sign} {Word(finding.Status),-7}[/] {finding.Name,-15} {lines[0]}");
        foreach (var line in lines.Skip(1))
            Invocation.Line($"{"",ValueColumn}{line}");
        if (finding.Fix is not null)
            PrintCommand(finding.Fix);
    }

    /// <summary>A command is copied: where it does not fit, the terminal breaks it without putting a line end into it.</summary>
    static void PrintCommand(string command)
    {
        if (CommandColumn + command.Length <= AnsiConsole.Profile.Width)
            Invocation.Line($"{"",CommandColumn}[bold]{Markup.Escape(command)}[/]");
        else
            Console.Out.WriteLine($"{"",CommandColumn}{command}");
    }

    static string Word(PreflightStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The text in lines that fit beside the names; a word that is longer stays whole.</summary>
    static IEnumerable<string> Wrap(string text)
    {
        var width = Math.Max(WidthMin, AnsiConsole.Profile.Width) - ValueColumn;
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
            yield return line;
    }
}
