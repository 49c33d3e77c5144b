using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;
using Tipoff.App.Day;
using Tipoff.App.Simulation;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>The daemon.</summary>
sealed class Serve() : Verb("serve", "Live through the days: fetch, build, predict before tip-off, grade next morning, heal gaps; until it is stopped")
{
    /// <summary>The simulated league is the same on every machine.</summary>
    const int Seed = 2024;

    /// <summary>Days before the opening night on which a rehearsal begins: time to collect the season before and to train.</summary>
    const int RehearsalLead = 4;

    static readonly Option<DateOnly?> Until = SharedOptions.Date("--until", "Stop when this game date's night is over");

    static readonly Option<bool> Rehearse = new("--rehearse") { Description = "In a simulated league, on a clock that steps from trigger to trigger: a season in minutes" };

    public override IReadOnlyList<string> Examples => ["tipoff serve", "tipoff serve --rehearse --until 2024-11-15 --workspace season"];

    public override IReadOnlyList<Option> Options => [Until, Rehearse];

    public override Exit Run(Invocation call)
    {
        var (workspace, clock) = call.Get(Rehearse) ? Rehearsal(call) : (call.Workspace, call.Clock);
        TakeOver(workspace, call.Clock);
        using var sources = SimulatedSources.For(workspace, clock);
        using var session = call.Hold(sources.Workspace, clock);
        if (call.Get(Rehearse))
            Before(session, sources, clock, call);

        Lanes lanes = new();
        Shift shift = new(session, sources, lanes, clock);
        var workflows = new Timetable(() => shift).Workflows;
        using Daemon daemon = new(session.Warehouse, workflows, Slate.DayOf, decision => Tell(call, decision));
        Desk desk = new(session.Warehouse, new Runner(session.Warehouse, Computations.For(session.Warehouse)) { Lanes = lanes }, daemon, workflows, call.Cancel);
        session.Socket.Desk = desk.Answer;
        using Heartbeat heartbeat = new(workspace, call.Clock, () => daemon.Current);
        if (!call.IsJson)
            Invocation.Line($"[bold]serving[/] {Markup.Escape(workspace.Root)}: {workflows.Count} workflows, the next at {Slate.Clock(workflows.Min(daemon.Next))}; Ctrl-C drains and ends");
        daemon.LiveAsync(call.Get(Until) is { } last ? Eastern.At(last.AddDays(1), new TimeOnly(4, 59)) : null, call.Cancel).GetAwaiter().GetResult();
        desk.Close();
        if (call.Get(Rehearse))
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

    /// <summary>A simulated workspace, made if it is not there, and the clock of its world where it was left.</summary>
    static (Workspace Workspace, TimeProvider Clock) Rehearsal(Invocation call)
    {
        var root = Path.GetFullPath(call.WorkspaceOption ?? throw new Problem("--rehearse needs a workspace of its own", "it lives in a simulated league", "Add --workspace DIR; DIR is made") { Exit = Exit.Usage });
        var league = new SimulatedLeague(Seed);
        if (!File.Exists(Path.Combine(root, Workspace.OptionsFile)))
        {
            var opening = league.Fixtures.First(fixture => fixture.Season == Simulation.Calendar.Seasons[^1]).Date;
            var options = new { simulation = Seed, pinnedClock = Eastern.At(opening.AddDays(-RehearsalLead), new TimeOnly(4, 0)) };
            DemoArchives.WriteFacts(Path.Combine(root, "facts"), league);
            File.WriteAllText(Path.Combine(root, Workspace.OptionsFile), JsonSerializer.Serialize(options, Invocation.JsonOptions));
        }

        var workspace = Workspace.Open(root);
        if (workspace.Options.Simulation is null)
            throw new Problem($"{root} is a workspace of the real league", "a rehearsal would mix a simulated one into it", "Name another --workspace") { Exit = Exit.Usage };
        return (workspace, new SteppingClock(Left(workspace)));
    }

    /// <summary>The season before, collected in one go: a daemon lives forward, and models need a past.</summary>
    static void Before(Session session, SimulatedSources sources, TimeProvider clock, Invocation call)
    {
        Archives.Import(session, Path.Combine(session.Warehouse.Workspace.Root, "facts"), null, call.CommandLine, clock, call.Cancel);
        var seasons = Simulation.Calendar.Seasons;
        if (session.Warehouse.Ledger.Of("reference.games").Any(cell => string.CompareOrdinal(cell.Partition, $"{Season.LastDate(seasons[^2]):yyyy-MM-dd}") <= 0))
            return;

        var (from, to) = (Season.FirstDate(seasons[0]), Season.LastDate(seasons[^2]));
        var endpoints = App.Sources.Endpoints(session.Warehouse).Select(sources.Everything);
        App.Sources.CollectAsync(session, new FetchRequest(from, to, endpoints), call.CommandLine, clock, call.Cancel).GetAwaiter().GetResult();
        session.Runner.Apply(session.Runner.Plan(new PlanRequest(from, to)), call.CommandLine, cancel: call.Cancel);
    }

    /// <summary>Where the last rehearsal ended: pinned when it ended well, else its last decision.</summary>
    static DateTimeOffset Left(Workspace workspace)
    {
        var pinned = workspace.Options.PinnedClock!.Value;
        return File.Exists(Mark(workspace)) && DateTimeOffset.Parse(File.ReadAllText(Mark(workspace)), System.Globalization.CultureInfo.InvariantCulture) is var mark && mark > pinned ? mark : pinned;
    }

    static string Mark(Workspace workspace) => Path.Combine(workspace.Data, "rehearsal.clock");

    static void Tell(Invocation call, Decision decision)
    {
        if (call.Get(Rehearse))
            File.WriteAllText(Mark(call.Workspace), decision.DecidedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        if (call.IsJson)
            Console.Out.WriteLine(JsonSerializer.Serialize(decision, Desk.Json));
        else if (decision.Verdict == Verdict.Abort || decision.State is not (null or Decision.Running))
            Schedule.Log.Print(decision, withDay: true);
    }
}
