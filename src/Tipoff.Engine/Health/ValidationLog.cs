using System.Data.Common;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>What validations found, kept: how each layer stood, and which units published rows lacked the last time.</summary>
public static class ValidationLog
{
    /// <summary>Keeps a report of a range; gaps that an earlier one found in the range are replaced.</summary>
    public static void Keep(DuckDbWarehouse warehouse, DbConnection connection, CompletenessReport report, DateOnly from, DateOnly to) =>
        warehouse.Publish(connection, [], () =>
        {
            var layers = string.Join(", ", report.Layers.Select(layer => FormattableString.Invariant($"{layer.Layer.Name} {layer.Present}/{layer.Expected}")));
            connection.Run($"insert into orchestration.validations values ({Sql.Literal(warehouse.Now)}, {Sql.Literal(from)}, {Sql.Literal(to)}, {report.IsHealthy}, {Sql.Literal(layers)})");
            connection.Run($"delete from orchestration.validation_gaps where partition between '{from:yyyy-MM-dd}' and '{to:yyyy-MM-dd}'");
            foreach (var (table, gap) in report.Layers.SelectMany(layer => layer.Tables).DistinctBy(table => table.Table).SelectMany(table => table.Gaps.Select(gap => (table.Table, gap))))
            {
                connection.Run(
                    $"insert into orchestration.validation_gaps values ({Sql.Literal(table)}, {Sql.Literal(gap.Partition)}, {Sql.Literal(string.Join(", ", gap.Units))}, {Sql.Literal(warehouse.Now)})");
            }
        });
}
