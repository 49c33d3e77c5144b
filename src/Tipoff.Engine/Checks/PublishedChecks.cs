using System.Data.Common;
using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>Asks every check of what is published, long after it was: a check declared today judges the rows of last year too.</summary>
/// <remarks>It asks through SQL alone, so that it works in the process that holds the warehouse and beside it.</remarks>
/// <param name="from">First partition that is judged; of an undated table all rows are.</param>
/// <param name="to">Last partition, inclusive.</param>
/// <param name="examplesMax">Keys of violating rows to name per check.</param>
public sealed class PublishedChecks(Catalog catalog, Func<string, QueryResult> query, DateOnly from, DateOnly to, int examplesMax)
{
    readonly Dictionary<Type, bool> hasRows = [];

    readonly Lazy<HashSet<(string Table, string Check)>> released = new(() =>
        [.. query($"select distinct table_name, check_name from orchestration.releases where kind = '{Releases.Released}'").Rows.Select(row => (row[0]!.ToString()!, row[1]!.ToString()!))]);

    /// <summary>The outcomes of a table's checks.</summary>
    public IReadOnlyList<CheckOutcome> Of(Table table)
    {
        var relation = Range(table);
        var rows = Number(query($"select count(*) from {relation} r").Rows[0][0]);
        if (rows == 0)
            return [.. CheckRun.All(table).Select(check => Skipped(table, check, 0, "no rows"))];

        return [.. CheckRun.Counts(table, relation, check => Excuse(table, check)).SelectMany(count => Outcomes(table, relation, rows, count.Checks, count.Sql))];
    }

    IEnumerable<CheckOutcome> Outcomes(Table table, string relation, long rows, IReadOnlyList<Check> checks, string sql)
    {
        try
        {
            var counted = query(sql).Rows[0];
            return [.. checks.Select((check, i) => Judged(table, relation, rows, check, Number(counted[i])))];
        }
        catch (Exception error) when (error is Problem or DbException)
        {
            var why = error is Problem problem ? problem.Because : error.Message;
            return checks.Select(check => new CheckOutcome(table.FullName, check.Name, check.Severity, Verdict.Error, rows, null) { Why = why });
        }
    }

    CheckOutcome Judged(Table table, string relation, long rows, Check check, long violations)
    {
        if (violations == 0)
        {
            // One that compares with another table finds nothing where that has no rows, which proves nothing.
            var empty = check.Reads.FirstOrDefault(type => !HasRows(type));
            return empty is null ? new CheckOutcome(table.FullName, check.Name, check.Severity, Verdict.Pass, rows, 0) : Skipped(table, check, rows, $"{catalog[empty]} has no rows to compare with");
        }

        var partition = ContentHash.Partition(table);
        var bad = CheckRun.Bad(table, check, relation, of => Excuse(table, of));
        var where = query($"select count(distinct {partition}), min({partition}), max({partition}) from {bad}").Rows[0];
        return new CheckOutcome(table.FullName, check.Name, check.Severity, check.Severity == Severity.Error ? Verdict.Fail : Verdict.Warn, rows, violations)
        {
            Partitions = where[1] is null ? null : new ViolatedPartitions(Number(where[0]), where[1]!.ToString()!, where[2]!.ToString()!),
            Examples = [.. query($"select {RejectedRow.KeyOf(table)} from {bad} order by {(table.Partition is null ? "" : $"{partition} desc, ")}1 limit {examplesMax}").Rows.Select(row => row[0]!.ToString()!)],
        };
    }

    bool HasRows(Type type)
    {
        if (!hasRows.TryGetValue(type, out var has))
            hasRows[type] = has = query($"select 1 from {Range(catalog[type])} r limit 1").Rows.Count > 0;
        return has;
    }

    /// <summary>Rows that a person let pass are no news.</summary>
    string? Excuse(Table table, Check check) => released.Value.Contains((table.FullName, check.Name)) ? Waiver.Excused(table, check) : null;

    static CheckOutcome Skipped(Table table, Check check, long rows, string why) =>
        new(table.FullName, check.Name, check.Severity, Verdict.Skipped, rows, 0) { Why = why };

    string Range(Table table) => table.Partition is { } column && column.Type == typeof(DateOnly)
        ? $"(select * from {table.FullName} t where {column.Name} between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}')"
        : table.FullName;

    static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
