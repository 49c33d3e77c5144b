using DuckDB.NET.Data;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Payloads;

/// <summary>Runs the checks of each table over rows that a parser made.</summary>
static class LandedChecks
{
    /// <summary>What the checks found, warnings included; checks that read other tables need a warehouse and are left out.</summary>
    public static IReadOnlyList<string> Violations(Landing landing) =>
        [.. landing.Tables.SelectMany(table => Violations(table, landing.Of(table)))];

    /// <summary>The same for the rows of one table.</summary>
    public static IReadOnlyList<string> Violations(Table table, IReadOnlyList<object> rows)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        connection.Run("set timezone = 'UTC'");
        connection.Run($"create temp table landed ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"))}, file_row bigint)");
        RowAppender.Append(connection, "landed", table.RowType, rows.Select((row, at) => (row, (long?)at)));
        return
        [
            .. from check in CheckRun.All(table)
               where check.Reads.Count == 0
               let bad = connection.Scalar<long>($"select count(*) from {CheckRun.Bad(table, check, "landed")}")
               where bad > 0
               select $"{table}: {check.Name} ({bad})",
        ];
    }
}
