using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;
using Tipoff.App.Day;
using Tipoff.App.Simulation;
using Tipoff.App.Telemetry;
using Tipoff.App.Web;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>The daemon.</summary>
sealed class Serve() : Verb("serve", "Live through the days: fetch, build, predict before tip-off, grade next morning, heal gaps; until it is stopped")
{
    static readonly Option<DateOnly?> Until = SharedOptions.Date("--until", "Stop when this game date's night is over");

    static readonly Option<bool> Rehearse = new("--rehearse") { Description = "In a simulated league, on a clock that steps from trigger to trigger: a season in minutes" };

    static readonly Option<string?> Listen = new("--listen") { Description = "Answer monitoring systems there: /healthz, /readyz, /metrics; without it (or the setting listen) nothing listens", HelpName = "ADDRESS:PORT" };

    static readonly Option<bool> ListenAnywhere = new("--listen-anywhere") { Description = "Let --listen be reached from other machines: there is no password and no encryption" };

    static readonly Option<string?> Log = new("--log") { Description = "Log decisions, runs, failed cells and incidents to a file, one JSON object a line; at 10 MB it is put aside, and five are kept", HelpName = "FILE" };

    public override IReadOnlyList<string> Examples => ["tipoff serve", "tipoff serve --listen 127.0.0.1:9464 --log serve.jsonl", "tipoff serve --rehearse --until 2024-11-15 --workspace season"];

    public override IReadOnlyList<Option> Options => [Until, Rehearse, Listen, ListenAnywhere, Log, RunOptions.Traces];

    public override Exit Run(Invocation call)
    {
        var league = call.Get(Rehearse) ? new SimulatedLeague(SimulatedLeague.UsualSeed) : null;
        var workspace = league is null ? call.Workspace : Rehearsal.Prepare(call.WorkspaceOption, league);
        var clock = league is null ? call.Clock : Rehearsal.ClockOf(workspace);
        var end = (call.Get(Listen) ?? workspace.Options.Listen) is { } address ? ListenAddress.Of(address, call.Get(ListenAnywhere) || workspace.Options.ListenAnywhere) : null;
        TakeOver(workspace, call.Clock);
        using var sources = SimulatedSources.For(workspace, clock, league);
        using var session = call.Hold(sources.Workspace, clock);
        if (league is not null)
            Rehearsal.CollectPast(session, sources, league, call.CommandLine, call.Cancel);

        using var log = JsonLog.Open(call.Get(Log) ?? Beside(workspace, workspace.Options.Log), session.Warehouse.Clock, Invocation.Note);
        using var traces = SpanFile.Open(call.Get(RunOptions.Traces) ?? Beside(workspace, workspace.Options.Traces), Invocation.Note);
        var trail = log is null ? null : new IncidentTrail(session.Warehouse, log);
        Lanes lanes = new();
        Shift shift = new(session, sources, lanes, clock, Invocation.Note);
        var workflows = new Timetable(() => shift).Workflows;
        using Daemon daemon = new(session.Warehouse, workflows, Slate.DayOf, decision => Tell(call, decision, log, trail), why => Invocation.Note($"tipoff: nothing can be decided, tried again: {why}"));
        Desk desk = new(session.Warehouse, new Runner(session.Warehouse, Computations.For(session.Warehouse)) { Lanes = lanes }, new FetchLane(session, sources, lanes, clock), new ReleaseLane(session, lanes, clock), daemon, workflows, call.Cancel);
        session.Socket.Desk = desk.Answer;
        using Heartbeat heartbeat = new(workspace, call.Clock, () => daemon.Current);
        using var listener = end is null ? null : Listener.Start(session.Warehouse, call.Clock, end);
        if (listener is not null)
            Invocation.Note($"tipoff: listening on {listener.Address}: /healthz /readyz /metrics");
        if (!call.IsJson)
            Invocation.Line($"[bold]serving[/] {Markup.Escape(workspace.Root)}: {workflows.Count} workflows, the next at {Slate.Clock(workflows.Min(daemon.Next))}; Ctrl-C drains and ends");
        daemon.LiveAsync(call.Get(Until) is { } last ? Eastern.At(last.AddDays(1), new TimeOnly(4, 59)) : null, call.Cancel).GetAwaiter().GetResult();
        desk.Close();
        if (league is not null)
            workspace.Pin(session.Warehouse.Now);
        if (!call.IsJson)
            Invocation.Line(call.Cancel.IsCancellationRequested ? "[bold]drained[/]: `tipoff serve` goes on where it ended" : $"[bold]done[/]: it is {session.Warehouse.Now:u}");
        return Exit.Done;
    }

    /// <summary>A daemon that has been silent for too long is ended, so that its work can be taken over; nothing committed is lost by it.</summary>
    static void TakeOver(Workspace workspace, TimeProvider clock)
    {
        if (Owner.Read(workspace) is not { BeatAt: not null } owner || Heartbeat.Of(owner, clock.GetUtcNow()) != Pulse.Dead)
            return;

        Invocation.Note($"tipoff: `{owner.Command}` (process {owner.ProcessId}) has been silent since {owner.BeatAt:u}: taking over");
        using var process = Process.GetProcessById(owner.ProcessId);
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>The line of the timetable that changes incidents.</summary>
    const string WatchLine = "watch";

    /// <summary>A file of the settings is named from the workspace, wherever the daemon is started.</summary>
    static string? Beside(Workspace workspace, string? file) => file is null ? null : Path.Combine(workspace.Root, file);

    static void Tell(Invocation call, Decision decision, JsonLog? log, IncidentTrail? trail)
    {
        log?.Decided(decision);
        if (decision is { Workflow: WatchLine, State: not (null or Decision.Running) })
            trail?.Follow();
        if (call.Get(Rehearse))
            Rehearsal.Mark(call.Workspace, decision.DecidedAt);
        if (call.IsJson)
            Console.Out.WriteLine(JsonSerializer.Serialize(decision, Desk.Json));
        else if (decision.Verdict == Verdict.Abort || decision.State is not (null or Decision.Running))
            Schedule.Log.Print(decision, withDay: true);
    }
}
