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
}
