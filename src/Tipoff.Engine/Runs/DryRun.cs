using System.Data.Common;
using System.Diagnostics;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>What a table's transform made of a date without publishing it.</summary>
/// <param name="Error">Why it made nothing; null when it ended.</param>
public sealed record DryStep(string Table, long Rows, IReadOnlyList<Violation> Violations, string? Error, double Seconds);

/// <summary>Makes tables for one date and takes everything back: each reads what those before it made.</summary>
public sealed class DryRun(DuckDbWarehouse warehouse, Runner runner)
{
    const string Relation = "dry_rows";

    /// <summary>One step for each table, in the order given, up to the first that breaks: its transaction is of no use to the others.</summary>
    public IReadOnlyList<DryStep> Make(IEnumerable<Table> tables, DateOnly date, CancellationToken cancel)
    {
        using var connection = warehouse.Connect();
        using var transaction = connection.BeginTransaction();
        List<DryStep> steps = [];
        try
        {
            foreach (var table in tables)
            {
                cancel.ThrowIfCancellationRequested();
                steps.Add(Step(connection, table, date, cancel));
                if (steps[^1].Error is not null)
                    break;
            }
        }
        finally
        {
            transaction.Rollback();
        }

        return steps;
    }

    DryStep Step(DbConnection connection, Table table, DateOnly date, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var dates = table.Partition is null ? (DateOnly.MinValue, DateOnly.MaxValue) : (date, date);
            runner.Fill(table, Relation, dates, connection, cancel);
            Waiver waiver = new(warehouse, connection, table, Relation, isLanded: false);
            waiver.TakeOut();
            var violations = CheckRun.Find(connection, table, Relation, waiver.Excuse);
            // A cell with an error is not published, so nobody may read it here either.
            var rows = violations.Exists(violation => violation.Check.Severity == Severity.Error)
                ? connection.Scalar<long>($"select count(*) from {Relation}")
                : Transform.Replace(connection, table, Relation, [$"{date:yyyy-MM-dd}"]);
            return new DryStep(table.FullName, rows, violations, null, watch.Elapsed.TotalSeconds);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever a transform or a fold throws is what was to be found out.
            return new DryStep(table.FullName, 0, [], error.Message, watch.Elapsed.TotalSeconds);
        }
    }
}
