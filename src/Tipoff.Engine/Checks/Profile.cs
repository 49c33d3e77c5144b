using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>What is measured of the rows of a partition.</summary>
public enum Measure
{
    /// <summary>Rows for each unit that the partition holds; not measured where nothing counts units.</summary>
    Rows,

    /// <summary>Share of the rows in which the column is empty, 0 to 1.</summary>
    Empty,

    /// <summary>Mean of the column, in its own unit; of a flag, the share that is true.</summary>
    Mean,

    /// <summary>Standard deviation of the column over the rows, in its own unit.</summary>
    Spread,
}

/// <summary>A measure of one partition.</summary>
/// <param name="Rows">Rows that it was measured of.</param>
/// <param name="Units">Units that the partition holds; its rows where nothing counts units.</param>
/// <param name="Spread">Standard deviation of single rows; 0 where it has no meaning.</param>
public sealed record Reading(DateOnly Date, long Rows, long Units, double Value, double Spread = 0);

/// <summary>A measure of a column, or of the table, over its partitions in their order.</summary>
/// <param name="Column">Null for <see cref="Measure.Rows"/>.</param>
public sealed record Series(string Table, string? Column, Measure Measure, IReadOnlyList<Reading> Readings);

/// <summary>Measures a table's partitions, all columns in one statement.</summary>
public static class Profile
{
    /// <summary>The series of a table through a date; none for a table that is not kept by date.</summary>
    /// <remarks>Keys, the partition and stamps of the build say nothing of the facts and are not measured.</remarks>
    public static IEnumerable<Series> Of(Table table, Func<string, QueryResult> query, DateOnly to)
    {
        if (table.Partition is not { } date || date.Type != typeof(DateOnly))
            return [];

        var columns = table.Columns.Where(column => column is { IsKey: false, IsPartition: false, IsBuildStamp: false, IsFeed: false }).ToList();
        var unit = table.Expectation.UnitColumn is { } name ? $"count(distinct {name})" : "count(*)";
        var measures = string.Concat(columns.Select(column => $", count({column.Name}), {Mean(column)}, {Spread(column)}"));
        var rows = query(
            $"select {date.Name}, count(*), {unit}{measures} from {table.FullName} where {date.Name} <= date '{to:yyyy-MM-dd}' group by {date.Name} order by {date.Name}").Rows
            .Select(row => (Date: DateOnly.FromDateTime(QueryResult.Instant(row[0])!.Value.UtcDateTime), Values: row.Skip(1).Select(Number).ToArray())).ToList();
        Reading Measured((DateOnly Date, double?[] Values) row, double value, double spread = 0) => new(row.Date, (long)row.Values[0]!, (long)row.Values[1]!, value, spread);
        var isCounted = table.Expectation.UnitColumn is not null;
        // Where nothing counts units, rows only tell how many units there were.
        List<Series> series = isCounted ? [new(table.FullName, null, Measure.Rows, [.. rows.Select(row => Measured(row, row.Values[0]!.Value / Math.Max(1, row.Values[1]!.Value)))])] : [];
        for (var i = 0; i < columns.Count; i++)
        {
            var (filled, mean, spread) = (2 + (3 * i), 3 + (3 * i), 4 + (3 * i));
            void Add(Measure measure, int needed, Func<(DateOnly Date, double?[] Values), Reading> reading)
            {
                var held = rows.Where(row => row.Values[needed] is not null).Select(reading).ToList();
                if (held.Count > 0)
                    series.Add(new(table.FullName, columns[i].Name, measure, held));
            }

            if (columns[i].IsNullable)
                Add(Measure.Empty, filled, row => Measured(row, 1 - (row.Values[filled]!.Value / row.Values[0]!.Value)));
            Add(Measure.Mean, mean, row => Measured(row, row.Values[mean]!.Value, row.Values[spread] ?? 0) with { Rows = (long)row.Values[filled]! });
            Add(Measure.Spread, spread, row => Measured(row, row.Values[spread]!.Value) with { Rows = (long)row.Values[filled]! });
        }

        return series;
    }

    /// <summary>Numbers that name something have no mean.</summary>
    static bool IsMeasured(Column column) => column.IsNumber && !column.Name.EndsWith("_id", StringComparison.Ordinal);

    static string Mean(Column column) => IsMeasured(column) ? $"avg(cast({column.Name} as double precision))"
        : column.Type == typeof(bool) ? $"avg(case when {column.Name} then 1e0 when not {column.Name} then 0e0 end)"
        : "null";

    static string Spread(Column column) => IsMeasured(column) ? $"stddev_samp(cast({column.Name} as double precision))" : "null";

    static double? Number(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
