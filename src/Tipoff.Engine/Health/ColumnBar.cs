namespace Tipoff.Engine.Health;

/// <summary>How much of a column must be filled.</summary>
/// <param name="Percent">Least percent of a range's rows in which it is not null.</param>
/// <param name="IsCritical">Whether falling short is a failure; otherwise it is a warning.</param>
public sealed record ColumnBar(Type Table, string Column, double Percent, bool IsCritical);
