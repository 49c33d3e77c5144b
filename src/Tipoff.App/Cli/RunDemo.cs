using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;
using Tipoff.App.Simulation;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Models;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Grading;

namespace Tipoff.App.Cli;

/// <summary>The whole way, offline.</summary>
sealed class RunDemo() : Verb("demo", "The whole way, offline: sources fetched, features, models, predictions, grades, proof; run again, it continues")
{
    /// <summary>Noon Eastern of the simulated league's last date: its games are tonight.</summary>
    const int NoonEasternAsUtc = 17;

    static readonly Option<string?> From = new("--archives") { Description = "Real archives to import instead of fetching from the simulated league", HelpName = "DIR" };

    public override IReadOnlyList<string> Examples => ["tipoff demo", "tipoff demo --archives ../archives --workspace ./real"];

    public override IReadOnlyList<Option> Options => [From];

    public override Exit Run(Invocation call)
    {
        var watch = Stopwatch.StartNew();
        var folder = call.WorkspaceOption ?? (call.Get(From) is null ? "demo" : Path.Combine("demo", "real"));
        using var world = call.Get(From) is null ? Simulate(folder, call) : null;
        using var session = call.Hold(world?.Sources.Workspace ?? Workspace.Create(folder));
        if (world is null)
            Import(session, call, call.Get(From)!);
        else
            Collect(session, call, world);

        var (first, last) = Range(session);
        var build = Backfill(session, call, first, last, "features");
        Train(session, call);
        var predict = Backfill(session, call, first, last, "predictions and grades");
        var report = Validated(session, call, first, last);
        var rows = Scores(session, call);
        call.Answer(
            new { workspace = session.Warehouse.Workspace.Root, from = first, to = last, build, predict, healthy = report.IsHealthy, seconds = Math.Round(watch.Elapsed.TotalSeconds, 1), scoreboard = rows },
            () => Print(session, call, last, rows, watch.Elapsed));
        // Remarks of checks are for `tipoff validate`; a demo that is healthy has done its job.
        return build.Exit != Exit.Done ? build.Exit : predict.Exit != Exit.Done ? predict.Exit : report.IsHealthy ? Exit.Done : report.Exit;
    }

    static void Import(Session session, Invocation call, string archives)
    {
        Step(call, "import", archives);
        var imported = Archives.Import(session, archives, null, call.CommandLine, call.Clock, call.Cancel);
        if (imported.Exit != Exit.Failed)
            return;

        Cli.Import.Print(imported);
        throw new Problem("the archives could not all be read", imported.Files.First(file => file.Outcome == "refused").Reason!, $"Mend them and run it again: {call.CommandLine}");
    }

    /// <summary>Everything that the simulated league's sites have, over HTTP; the few facts that no site serves come as archives.</summary>
    static void Collect(Session session, Invocation call, SimulatedWorld world)
    {
        Import(session, call, world.Facts);
        var endpoints = App.Sources.Endpoints(session.Warehouse);
        var request = new FetchRequest(world.League.Fixtures[0].Date, world.League.Tonight, endpoints.Select(world.Sources.Everything));
        Step(call, "fetch", $"the simulated sites at {session.Warehouse.Workspace.Options.SourcesAt!.Authority}, {request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}");
        var receipt = App.Sources.CollectAsync(session, request, call.CommandLine, call.Clock, call.Cancel).GetAwaiter().GetResult();
        if (!call.IsJson)
            Cli.Source.Fetch.Print(receipt);
    }

    static SimulatedWorld Simulate(string folder, Invocation call)
    {
        var root = Path.GetFullPath(folder);
        var league = new SimulatedLeague(SimulatedLeague.UsualSeed);
        var facts = Path.Combine(root, "facts");
        if (!Directory.Exists(facts))
        {
            var aside = $"{facts}.{Environment.ProcessId}";
            DemoArchives.WriteFacts(aside, league);
            Directory.Move(aside, facts);
            var options = new { simulation = SimulatedLeague.UsualSeed, pinnedClock = new DateTimeOffset(league.Tonight.ToDateTime(new TimeOnly(NoonEasternAsUtc, 0)), TimeSpan.Zero) };
            File.WriteAllText(Path.Combine(root, Workspace.OptionsFile), JsonSerializer.Serialize(options, Invocation.JsonOptions));
        }

        return new SimulatedWorld(league, facts, SimulatedSources.For(Workspace.Open(root), call.Clock, league));
    }

