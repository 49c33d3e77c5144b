using System.Data.Common;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>The anomalies that the last look at a date found, kept for whoever watches.</summary>
public static class AnomalyLog
{
    /// <summary>Keeps what was found in a range; what an earlier look found there is replaced.</summary>
    public static void Keep(DuckDbWarehouse warehouse, DbConnection connection, IEnumerable<Anomaly> anomalies, DateOnly from, DateOnly to) =>
        warehouse.Publish(connection, [], () =>
        {
            connection.Run($"delete from orchestration.anomalies where day between {Sql.Literal(from)} and {Sql.Literal(to)}");
            foreach (var anomaly in anomalies)
            {
                connection.Run(
                    $"""
                    insert into orchestration.anomalies (table_name, day, column_name, measure, value, expected, score, found_at) values (
                      {Sql.Literal(anomaly.Table)}, {Sql.Literal(anomaly.Date)}, {Sql.Literal(anomaly.Column)}, {Sql.Literal(anomaly.Measure.ToString().ToLowerInvariant())},
                      {Sql.Literal(anomaly.Value)}, {Sql.Literal(anomaly.Expected)}, {Sql.Literal(anomaly.Score)}, {Sql.Literal(warehouse.Now)})
                    """);
            }
        });
}
