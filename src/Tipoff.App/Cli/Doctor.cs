using Spectre.Console;
using Tipoff.Engine;

namespace Tipoff.App.Cli;

/// <summary>What is missing on this machine.</summary>
sealed class Doctor() : Verb("doctor", "What is missing on this machine: libraries, workspace, disk, clock, and how to get it")
{
    public override IReadOnlyList<string> Examples => ["tipoff doctor", "tipoff doctor --json"];

    public override Exit Run(Invocation call)
    {
        var items = new Machine(call.Clock).Examine(() => call.Workspace);
        var exit = items.Any(item => item.Status == Machine.Failed) ? Exit.Failed
            : items.Any(item => item.Status == Machine.Warning) ? Exit.Partial
            : Exit.Done;
        var status = exit switch { Exit.Done => Machine.Ok, Exit.Partial => Machine.Warning, _ => Machine.Failed };
        call.Answer(new { status, items = items.Select(item => new { name = item.Name, status = item.Status, what = item.What, fix = item.Fix }) }, () => Print(items));
        return exit;
    }

    static void Print(IReadOnlyList<MachineItem> items)
    {
        foreach (var item in items)
        {
            var (color, sign) = item.Status switch { Machine.Ok => ("green", "✓"), Machine.Warning => ("yellow", "!"), _ => ("red", "✗") };
            Invocation.Line($"[{color}]{sign} {item.Status,-7}[/] {item.Name,-12} {Markup.Escape(item.What)}");
            if (item.Fix is not null)
                Invocation.Line($"            {"",-12} [bold]{Markup.Escape(item.Fix)}[/]");
        }
    }
}
