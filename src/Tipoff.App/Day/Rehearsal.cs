using System.Globalization;
using System.Text.Json;
using Tipoff.App.Cli;
using Tipoff.App.Simulation;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Day;

/// <summary>A simulated workspace that is lived through on a clock that steps from one moment to the next.</summary>
static class Rehearsal
{
    /// <summary>Days before the opening night on which it begins: time to train on the season before.</summary>
    const int LeadDays = 1;

    /// <summary>The workspace at a folder, made if it is not there.</summary>
    /// <exception cref="Problem">No folder was named, or it holds the real league.</exception>
    public static Workspace Prepare(string? folder, SimulatedLeague league)
    {
        var root = Path.GetFullPath(folder ?? throw new Problem("--rehearse needs a workspace of its own", "it lives in a simulated league", "Add --workspace DIR; DIR is made") { Exit = Exit.Usage });
        if (!File.Exists(Path.Combine(root, Workspace.OptionsFile)))
        {
            var opening = league.Fixtures.First(fixture => fixture.Season == league.Fixtures[^1].Season).Date;
            DemoArchives.WriteFacts(FactsOf(root), league);
            var options = new { simulation = league.Seed, pinnedClock = Eastern.At(opening.AddDays(-LeadDays), new TimeOnly(4, 0)) };
            File.WriteAllText(Path.Combine(root, Workspace.OptionsFile), JsonSerializer.Serialize(options, Invocation.JsonOptions));
        }

        var workspace = Workspace.Open(root);
        return workspace.Options.Simulation is not null
            ? workspace
            : throw new Problem($"{root} is a workspace of the real league", "a rehearsal would mix a simulated one into it", "Name another --workspace") { Exit = Exit.Usage };
    }

    /// <summary>The clock of the workspace's world, where it was left: pinned when it ended well, else at its last decision.</summary>
    public static SteppingClock ClockOf(Workspace workspace)
    {
        var pinned = workspace.Options.PinnedClock!.Value;
        var marked = File.Exists(MarkOf(workspace)) ? DateTimeOffset.Parse(File.ReadAllText(MarkOf(workspace)), CultureInfo.InvariantCulture) : pinned;
        return new SteppingClock(marked > pinned ? marked : pinned);
    }

    /// <summary>Remembers how far its world has come.</summary>
    public static void Mark(Workspace workspace, DateTimeOffset now)
    {
        var aside = $"{MarkOf(workspace)}.{Environment.ProcessId}";
        File.WriteAllText(aside, now.ToString("O", CultureInfo.InvariantCulture));
        File.Move(aside, MarkOf(workspace), overwrite: true);
    }

    /// <summary>The seasons before the last one, collected and built in one go: a daemon lives forward, and models need a past.</summary>
    public static void CollectPast(Session session, SimulatedSources sources, SimulatedLeague league, string command, CancellationToken cancel)
    {
        Archives.Import(session, FactsOf(session.Warehouse.Workspace.Root), null, command, session.Warehouse.Clock, cancel);
        var past = league.Fixtures.Where(fixture => fixture.Season < league.Fixtures[^1].Season).Select(fixture => fixture.Date).ToList();
        if (past.Count == 0 || session.Warehouse.Ledger["precompute.ml_feature_store", $"{past[^1]:yyyy-MM-dd}"] is { Rows: > 0 })
            return;

        var endpoints = App.Sources.Endpoints(session.Warehouse).Select(sources.Everything);
        App.Sources.CollectAsync(session, new FetchRequest(past[0], past[^1], endpoints), command, session.Warehouse.Clock, cancel).GetAwaiter().GetResult();
        session.Runner.Apply(session.Runner.Plan(new PlanRequest(past[0], past[^1])), command, cancel: cancel);
    }

    static string FactsOf(string root) => Path.Combine(root, "facts");

    static string MarkOf(Workspace workspace) => Path.Combine(workspace.Data, "rehearsal.clock");
}
