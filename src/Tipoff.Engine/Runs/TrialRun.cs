using System.Data.Common;
using System.Diagnostics;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>Makes and checks some dates of a plan and takes everything back: it measures time and failures, and publishes nothing.</summary>
/// <remarks>
/// Each date is a transaction of its own, in which a table reads what those before it made. Windows over earlier dates see what is published,
/// so contents may be poorer than a backfill's; that is also why they are not kept.
/// </remarks>
public sealed class TrialRun(DuckDbWarehouse warehouse, Runner runner)
{
    /// <summary>A backfill computes a whole period in one statement; a month of game dates tells what a date more costs it.</summary>
    public const int StretchDatesMax = 30;

    const string Relation = "trial_rows";

    /// <summary>Tries the cells of <paramref name="dates"/> dates one by one, then those of a stretch in one statement for each table.</summary>
    public Trial Try(Plan plan, int dates, Action<string>? tell = null, CancellationToken cancel = default)
    {
        var planned = plan.Cells.Select(cell => Inputs.DateOf(cell.Partition)).OfType<DateOnly>().Distinct().Order().ToList();
        var sampled = Trial.Choose(planned, dates);
        var stretch = Stretch(planned, sampled);
        List<TrialStep> steps = [];
        foreach (var date in sampled)
            steps.AddRange(Pass(plan, [date], tell, cancel));
        if (sampled.Count == 0 || stretch.Count > 0)
            steps.AddRange(Pass(plan, stretch, tell, cancel));
        return Trial.Of(plan, sampled, stretch, steps);
    }

    /// <summary>Neighbouring dates of one period around the middle of the sample; none where there is only one.</summary>
    List<DateOnly> Stretch(List<DateOnly> planned, IReadOnlyList<DateOnly> sampled)
    {
        if (sampled.Count == 0)
            return [];

        var middle = sampled[sampled.Count / 2];
        var period = planned.Where(date => warehouse.Catalog.PeriodOf(date) == warehouse.Catalog.PeriodOf(middle)).ToList();
        var first = Math.Max(0, Math.Min(period.IndexOf(middle), period.Count - StretchDatesMax));
        return period.Count < 2 ? [] : [.. period.Skip(first).Take(StretchDatesMax)];
    }

    /// <summary>One statement for each table that has cells of the dates, or a cell without a date.</summary>
    List<TrialStep> Pass(Plan plan, IReadOnlyList<DateOnly> dates, Action<string>? tell, CancellationToken cancel)
    {
        var wanted = dates.ToHashSet();
        var cells = plan.Cells.Where(cell => Inputs.DateOf(cell.Partition) is not { } date || wanted.Contains(date)).ToLookup(cell => cell.Table, cell => cell.Partition);
        using var connection = warehouse.Connect();
        var transaction = connection.BeginTransaction();
        Dictionary<Type, List<string>> made = [];
        List<TrialStep> steps = [];
        try
        {
            foreach (var table in warehouse.Catalog.Tables.Where(table => cells.Contains(table.FullName)))
            {
                cancel.ThrowIfCancellationRequested();
                tell?.Invoke($"{table.FullName} {(dates.Count == 0 ? Cell.All : $"{dates[0]:yyyy-MM-dd}")}{(dates.Count > 1 ? $" .. {dates[^1]:yyyy-MM-dd}" : "")}");
                var step = Step(connection, table, cells, steps, cancel);
                steps.Add(step);
                if (step.Seconds is not null)
                    made[table.GetType()] = [.. step.Partitions.Where(partition => !step.Failed.ContainsKey(partition))];
                else if (step.Failed.Count > 0 && IsBroken(connection))
                    Again(connection, ref transaction, made, cancel);
            }
        }
        finally
        {
            transaction.Rollback();
            transaction.Dispose();
        }

        return steps;
    }

