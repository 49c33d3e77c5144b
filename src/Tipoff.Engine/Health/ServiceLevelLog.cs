using System.Data.Common;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>What service levels counted on each day, kept: the history that they were counted from may be pruned.</summary>
public static class ServiceLevelLog
{
    /// <summary>The stored days of a range; <see cref="From"/> reads the rows.</summary>
    public static string Query(DateOnly from, DateOnly to) =>
        $"select name, day, good, total from orchestration.service_levels where day between {Sql.Literal(from)} and {Sql.Literal(to)} order by name, day";

    /// <summary>A day from a row whose first column is something else; over a socket dates are texts.</summary>
    public static ServiceDay From(IReadOnlyList<object?> row) => new(
        DateOnly.FromDateTime(QueryResult.Instant(row[1])!.Value.UtcDateTime), Number(row[2]), Number(row[3]));

    /// <summary>Keeps days, in the place of what was stored of the same levels and days.</summary>
    public static void Keep(DuckDbWarehouse warehouse, DbConnection connection, IReadOnlyDictionary<string, IReadOnlyList<ServiceDay>> days) =>
        warehouse.Publish(connection, [], () =>
        {
            foreach (var (name, counted) in days)
            {
                foreach (var day in counted)
                {
                    connection.Run($"delete from orchestration.service_levels where name = {Sql.Literal(name)} and day = {Sql.Literal(day.Day)}");
                    connection.Run($"insert into orchestration.service_levels values ({Sql.Literal(day.Day)}, {Sql.Literal(name)}, {Sql.Literal(day.Good)}, {Sql.Literal(day.Total)}, {Sql.Literal(warehouse.Now)})");
                }
            }
        });

    static double Number(object? value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
}
