namespace Tipoff.Engine.Tables;

/// <summary>How much a violated check weighs: an error keeps the cell from being published.</summary>
public enum Severity
{
    Warning,
    Error,
}

/// <summary>A query that returns the rows that should not exist.</summary>
/// <param name="Name">A sentence fragment for operators, such as <c>points without time</c>.</param>
/// <param name="Severity">Error blocks the cell; warning is counted and shown.</param>
/// <param name="Violation">
/// From the relation that holds the rows, a condition over it that is true for a bad row. It may use window functions, named
/// as <c>violation</c> in a derived table by the caller.
/// </param>
public sealed record Check(string Name, Severity Severity, Func<Table, string> Violation)
{
    /// <summary>Other tables that the condition reads.</summary>
    public IReadOnlyList<Type> Reads { get; init; } = [];

    /// <summary>
    /// Expressions over the row, by the name under which the condition knows them. Where there are any they alone decide, so that the condition is
    /// judged once for each combination that occurs and not for each row: a column's own name stands for itself.
    /// </summary>
    public IReadOnlyList<(string Name, string Sql)> Patterns { get; init; } = [];

    /// <summary>What the condition is asked of: the relation under the name <c>r</c>, with the patterns beside its columns.</summary>
    public string From(string relation)
    {
        var named = Patterns.Where(pattern => pattern.Name != pattern.Sql).Select(pattern => $", {pattern.Sql} as {pattern.Name}").ToList();
        return named.Count == 0 ? $"{relation} r" : $"(select p.*{string.Concat(named)} from {relation} p) r";
    }
}
