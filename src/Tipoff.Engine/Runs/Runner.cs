using System.Data.Common;
using System.Diagnostics;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>Fills a temporary relation, which has the table's columns, with the rows of the dates; C# where SQL says it badly.</summary>
/// <returns>What rows do without, by partition: such cells are served and called degraded.</returns>
public delegate IReadOnlyDictionary<string, string> Computation(DbConnection connection, string relation, DateOnly from, DateOnly to, CancellationToken cancel);

/// <summary>Walks a plan: each stage is one statement for many cells and one transaction that publishes them.</summary>
public sealed class Runner(DuckDbWarehouse warehouse, IReadOnlyDictionary<Type, Computation> computations)
{
    /// <summary>Set for a backfill beside live work: each batch waits for its turn.</summary>
    public Lanes? Lanes { get; init; }

    /// <summary>Characters of an error that a reason repeats; the whole stands beside it.</summary>
    const int ReasonCharactersMax = 300;

    /// <summary>Whether a table is made here rather than landed.</summary>
    public bool IsBuilt(Table table) => table.Sql is not null && table.Archives.Count == 0 || computations.ContainsKey(table.GetType());

    /// <summary>What is to do for the request, seen from today's ledger.</summary>
    /// <param name="isGuarded">Cells that are left as they are.</param>
    public Plan Plan(PlanRequest request, Func<Table, string, bool>? isGuarded = null)
    {
        using var connection = warehouse.Connect();
        var expected = new ExpectedCells(warehouse, connection);
        return Planner.Plan(warehouse.Catalog, request, warehouse.Ledger, Free, IsBuilt, warehouse.Workspace.Options.AttemptsMax, warehouse.Now);

        IReadOnlyList<ExpectedCell> Free(Table table) =>
            isGuarded is null ? expected.Of(table) : [.. expected.Of(table).Where(cell => !isGuarded(table, cell.Partition))];
    }

