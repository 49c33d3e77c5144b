using System.Data.Common;
using System.Diagnostics;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>Fills a temporary relation, which has the table's columns, with the rows of the dates; C# where SQL says it badly.</summary>
public delegate void Computation(DbConnection connection, string relation, DateOnly from, DateOnly to, CancellationToken cancel);

/// <summary>Walks a plan: each stage is one statement for many cells and one transaction that publishes them.</summary>
public sealed class Runner(DuckDbWarehouse warehouse, IReadOnlyDictionary<Type, Computation> computations)
{
    /// <summary>Whether a table is made here rather than landed.</summary>
    public bool IsBuilt(Table table) => table.Sql is not null && table.Archives.Count == 0 || computations.ContainsKey(table.GetType());

    /// <summary>What is to do for the request, seen from today's ledger.</summary>
    public Plan Plan(PlanRequest request)
    {
        using var connection = warehouse.Connect();
        var expected = new ExpectedCells(warehouse, connection);
        return Planner.Plan(warehouse.Catalog, request, warehouse.Ledger, expected.Of, IsBuilt, warehouse.Workspace.Options.AttemptsMax);
    }

    /// <summary>Executes the plan; a failed stage leaves its cells' previous version and the others go on.</summary>
    /// <param name="workers">Batches that run at once; null: as the workspace says.</param>
    public Receipt Apply(
        Plan plan, string command, Action<RunProgress>? progress = null, StopRules? rules = null, int? workers = null, CancellationToken cancel = default)
    {
        var run = new RunState(RunLog.NewRun(warehouse.Now), plan, warehouse.Now, rules);
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
        return run.Fault is null ? receipt : throw new InvalidOperationException("A worker of the run broke.", run.Fault);
    }

    void Work(RunState run, Action<RunProgress>? progress, CancellationToken cancel)
    {
        try
        {
            using var connection = warehouse.Connect();
            while (!cancel.IsCancellationRequested && run.Take(warehouse.Catalog) is { } stage)
            {
                progress?.Invoke(run.Progress());
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

    void Build(RunState run, Stage stage, DbConnection connection, CancellationToken cancel)
    {
        var table = warehouse.Catalog[stage.Table];
        var watch = Stopwatch.StartNew();
        var inputs = new Inputs(warehouse.Catalog, warehouse.Ledger, table);
        var due = stage.Cells.Where(cell => !IsCurrent(run, table, inputs, cell.Partition)).ToList();
        run.Count(stage.Cells.Count - due.Count);
        var waiting = due.Where(cell => Planner.Blocker(warehouse.Catalog, warehouse.Ledger, table, cell.Partition) is not null).ToList();
        Mark(run, connection, table, waiting.Select(cell => (cell.Partition, Presence.WaitingUpstream, $"{Planner.Blocker(warehouse.Catalog, warehouse.Ledger, table, cell.Partition)} is not there")));
        var cells = due.Except(waiting).ToList();
        if (cells.Count == 0)
            return;

        var relation = $"stage_{Environment.CurrentManagedThreadId}";
        try
        {
            var dates = cells.Select(cell => Inputs.DateOf(cell.Partition)).ToList();
            Fill(table, relation, (dates[0] ?? DateOnly.MinValue, dates[^1] ?? DateOnly.MaxValue), connection, cancel);
            var pending = cells.Select(cell => Pending(run, table, inputs, cell.Partition)).ToList();
            var published = new Publication(warehouse, connection, table, run.Id).Publish(relation, pending, watch.Elapsed.TotalSeconds);
            run.Count(table, published);
        }
        catch (DbException error)
        {
            Mark(run, connection, table, cells.Select(cell => (cell.Partition, Presence.FailedRetryable, error.Message)));
        }
        finally
        {
            connection.Run($"drop table if exists {relation}");
        }
    }

    /// <summary>Makes a temporary relation with the table's columns and fills it with the rows of the dates.</summary>
    internal void Fill(Table table, string relation, (DateOnly From, DateOnly To) dates, DbConnection connection, CancellationToken cancel)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"));
        connection.Run($"create or replace temp table {relation} ({columns})");
        if (computations.TryGetValue(table.GetType(), out var computation))
        {
            computation(connection, relation, dates.From, dates.To, cancel);
            return;
        }

        Transform.Fill(connection, table, relation, [("from", Sql.Literal(dates.From)), ("to", Sql.Literal(dates.To)), ("now", Sql.Literal(warehouse.Now))], cancel);
    }

    bool IsCurrent(RunState run, Table table, Inputs inputs, string partition) =>
        warehouse.Ledger[table.FullName, partition] is { IsServed: true } cell
        && (cell.Presence != Presence.SkippedByRule || run.Expected[table.FullName].GetValueOrDefault(partition) is not { Units: not null, Rule: null })
        && cell.Fingerprint == table.Fingerprint
        && cell.Inputs == inputs.Of(partition);

    PendingCell Pending(RunState run, Table table, Inputs inputs, string partition)
    {
        var expected = run.Expected[table.FullName].GetValueOrDefault(partition);
        return new PendingCell(partition, inputs.Of(partition), expected?.Units, expected?.Rule);
    }

    void Mark(RunState run, DbConnection connection, Table table, IEnumerable<(string Partition, Presence Presence, string Reason)> marks)
    {
        var cells = marks
            .Select(mark => (warehouse.Ledger[table.FullName, mark.Partition] ?? new Cell(table.FullName, mark.Partition)) with
            {
                Presence = mark.Presence,
                Reason = mark.Reason.Length > 300 ? mark.Reason[..300] : mark.Reason,
                Error = mark.Presence == Presence.FailedRetryable ? mark.Reason : null,
                Run = run.Id,
                UpdatedAt = warehouse.Now,
            })
            .Select(cell => cell with { Attempt = cell.Attempt + 1 })
            .ToList();
        if (cells.Count == 0)
            return;

        warehouse.Publish(connection, cells, () => { });
        run.Count(table, new Published(cells, 0, []));
    }
}
