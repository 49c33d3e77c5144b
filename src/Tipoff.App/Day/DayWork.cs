using Tipoff.App.Cli;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Day;

/// <summary>What workflows do: ask sources, and build whatever became due by it.</summary>
/// <remarks>
/// The ledger is the queue between phases: a cell whose inputs changed, or that is missing, is due, and building it makes its dependants due.
/// So a completed cell wakes exactly those who read it, once, and a kill between two phases loses nothing.
/// </remarks>
sealed class DayWork(Session session, SimulatedSources sources, Lanes lanes, TimeProvider clock)
{
    public const string Schedule = "nba_cdn.schedule,nba_stats.schedule";

    public const string People = "nba_stats.player_index,nba_stats.player_movement,espn.roster,nba_pages.roster";

    public const string Boxes = "nba_stats.player_gamelog,nba_stats.team_gamelog,nba_stats.boxscore_traditional_v_3,nba_stats.boxscore_traditional_v_2,nba_cdn.boxscore,ball_dont_lie.box_scores,espn.scoreboard";

    public const string Night = $"{Boxes},nba_cdn.play_by_play,nba_stats.shot_chart,nba_gamebooks,big_data_ball";

    public const string Lines = "the_odds_api.events,the_odds_api.game_lines,the_odds_api.player_points,betting_pros,prize_picks,underdog";

    public const string Injuries = "nba_static";

    public const string Referees = "nba_official";

    /// <summary>Whose runs these are in the run log.</summary>
    const string Command = "tipoff serve";

    readonly DuckDbWarehouse warehouse = session.Warehouse;

    /// <summary>Asks for what is due of a range, lands it, and builds what it woke.</summary>
    public Completion Fetch(string endpoints, DateOnly from, DateOnly to, DateOnly through, CancellationToken cancel)
    {
        using var turn = lanes.Live(cancel);
        var known = App.Sources.Endpoints(warehouse);
        var served = known.Select(sources.Everything);
        var request = new FetchRequest(from, to, [.. known.Select(endpoints).Intersect(served)]);
        var receipt = App.Sources.CollectAsync(session, request, Command, clock, cancel).GetAwaiter().GetResult();
        var asked = $"{receipt.Requests} requests, {receipt.Rows} rows";
        var open = receipt.Endpoints.Where(endpoint => endpoint is { Open: > 0, Skipped: not EndpointReceipt.NotConfigured }).Sum(endpoint => endpoint.Open);
        var built = Apply(Plan(Season.FirstDate(Season.Of(through)), through), cancel);
        return Completion.Of(
            receipt.Exit == Exit.Done ? built.Exit : receipt.Exit,
            $"{asked}{(open > 0 ? $", {open} answers open" : "")}; {built.Summary}");
    }

    (string Stamp, DateOnly From, DateOnly To) empty;

    /// <summary>What every plan follows from: equal stamps, equal plans.</summary>
    /// <remarks>Calendars look at the ledger's tables, at which games have begun or are over, and at the models that stand; a plan also at whose next try has come.</remarks>
    public string Stamp()
    {
        using var connection = warehouse.Connect();
        var now = ReadOnlyQuery.Literal(warehouse.Now);
        var row = ReadOnlyQuery.Run(
            connection,
            $"""
            select count(*) filter (tipoff_at <= {now}), count(*) filter (tipoff_at + interval '3' hour <= {now}),
              (select count(*) from orchestration.models where is_active),
              (select count(*) from orchestration.cells where retry_at <= {now})
            from reference.games
            """).Rows[0];
        return $"{warehouse.Ledger.Version} {string.Join(' ', row)}";
    }