    /// <summary>Executes the plan; a failed stage leaves its cells' previous version and the others go on.</summary>
    /// <param name="workers">Batches that run at once; null: as the workspace says.</param>
    public Receipt Apply(
        Plan plan, string command, Action<RunProgress>? progress = null, StopRules? rules = null, int? workers = null, CancellationToken cancel = default)
    {
        var run = new RunState(RunLog.NewRun(warehouse.Now), plan, warehouse.Now, rules);
        using var span = Begin(run.Id, command, plan);
        using var connection = warehouse.Connect();
        RunLog.Start(connection, run.Id, command, plan.Request, plan.Hash, warehouse.Now);
        var expected = new ExpectedCells(warehouse, connection);
        foreach (var table in plan.Stages.Select(stage => warehouse.Catalog[stage.Table]).Distinct())
            run.Expected[table.FullName] = expected.Of(table).ToDictionary(cell => cell.Partition);

        var threads = Enumerable.Range(0, workers ?? warehouse.Workspace.Options.Workers)
            .Select(_ => new Thread(() => Work(run, progress, cancel)) { IsBackground = true })
            .ToList();
        threads.ForEach(worker => worker.Start());
        threads.ForEach(worker => worker.Join());

        var receipt = run.Receipt(cancel.IsCancellationRequested);
        if (!cancel.IsCancellationRequested)
            Freshness.Refresh(warehouse, connection, IsBuilt);
        RunLog.End(connection, warehouse.Workspace, receipt, warehouse.Now);
        Revisions.Prune(warehouse, connection);
        span?.SetTag("state", receipt.State).SetTag("ok", receipt.Cells.Ok).SetTag("failed", receipt.Cells.Failed).SetTag("rows", receipt.Rows);
        span?.SetStatus(receipt.State is "failed" or "stopped" ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        return run.Fault is null ? receipt : throw new InvalidOperationException("A worker of the run broke.", run.Fault);
    }

    /// <summary>The run as a span; its workers inherit it.</summary>
    static Activity? Begin(string run, string command, Plan plan) => Spans.Source.CreateActivity(Spans.Run, ActivityKind.Internal)?
        .SetTag("run", run).SetTag("command", command).SetTag("plan", plan.Hash).SetTag("from", $"{plan.Request.From:yyyy-MM-dd}").SetTag("to", $"{plan.Request.To:yyyy-MM-dd}")
        .SetTag("cells", plan.Cells.Count()).Start();

    void Work(RunState run, Action<RunProgress>? progress, CancellationToken cancel)
    {
        try
        {
            using var connection = warehouse.Connect();
            while (!cancel.IsCancellationRequested && run.Take(warehouse.Catalog) is { } stage)
            {
                progress?.Invoke(run.Progress());
                // It contains the wait for a turn: a stage that waits is not a stage that works.
                using (Spans.Source.StartActivity(Spans.Stage)?.SetTag("table", stage.Table).SetTag("from", stage.First).SetTag("to", stage.Last).SetTag("cells", stage.Cells.Count))
                using (Lanes?.Batch(cancel))
                using (warehouse.Seat(connection))
                    Build(run, stage, connection, cancel);
                run.Finish(stage);
                progress?.Invoke(run.Progress());
            }
        }
        catch (OperationCanceledException)
        {
            run.Stop(null);
        }
        catch (Exception error)
        {
            run.Stop(error);
        }
    }

    /// <summary>Ends failures that nothing will be done about any more: what the cells held before is served as it is, and the history says so.</summary>
    /// <param name="partitions">Cells that were never filled, or that are served, stay as they are.</param>
    public void LetStand(Table table, IEnumerable<string> partitions, string reason)
    {
        var cells = partitions
            .Select(partition => warehouse.Ledger[table.FullName, partition])
            .OfType<Cell>()
            .Where(cell => cell is { IsServed: false, Rows: > 0 })
            .Select(cell => cell with { Presence = Presence.Ok, Reason = reason, Error = null, Tried = null, UpdatedAt = warehouse.Now })
            .ToList();
        if (cells.Count == 0)
            return;

        using var connection = warehouse.Connect();
        warehouse.Publish(connection, cells, () => Attempts.Write(connection, warehouse.Ledger, cells));
    }

    void Build(RunState run, Stage stage, DbConnection connection, CancellationToken cancel)
    {
        var table = warehouse.Catalog[stage.Table];
        var inputs = new Inputs(warehouse.Catalog, warehouse.Ledger, table);
        var due = stage.Cells.Where(cell => !IsCurrent(run, table, inputs, cell.Partition) && !IsLeft(table, inputs, cell)).ToList();
        run.Count(stage.Cells.Count - due.Count);
        var waiting = due.Where(cell => Planner.Blocker(warehouse.Catalog, warehouse.Ledger, table, cell.Partition) is not null).ToList();
        Close(run, connection, table, waiting, cell => Retries.Wait(cell, $"{Planner.Blocker(warehouse.Catalog, warehouse.Ledger, table, cell.Partition)} is not there"));
        foreach (var batch in Batches(table, [.. due.Except(waiting)]).TakeWhile(_ => !run.IsStopped))
            Build(run, table, inputs, batch, connection, cancel);
    }

    /// <summary>All cells at once, but each by itself that threw before: one of them may have made the others fail.</summary>
    IEnumerable<List<PlannedCell>> Batches(Table table, List<PlannedCell> cells)
    {
        var alone = cells.Where(cell => warehouse.Ledger[table.FullName, cell.Partition] is { Error: not null, Tried: not null }).ToList();
        var together = cells.Except(alone).ToList();
        return together.Count == 0 ? alone.Select(cell => new List<PlannedCell> { cell }) : alone.Select(cell => new List<PlannedCell> { cell }).Prepend(together);
    }

    void Build(RunState run, Table table, Inputs inputs, List<PlannedCell> cells, DbConnection connection, CancellationToken cancel)
    {
        using var span = Spans.Source.StartActivity(Spans.Batch)?
            .SetTag("run", run.Id).SetTag("table", table.FullName).SetTag("from", cells[0].Partition).SetTag("to", cells[^1].Partition).SetTag("cells", cells.Count);
        var watch = Stopwatch.StartNew();
        var relation = $"stage_{Environment.CurrentManagedThreadId}";
        try
        {
            // Inputs are noted before they are read: what lands meanwhile makes the cell stale instead of being taken for seen.
            var pending = cells.Select(cell => Pending(run, table, inputs, cell.Partition)).ToList();
            var dates = cells.Select(cell => Inputs.DateOf(cell.Partition)).ToList();
            var lacks = Fill(table, relation, (dates[0] ?? DateOnly.MinValue, dates[^1] ?? DateOnly.MaxValue), connection, cancel);
            pending = pending.ConvertAll(cell => cell with { Lacks = lacks.GetValueOrDefault(cell.Partition) });
            var published = new Publication(warehouse, connection, table, run.Id).Publish(relation, pending, watch.Elapsed.TotalSeconds);
            run.Count(table, published);
            span?.SetTag("rows", published.Rows);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            var text = Failures.Text(error);
            span?.SetStatus(ActivityStatusCode.Error, text);
            var reason = text.Length > ReasonCharactersMax ? text[..ReasonCharactersMax] : text;
            Close(run, connection, table, cells, cell => Retries.Close(
                warehouse.Workspace.Options, warehouse.Ledger[table.FullName, cell.Partition],
                cell with { Presence = Presence.FailedRetryable, Reason = reason, Error = text }, table.Fingerprint, inputs.Of(cell.Partition), warehouse.Now));
        }
        finally
        {
            connection.Run($"drop table if exists {relation}");
        }
    }

    /// <summary>Makes a temporary relation with the table's columns and fills it with the rows of the dates.</summary>
    /// <returns>What rows do without, by partition.</returns>
    internal IReadOnlyDictionary<string, string> Fill(Table table, string relation, (DateOnly From, DateOnly To) dates, DbConnection connection, CancellationToken cancel)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"));
        connection.Run($"create or replace temp table {relation} ({columns})");
        if (computations.TryGetValue(table.GetType(), out var computation))
            return computation(connection, relation, dates.From, dates.To, cancel);

        Transform.Fill(connection, table, relation, [("from", Sql.Literal(dates.From)), ("to", Sql.Literal(dates.To)), ("now", Sql.Literal(warehouse.Now))], cancel);
        return Computed.Whole;
    }

