using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Alerts;

namespace Tipoff.App.Cli.Alert;

/// <summary>Whether a message would arrive.</summary>
sealed class Test() : Verb("test", "Send a test message through every channel, and say which of them took it")
{
    static readonly Option<string?> Only = new("--channel") { Description = "Only this one", HelpName = "NAME" };

    public override IReadOnlyList<string> Examples => ["tipoff alert test", "tipoff alert test --channel ops"];

    public override IReadOnlyList<Option> Options => [Only];

    public override Exit Run(Invocation call)
    {
        var workspace = call.Workspace;
        var configured = workspace.Options.Alerts.Channels;
        var chosen = configured.Where(channel => call.Get(Only) is not { } name || channel.Name == name).ToList();
        if (chosen.Count == 0)
        {
            throw new Problem(
                call.Get(Only) is { } name ? $"no channel '{name}'" : "no channel is configured",
                configured.Count > 0 ? $"there are {string.Join(", ", configured.Select(channel => channel.Name))}" : "alerts are kept and shown, and `tipoff serve` prints them; nobody is called",
                $"Add one to \"alerts\": {{\"channels\": […]}} in {Workspace.OptionsFile}; `tipoff config show` says how")
            { Exit = Exit.Usage };
        }

        var message = Trial(call.Now);
        var outcomes = chosen.Select(options => (options.Name, options.Kind, Fault: Courier.FaultOfAsync(Channel.Of(options, workspace.Root, Invocation.Note), message, call.Clock, call.Cancel).GetAwaiter().GetResult())).ToList();
        call.Answer(
            new { channels = outcomes.Select(outcome => new { name = outcome.Name, kind = outcome.Kind, delivered = outcome.Fault is null, fault = outcome.Fault }) },
            () => outcomes.ForEach(outcome => Invocation.Line(outcome.Fault is { } fault
                ? $"[red]✗[/] {Markup.Escape($"{outcome.Name} ({outcome.Kind}): {fault}")}"
                : $"[green]✓[/] {Markup.Escape($"{outcome.Name} ({outcome.Kind})")} took it")));
        return outcomes.TrueForAll(outcome => outcome.Fault is null) ? Exit.Done : Exit.Unavailable;
    }

    static Message Trial(DateTimeOffset now)
    {
        var part = new MessagePart($"test-{now:yyMMddHHmmss}", "test", "test", "test", AlertSeverity.Info, "test: this channel works", "Nothing is wrong: somebody ran `tipoff alert test`.");
        return Message.Of(part.Notice, [part]);
    }
}
