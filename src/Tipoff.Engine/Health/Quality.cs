using System.Data.Common;
using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>Measures how good the published rows of a range are: filled columns, and one row for each key.</summary>
/// <remarks>It asks through SQL alone, as completeness does. A measurement that fails is an error in the report and never passes for a good one.</remarks>
public sealed class Quality(Catalog catalog, Func<string, QueryResult> query, QualityLimits limits)
{
    /// <param name="keyed">The tables whose keys are counted.</param>
    public QualityReport Measure(IEnumerable<ColumnBar> bars, IEnumerable<Type> keyed, DateOnly from, DateOnly to) =>
        new([.. bars.Select(bar => Filled(bar, from, to))], [.. keyed.Distinct().Select(type => Duplicates(catalog[type], from, to))]);

    QualityFinding Filled(ColumnBar bar, DateOnly from, DateOnly to)
    {
        var table = catalog[bar.Table];
        try
        {
            var date = table.Partition!.Name;
            var first = from.AddDays(-limits.BaselineDays);
            var row = query(
                $"""
                select count(*) filter (where {date} >= date '{from:yyyy-MM-dd}'), count({bar.Column}) filter (where {date} >= date '{from:yyyy-MM-dd}'),
                  count(*) filter (where {date} < date '{from:yyyy-MM-dd}'), count({bar.Column}) filter (where {date} < date '{from:yyyy-MM-dd}')
                from {table.FullName} where {date} between date '{first:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}'
                """).Rows[0].Select(Number).ToArray();
            return new QualityFinding(bar, table.FullName, Percent(row[1], row[0]), Percent(row[3], row[2]), Judge(row[1], row[0], row[3], row[2]));
        }
        catch (Exception error) when (error is Problem or DbException)
        {
            return new QualityFinding(bar, table.FullName, null, null, QualityVerdict.Error) { Error = Why(error) };
        }
    }

    /// <summary>Compares shares and not their rounded percents.</summary>
    QualityVerdict Judge(long filled, long rows, long filledBefore, long rowsBefore)
    {
        if (rows == 0)
            return QualityVerdict.NoRows;
        if (rowsBefore == 0)
            return QualityVerdict.NoBaseline;
        if (filledBefore == 0)
            return filled > 0 ? QualityVerdict.Improvement : QualityVerdict.Ok;

        var ofBefore = 100d * filled * rowsBefore / ((double)rows * filledBefore);
        return ofBefore < limits.RegressionPercent ? QualityVerdict.Regression
            : ofBefore < limits.DegradationPercent ? QualityVerdict.Degradation
            : ofBefore >= limits.ImprovementPercent ? QualityVerdict.Improvement
            : QualityVerdict.Ok;
    }

    DuplicateFinding Duplicates(Table table, DateOnly from, DateOnly to)
    {
        var key = string.Join(", ", table.Key.Select(column => column.Name));
        try
        {
            var range = table.Partition is { } date && date.Type == typeof(DateOnly) ? $" where {date.Name} between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}'" : "";
            var rows = query($"select coalesce(sum(extra), 0) from (select count(*) - 1 as extra from {table.FullName}{range} group by {key} having count(*) > 1)").Rows[0][0];
            return new DuplicateFinding(table.FullName, key, Number(rows));
        }
        catch (Exception error) when (error is Problem or DbException)
        {
            return new DuplicateFinding(table.FullName, key, null) { Error = Why(error) };
        }
    }

    static string Why(Exception error) => error is Problem problem ? problem.Because : error.Message;

    static double? Percent(long filled, long rows) => rows == 0 ? null : Math.Floor(10_000d * filled / rows) / 100;

    static long Number(object? value) => long.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture);
}