    bool IsCurrent(RunState run, Table table, Inputs inputs, string partition) =>
        warehouse.Ledger[table.FullName, partition] is { IsServed: true, Presence: not Presence.OkDegraded } cell
        && (cell.Presence != Presence.SkippedByRule || run.Expected[table.FullName].GetValueOrDefault(partition) is not { Units: not null, Rule: null })
        && cell.Fingerprint == table.Fingerprint
        && cell.Inputs == inputs.Of(partition);

    /// <summary>
    /// Whether it is here only because an upstream might have changed, and has failed with exactly what that upstream turned out to hold.
    /// </summary>
    bool IsLeft(Table table, Inputs inputs, PlannedCell planned) =>
        planned.Reason.StartsWith(Planner.BecauseOfUpstream, StringComparison.Ordinal)
        && warehouse.Ledger[table.FullName, planned.Partition] is { IsServed: false, Tried: { } tried }
        && tried.Fingerprint == table.Fingerprint
        && tried.Inputs == inputs.Of(planned.Partition);

    PendingCell Pending(RunState run, Table table, Inputs inputs, string partition)
    {
        var expected = run.Expected[table.FullName].GetValueOrDefault(partition);
        return new PendingCell(partition, inputs.Of(partition), expected?.Units, expected?.Rule);
    }

    /// <summary>Ends tries that published no rows: the cell keeps what it had.</summary>
    void Close(RunState run, DbConnection connection, Table table, IReadOnlyList<PlannedCell> planned, Func<Cell, Cell> close)
    {
        if (planned.Count == 0)
            return;

        var cells = planned
            .Select(cell => warehouse.Ledger[table.FullName, cell.Partition] ?? new Cell(table.FullName, cell.Partition))
            .Select(cell => close(cell) with { Run = run.Id, UpdatedAt = warehouse.Now })
            .ToList();
        warehouse.Publish(connection, cells, () => Attempts.Write(connection, warehouse.Ledger, cells));
        run.Count(table, new Published(cells, 0, []));
    }
}