    /// <summary>The league, its static facts, and its sites.</summary>
    sealed record SimulatedWorld(SimulatedLeague League, string Facts, SimulatedSources Sources) : IDisposable
    {
        public void Dispose() => Sources.Dispose();
    }

    /// <summary>From the first box held, so that every window is whole, to the last game that counts.</summary>
    static (DateOnly First, DateOnly Last) Range(Session session)
    {
        using var connection = session.Warehouse.Connect();
        var frame = Frame.Read(
            connection,
            """
            select min(game_date) as first, max(game_date) as last from reference.games
            where season_type in ('regular', 'playin', 'playoffs') and game_date >= (select min(game_date) from raw.nbac_player_boxscores)
            """);
        return (frame.Dates("first")[0], frame.Dates("last")[0]);
    }

    static Receipt Backfill(Session session, Invocation call, DateOnly first, DateOnly last, string what)
    {
        var plan = session.Runner.Plan(new PlanRequest(first, last));
        Step(call, what, plan.IsEmpty ? "nothing to do, the plan is empty" : $"{plan.Cells.Count():N0} cells from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}");
        var receipt = Work.Apply(session, plan, call);
        if (receipt.State == "cancelled")
            throw new OperationCanceledException(call.Cancel);
        if (receipt.Exit != Exit.Done)
            receipt.Failures.Take(10).ToList().ForEach(failure => Invocation.Note($"  ✗ {failure}"));
        return receipt;
    }

    static void Train(Session session, Invocation call)
    {
        var due = Training.Untrained(session);
        Step(call, "train", due.Count == 0 ? "the models stand" : $"walk-forward models of {string.Join(", ", due.Select(Season.Name))}");
        using var line = new ProgressLine(call.Clock);
        foreach (var season in due)
        {
            if (Training.Train(session, season, Training.ThreadsUsual, line.Show, call.CommandLine, call.Cancel).Obstacle is { } obstacle)
                Step(call, "train", $"{Season.Name(season)} is not predicted: {obstacle}");
        }
    }

    static CompletenessReport Validated(Session session, Invocation call, DateOnly first, DateOnly last)
    {
        using var connection = session.Warehouse.Connect();
        var report = new Completeness(call.Catalog, sql => ReadOnlyQuery.Run(connection, sql), session.Warehouse.Now).Measure(CompletenessLayers.All, Season.FirstDate(Math.Max(Season.Of(first), 2020)) is var from && from < first ? first : from, last);
        Step(call, "validate", report.IsHealthy ? "healthy" : $"not healthy: tipoff validate --from {first:yyyy-MM-dd} --to {last:yyyy-MM-dd}");
        return report;
    }

    static List<Scoreboard.Row> Scores(Session session, Invocation call)
    {
        var seasons = Training.Seasons(session);
        if (seasons.Count == 0)
            return [];

        using var connection = session.Warehouse.Connect();
        return [.. Scoreboard.Of(Frame.Read(connection, Scoreboard.Query(Season.FirstDate(seasons[^1]), Season.LastDate(seasons[^1])), call.Cancel), Season.Name(seasons[^1]))];
    }

    static void Print(Session session, Invocation call, DateOnly last, List<Scoreboard.Row> rows, TimeSpan elapsed)
    {
        ScoreboardText.Print(rows);
        var workspace = Path.GetRelativePath(Directory.GetCurrentDirectory(), session.Warehouse.Workspace.Root);
        Invocation.Line($"[bold]Done in {elapsed.TotalSeconds:N0} s.[/] Look next:");
        foreach (var command in new[]
        {
            $"predict --date {last:yyyy-MM-dd}", "source status", "scoreboard", $"validate --from {last.AddDays(-30):yyyy-MM-dd} --to {last:yyyy-MM-dd} --detailed",
            "sql \"select table_name, presence, count(*) as cells from orchestration.cells group by all order by all\"",
        })
        {
            Invocation.Line($"  ./tipoff {Markup.Escape(command)} --workspace {Markup.Escape(workspace)}");
        }
    }

    static void Step(Invocation call, string name, string text)
    {
        if (!call.IsJson)
            Invocation.Line($"[bold]{name}[/]: {Markup.Escape(text)}");
    }
}