    /// <summary>
    /// What a cell must read and would not find, as in a run: it failed here, or is not there and not planned either, and no earlier version
    /// of it is served.
    /// </summary>
    string? Lacking(Table table, string partition, ILookup<string, string> planned, List<TrialStep> steps) =>
        table.Upstreams
            .Where(upstream => upstream is { IsRequired: true, Window: Window.SameDay })
            .Select(upstream => warehouse.Catalog[upstream.Table].FullName)
            .FirstOrDefault(upstream => planned[upstream].Contains(partition)
                ? IsUnmade(steps.Find(step => step.Table == upstream), partition) && warehouse.Ledger[upstream, partition] is null or { Rows: 0 }
                : warehouse.Ledger[upstream, partition] is { IsServed: false, Rows: 0 });

    static bool IsUnmade(TrialStep? step, string partition) => step is not null && (step.Failed.ContainsKey(partition) || step.Waiting.ContainsKey(partition));

    TrialStep Step(DbConnection connection, Table table, ILookup<string, string> planned, List<TrialStep> steps, CancellationToken cancel)
    {
        var waiting = planned[table.FullName]
            .Select(partition => (Partition: partition, For: Lacking(table, partition, planned, steps)))
            .Where(cell => cell.For is not null)
            .ToDictionary(cell => cell.Partition, cell => cell.For!);
        var partitions = planned[table.FullName].Where(partition => !waiting.ContainsKey(partition)).Order(StringComparer.Ordinal).ToList();
        var step = partitions.Count == 0 ? new TrialStep(table.FullName, [], new Dictionary<string, string>(), null) : Step(connection, table, partitions, cancel);
        return step with { Waiting = waiting };
    }

    TrialStep Step(DbConnection connection, Table table, List<string> partitions, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            runner.Fill(table, Relation, Range(partitions), connection, cancel);
            var failed = Rejected(connection, table, partitions);
            // Hashed as a publication hashes: that is part of what a cell costs.
            ContentHash.Of(connection, table, Relation);
            Transform.Replace(connection, table, Relation, [.. partitions.Where(partition => !failed.ContainsKey(partition))]);
            return new TrialStep(table.FullName, partitions, failed, watch.Elapsed.TotalSeconds);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            // Whatever a transform or a fold throws is what was to be found out.
            var reason = Failures.Text(error).Split('\n')[0].Trim();
            return new TrialStep(table.FullName, partitions, partitions.ToDictionary(partition => partition, _ => reason), null);
        }
    }

    /// <summary>In the words of the quarantine, to which nothing is added.</summary>
    Dictionary<string, string> Rejected(DbConnection connection, Table table, List<string> partitions)
    {
        Waiver waiver = new(warehouse, connection, table, Relation, isLanded: false);
        waiver.TakeOut();
        var errors = CheckRun.Find(connection, table, Relation, waiver.Excuse).Where(violation => violation.Check.Severity == Severity.Error).ToList();
        if (errors.Count == 0)
            return [];

        using Quarantine quarantine = new(connection, table, Relation, hasFileRow: false);
        quarantine.Collect(errors.Select(error => error.Check), warehouse.Workspace.Options.QuarantineRowsMax, waiver.Excuse);
        return partitions.Where(partition => quarantine.ReasonOf(partition) is not null).ToDictionary(partition => partition, partition => quarantine.ReasonOf(partition)!);
    }

    /// <summary>Whether the error took the transaction with it: the database ends some and leaves others usable.</summary>
    static bool IsBroken(DbConnection connection)
    {
        try
        {
            connection.Run("select 1");
            return false;
        }
        catch (DbException)
        {
            return true;
        }
    }

    /// <summary>Makes what was made before once more, so that one failure is not blamed on everything after it.</summary>
    void Again(DbConnection connection, ref DbTransaction transaction, Dictionary<Type, List<string>> made, CancellationToken cancel)
    {
        transaction.Rollback();
        transaction.Dispose();
        transaction = connection.BeginTransaction();
        foreach (var table in warehouse.Catalog.Tables.Where(table => made.GetValueOrDefault(table.GetType()) is { Count: > 0 }))
        {
            var partitions = made[table.GetType()];
            runner.Fill(table, Relation, Range(partitions), connection, cancel);
            Transform.Replace(connection, table, Relation, partitions);
        }
    }

    static (DateOnly From, DateOnly To) Range(List<string> partitions) =>
        (Inputs.DateOf(partitions[0]) ?? DateOnly.MinValue, Inputs.DateOf(partitions[^1]) ?? DateOnly.MaxValue);
}
