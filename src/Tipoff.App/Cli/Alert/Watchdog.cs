using System.CommandLine;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Alerts;

namespace Tipoff.App.Cli.Alert;

/// <summary>Watches the watcher, from outside of the daemon.</summary>
sealed class Watchdog() : Verb("watchdog", "For cron: has the watcher been silent? Tells every channel once when it falls silent and once when it speaks again")
{
    static readonly Option<int> Minutes = new("--minutes") { Description = "Silence that is too long; the watcher looks every thirty", HelpName = "N", DefaultValueFactory = _ => 45 };

    /// <summary>Beside the mark: of which silence people were told.</summary>
    const string ToldFile = "watchdog.told";

    public override IReadOnlyList<string> Examples => ["tipoff alert watchdog", "tipoff alert watchdog --minutes 30 --json"];

    public override IReadOnlyList<Option> Options => [Minutes];

    /// <remarks>It needs neither the warehouse nor the daemon: both may be what is broken.</remarks>
    public override Exit Run(Invocation call)
    {
        var workspace = call.Workspace;
        var last = Watch.LastLook(workspace);
        var silence = call.Clock.GetUtcNow() - last;
        var isSilent = silence?.TotalMinutes > call.Get(Minutes);
        var toldFile = Path.Combine(workspace.Data, ToldFile);
        var told = File.Exists(toldFile) ? File.ReadAllText(toldFile) : null;
        var faults = 0;
        if (isSilent && told != $"{last:O}")
        {
            faults = Send(call, workspace, AlertSeverity.Critical, "critical: the watcher is silent", $"Nothing was looked at since {last:yyyy-MM-dd HH:mm} UTC: no alert would come.\nmend: tipoff serve\nrunbook: daemon-silent");
            if (faults == 0)
                File.WriteAllText(toldFile, $"{last:O}");
        }
        else if (!isSilent && told is not null)
        {
            faults = Send(call, workspace, AlertSeverity.Critical, "resolved: the watcher looks again", $"It looked at {last:yyyy-MM-dd HH:mm} UTC.");
            if (faults == 0)
                File.Delete(toldFile);
        }

        var state = last is null ? "never" : isSilent ? "silent" : "looking";
        call.Answer(new { state, lastLook = last, silentMinutes = silence?.TotalMinutes, undelivered = faults }, () => Invocation.Line(state switch
        {
            "never" => "[grey]No watcher has looked here yet[/]: `tipoff serve` looks every half hour.",
            "silent" => $"[red]✗[/] silent for {silence!.Value.TotalMinutes:0} min, since {last:yyyy-MM-dd HH:mm} UTC. Next: [bold]tipoff serve[/]",
            _ => $"[green]✓[/] it looked {silence!.Value.TotalMinutes:0} min ago",
        }));
        return isSilent ? Exit.Failed : faults > 0 ? Exit.Partial : Exit.Done;
    }

    /// <returns>How many channels did not take it.</returns>
    static int Send(Invocation call, Workspace workspace, AlertSeverity severity, string title, string text)
    {
        var id = $"watchdog-{call.Clock.GetUtcNow():yyMMddHHmmss}";
        var message = Message.Of(id, [new MessagePart(id, "watchdog", "watchdog", "raised", severity, title, text)]);
        var faults = 0;
        foreach (var options in workspace.Options.Alerts.Channels)
        {
            if (Courier.FaultOfAsync(Channel.Of(options, workspace.Root, Invocation.Note), message, call.Clock, call.Cancel).GetAwaiter().GetResult() is { } fault)
            {
                Invocation.Note($"tipoff: {options.Name} did not take it: {fault}");
                faults++;
            }
        }

        return faults;
    }
}