    /// <summary>What is due of a range; what was published before tip-off, and dates that are guarded, stay as they are.</summary>
    public Plan Plan(DateOnly from, DateOnly to)
    {
        var stamp = Stamp();
        var request = new PlanRequest(from, to) { IsAutomatic = true };
        if (empty == (stamp, from, to))
            return new Plan(request, [], new Estimate(null, null, 0, 0));

        var begun = Begun();
        // Nothing renews them any more: a last renewal that failed must not stay a failure for ever.
        session.Runner.LetStand(warehouse.Catalog[typeof(PlayerPropPredictions)], begun, "as published before the first game");
        var plan = session.Runner.Plan(request, (table, partition) => IsGuarded(table, partition, begun));
        if (plan.IsEmpty)
            empty = (stamp, from, to);
        return plan;
    }

    public Completion Build(Plan plan, CancellationToken cancel)
    {
        using var turn = lanes.Live(cancel);
        var built = Apply(plan, cancel);
        return Completion.Of(built.Exit, built.Summary);
    }

    /// <summary>Trains what has no model yet.</summary>
    public Completion Train(IReadOnlyList<int> seasons, CancellationToken cancel)
    {
        using var turn = lanes.Live(cancel);
        var outcomes = seasons.Select(season => Training.Train(session, season, Training.ThreadsUsual, _ => { }, Command, cancel)).ToList();
        var refused = outcomes.Where(outcome => outcome.Obstacle is not null).Select(outcome => $"{Season.Name(outcome.Season)} not promoted: {outcome.Obstacle}").ToList();
        return refused.Count > 0
            ? new Completion(Completion.Failed, string.Join("; ", refused))
            : new Completion(Completion.Done, $"models of {string.Join(", ", seasons.Select(Season.Name))}");
    }

    /// <summary>Looks at how the champion of the day's season does; what is blocked is a failure that somebody has to see.</summary>
    public Completion Review(DateOnly day, CancellationToken cancel)
    {
        if (ChampionHealth.On(session, day, cancel) is not { } champion)
            return new Completion(Completion.Done, $"no model stands for {Season.Name(Season.Of(day))}");

        var (state, signs) = (champion.Health.State, champion.Health.Signs);
        var moved = signs.Where(sign => sign.State != ModelState.Healthy).Select(sign => sign.Sign).ToList();
        var summary = $"{ModelHealth.Word(state)}: {(moved.Count > 0 ? string.Join(", ", moved) : signs[0].Value is null ? signs[0].Bar : $"{champion.Health.Rows} graded rows as expected")}";
        return new Completion(state switch { ModelState.Blocked => Completion.Failed, ModelState.Degrading => Completion.Partial, _ => Completion.Done }, summary);
    }

    /// <summary>Seasons that can have models and have none.</summary>
    public IReadOnlyList<int> Untrained() => Training.Untrained(session);

    (Exit Exit, string Summary) Apply(Plan plan, CancellationToken cancel)
    {
        if (plan.IsEmpty)
            return (Exit.Done, "nothing to build");

        var receipt = session.Runner.Apply(plan, Command, progress => session.Socket.Progress = progress, cancel: cancel);
        var cells = receipt.Cells;
        var failed = cells.Failed == 0 ? "" : $", {cells.Failed} not ok ({receipt.Failures[0]})";
        // Cells that wait for a source are the business of the fetch, not a fault of the build.
        return (receipt.State is "done" or "partial" ? Exit.Done : receipt.Exit, $"{cells.Ok} cells built, {cells.Unchanged} unchanged{failed}");
    }

    /// <summary>Dates on which a game has begun.</summary>
    HashSet<string> Begun()
    {
        using var connection = warehouse.Connect();
        var rows = ReadOnlyQuery.Run(connection, $"select cast(game_date as varchar) from reference.games group by game_date having min(tipoff_at) <= {ReadOnlyQuery.Literal(warehouse.Now)}").Rows;
        return [.. rows.Select(row => (string)row[0]!)];
    }

    bool IsGuarded(Table table, string partition, HashSet<string> begun) =>
        warehouse.Workspace.Options.GuardedDates.Contains(partition)
        || (table is PlayerPropPredictions && begun.Contains(partition) && warehouse.Ledger[table.FullName, partition] is { Rows: > 0 });
}
