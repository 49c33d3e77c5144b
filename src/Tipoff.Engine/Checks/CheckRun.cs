using System.Data.Common;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>A check that found rows which should not exist.</summary>
public sealed record Violation(Check Check, long Rows);

/// <summary>Runs a table's checks over a relation that holds candidate rows.</summary>
static class CheckRun
{
    /// <summary>The check that every key gives for free.</summary>
    public const string UniqueKey = "key is not unique";

    /// <summary>The declared checks and the two that every declaration gives for free.</summary>
    public static IReadOnlyList<Check> All(Table table)
    {
        var missing = table.Columns
            .Where(column => !column.IsNullable)
            .Select(column => new Check(Missing(column), Severity.Error, _ => $"r.{column.Name} is null"));
        return [.. missing, Unique(table), .. table.Checks];
    }

    /// <summary>Why no row can pass the check although it violates it; null when a person may let rows pass.</summary>
    public static string? Unreleasable(Table table, string check) =>
        check == UniqueKey ? "two rows of one key cannot both stand"
        : table.Columns.FirstOrDefault(column => !column.IsNullable && Missing(column) == check) is { } column ? $"every row needs a {column.Name}: whatever reads the table relies on it"
        : null;

    /// <summary>How many rows violate which check; checks without violations are left out.</summary>
    /// <param name="waiver">Rows that pass although they violate a check.</param>
    public static List<Violation> Find(DbConnection connection, Table table, string relation, Waiver? waiver = null)
    {
        var checks = All(table);
        // A row that passes is known by itself, not by its patterns.
        var together = checks.Where(check => check.Name != UniqueKey && check.Reads.Count == 0 && waiver?.Excuse(check) is null).ToList();
        List<Violation> found = [];
        foreach (var group in together.GroupBy(check => string.Join(", ", check.Patterns.Select(pattern => pattern.Sql))))
            found.AddRange(Count(connection, table, relation, [.. group]));

        foreach (var check in checks.Except(together))
        {
            var rows = check.Name == UniqueKey && IsUnique(connection, table, relation)
                ? 0
                : connection.Scalar<long>($"select count(*) from {Bad(table, check, relation, waiver)}");
            if (rows > 0)
                found.Add(new Violation(check, rows));
        }

        return found;
    }

    /// <summary>Counts the violations of checks that judge the same patterns, in one walk over the rows.</summary>
    static IEnumerable<Violation> Count(DbConnection connection, Table table, string relation, IReadOnlyList<Check> checks)
    {
        var patterns = string.Join(", ", checks[0].Patterns.Select(pattern => pattern.Name));
        var (from, number) = patterns.Length == 0
            ? ($"{relation} r", "count(*)")
            : ($"(select {patterns}, count(*) as pattern_rows from {checks[0].From(relation)} group by {patterns}) r", "sum(pattern_rows)");
        var counts = string.Join(", ", checks.Select(check => $"cast(coalesce({number} filter (where {check.Violation(table)}), 0) as bigint)"));
        var rows = connection.Rows($"select {counts} from {from}", reader => Enumerable.Range(0, checks.Count).Select(reader.GetInt64).ToArray())[0];
        return checks.Select((check, i) => new Violation(check, rows[i])).Where(violation => violation.Rows > 0);
    }

    /// <summary>A derived table of the rows of <paramref name="relation"/> that violate <paramref name="check"/>.</summary>
    public static string Bad(Table table, Check check, string relation, Waiver? waiver = null)
    {
        if (check.Name != UniqueKey)
            return $"(select r.* from {check.From(relation)} where ({check.Violation(table)}){(waiver?.Excuse(check) is { } excuse ? $" and not {excuse}" : "")}) bad";

        var key = KeyList(table);
        var join = string.Join(" and ", table.Key.Select(column => $"d.{column.Name} is not distinct from r.{column.Name}"));
        return $"(select r.* from {relation} r join (select {key} from {relation} group by {key} having count(*) > 1) d on {join}) bad";
    }

    static string Missing(Column column) => $"{column.Name} is missing";

    static bool IsUnique(DbConnection connection, Table table, string relation) =>
        connection.Scalar<long>($"select count(*) from (select 1 from {relation} group by {KeyList(table)} having count(*) > 1)") == 0;

    static Check Unique(Table table) => new(UniqueKey, Severity.Error, _ => "true");

    static string KeyList(Table table) => string.Join(", ", table.Key.Select(column => column.Name));
}
