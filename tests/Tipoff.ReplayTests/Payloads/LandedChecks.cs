using System.Reflection;
using DuckDB.NET.Data;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.ReplayTests.Payloads;

/// <summary>Runs the checks of each table over rows that a parser made.</summary>
static class LandedChecks
{
    static readonly MethodInfo Append = typeof(RowAppender).GetMethod(nameof(RowAppender.Append))!;

    /// <summary>What the checks found, warnings included; checks that read other tables need a warehouse and are left out with theirs.</summary>
    public static IReadOnlyList<string> Violations(Landing landing)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        connection.Run("set timezone = 'UTC'");
        return [.. landing.Tables.Where(table => table.Checks.All(check => check.Reads.Count == 0)).SelectMany(table => Violations(connection, table, landing))];
    }

    static List<string> Violations(DuckDBConnection connection, Table table, Landing landing)
    {
        connection.Run($"create temp table landed_{table.Name} ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"))})");
        var cast = typeof(Enumerable).GetMethod(nameof(Enumerable.Cast))!.MakeGenericMethod(table.RowType);
        Append.MakeGenericMethod(table.RowType).Invoke(null, [connection, $"landed_{table.Name}", cast.Invoke(null, [landing.Of(table)]), CancellationToken.None]);
        return [.. CheckRun.Find(connection, table, $"landed_{table.Name}").Select(found => $"{table}: {found.Check.Name} ({found.Rows})")];
    }
}
