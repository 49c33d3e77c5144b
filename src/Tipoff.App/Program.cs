using System.CommandLine;
using System.Runtime.InteropServices;
using Tipoff.App.Cli;
using Tipoff.Engine.Tables;
using Tipoff.Nba;

namespace Tipoff.App;

/// <summary>Wires everything; no other file does.</summary>
public static class Program
{
    /// <summary>The commands, in the order of the help.</summary>
    internal static IReadOnlyList<Verb> Verbs =>
    [
        new Init(),
        new RunDemo(),
        new Import(),
        new PlanWork(),
        new Apply(),
        new Backfill(),
        new Preflight(),
        new ShowReceipt(),
        new Cli.Monitor(),
        new Serve(),
        new VerbGroup("schedule", "The timetable: what is done when, and what was decided", new Cli.Schedule.List(), new Cli.Schedule.Log(), new Cli.Schedule.RunWorkflow(), new Cli.Schedule.Pause(), new Cli.Schedule.Resume(), new Cli.Schedule.PauseAll(), new Cli.Schedule.ResumeAll()),
        new Validate(),
        new RunChecks(),
        new Weekly(),
        new Verify(),
        new VerbGroup("quarantine", "Rejected rows: what waits, why, and what is decided about it", new Cli.Quarantine.List(), new Cli.Quarantine.Show(), new Cli.Quarantine.Release()),
        new SpotCheck(),
        new Train(),
        new VerbGroup("model", "The registry: which model predicts which season, why, and since when", new Cli.Model.List(), new Cli.Model.Show(), new Cli.Model.Card(), new Cli.Model.Compare(), new Cli.Model.Health(), new Cli.Model.Promote(), new Cli.Model.Rollback()),
        new Predict(),
        new Grade(),
        new ShowScoreboard(),
        new Explain(),
        new Diff(),
        new VerbGroup("player", "Who is who: players, their spellings, and names that lead to nobody", new Cli.Player.Find(), new Cli.Player.Show(), new Cli.Player.Unresolved(), new Cli.Player.Alias()),
        new VerbGroup("features", "What models see: meaning, source and history of every feature", new Cli.Features.List(), new Cli.Features.Show(), new Cli.Features.Coverage()),
        new Query(),
        new NamedQuery(),
        new Dash(),
        new Slo(),
        new VerbGroup("alert", "What is wrong and who was told: incidents, rules, channels", new Cli.Alert.List(), new Cli.Alert.Rules(), new Cli.Alert.Test(), new Cli.Alert.Ack(), new Cli.Alert.Watchdog()),
        new VerbGroup("source", "Ask the sources, keep every answer, replay them", new Cli.Source.List(), new Cli.Source.Fetch(), new Cli.Source.Status(), new Cli.Source.Corrections(), new Cli.Source.Record(), new Cli.Source.Replay()),
        new VerbGroup("config", "The settings in force", new Cli.Config.Show()),
        new Doctor(),
        new Aliases(),
        new ShowCompletion(),
        new VerbGroup("docs", "The generated reference", new Cli.Docs.Write()),
    ];

    public static int Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        var commandLine = $"tipoff {string.Join(' ', args)}".TrimEnd();
        var catalog = new Lazy<Catalog>(League.Catalog);
        var root = CommandTree.Of(Verbs, parsed => new Invocation(parsed, () => catalog.Value, TimeProvider.System, commandLine, stop));
        var parsed = root.Parse(args);
        return parsed.Errors.Count > 0 ? CommandTree.Refuse(parsed) : parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    /// <summary>The first signal asks the work to stop cleanly; a second one ends the process as usual.</summary>
    static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }
}
