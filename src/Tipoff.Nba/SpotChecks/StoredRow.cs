namespace Tipoff.Nba.SpotChecks;

/// <summary>A stored row: its columns are shared with the other rows of the table.</summary>
public sealed class StoredRow(IReadOnlyDictionary<string, int> columns, IReadOnlyList<object?> values)
{
    public object? this[string column] => values[columns[column]];
}
