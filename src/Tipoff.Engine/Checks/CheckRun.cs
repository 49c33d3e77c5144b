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
        return [.. missing, .. table.Key.Any() ? [Unique(table)] : Array.Empty<Check>(), .. table.Checks];
    }

    /// <summary>Why no row can pass the check although it violates it; null when a person may let rows pass.</summary>
    public static string? Unreleasable(Table table, string check) =>
        check == UniqueKey ? "two rows of one key cannot both stand"
        : table.Columns.FirstOrDefault(column => !column.IsNullable && Missing(column) == check) is { } column ? $"every row needs a {column.Name}: whatever reads the table relies on it"
        : null;

    /// <summary>How many rows violate which check; checks without violations are left out.</summary>
    /// <param name="excuse">A condition over the row <c>r</c> that is true where it passes the check in spite of itself; null where no row does.</param>
    public static List<Violation> Find(DbConnection connection, Table table, string relation, Func<Check, string?>? excuse = null) =>
    [
        .. Counts(table, relation, excuse).SelectMany(count => connection
            .Rows(count.Sql, reader => Enumerable.Range(0, count.Checks.Count).Select(reader.GetInt64).ToArray())[0]
            .Select((rows, i) => new Violation(count.Checks[i], rows))
            .Where(violation => violation.Rows > 0)),
    ];

    /// <summary>Statements of one row, each of which counts the rows that violate its checks, in their order.</summary>
    public static IEnumerable<(IReadOnlyList<Check> Checks, string Sql)> Counts(Table table, string relation, Func<Check, string?>? excuse = null)
    {
        var checks = All(table);
        // A row that passes is known by itself, not by its patterns.
        var together = checks.Where(check => check.Name != UniqueKey && check.Reads.Count == 0 && excuse?.Invoke(check) is null).ToList();
        foreach (var group in together.GroupBy(check => string.Join(", ", check.Patterns.Select(pattern => pattern.Sql))))
            yield return ([.. group], Count(table, relation, [.. group]));

        foreach (var check in checks.Except(together))
            yield return ([check], check.Name == UniqueKey ? CountTwice(table, relation) : $"select count(*) from {Bad(table, check, relation, excuse)}");
    }

    /// <summary>Counts the violations of checks that judge the same patterns, in one walk over the rows.</summary>
    static string Count(Table table, string relation, IReadOnlyList<Check> checks)
    {
        var patterns = string.Join(", ", checks[0].Patterns.Select(pattern => pattern.Name));
        var (from, number) = patterns.Length == 0
            ? ($"{relation} r", "count(*)")
            : ($"(select {patterns}, count(*) as pattern_rows from {checks[0].From(relation)} group by {patterns}) r", "sum(pattern_rows)");
        var counts = string.Join(", ", checks.Select(check => $"cast(coalesce({number} filter (where {check.Violation(table)}), 0) as bigint)"));
        return $"select {counts} from {from}";
    }

    /// <summary>Rows that share their key with another: cheaper than to join them.</summary>
    static string CountTwice(Table table, string relation) =>
        $"select cast(coalesce(sum(n), 0) as bigint) from (select count(*) as n from {relation} k group by {KeyList(table)} having count(*) > 1) twice";

    /// <summary>A derived table of the rows of <paramref name="relation"/> that violate <paramref name="check"/>.</summary>
    public static string Bad(Table table, Check check, string relation, Func<Check, string?>? excuse = null)
    {
        if (check.Name != UniqueKey)
            return $"(select r.* from {check.From(relation)} where ({check.Violation(table)}){(excuse?.Invoke(check) is { } passes ? $" and not {passes}" : "")}) bad";

        var key = KeyList(table);
        var join = string.Join(" and ", table.Key.Select(column => $"d.{column.Name} is not distinct from r.{column.Name}"));
        return $"(select r.* from {relation} r join (select {key} from {relation} k group by {key} having count(*) > 1) d on {join}) bad";
    }

    static string Missing(Column column) => $"{column.Name} is missing";

    static Check Unique(Table table) => new(UniqueKey, Severity.Error, _ => "true");

    static string KeyList(Table table) => string.Join(", ", table.Key.Select(column => column.Name));
}
