using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Sources;

/// <summary>The rows that a parser makes of a body, by table.</summary>
/// <param name="tables">The tables that the endpoint declared.</param>
public sealed class Landing(IReadOnlyList<Table> tables)
{
    readonly Dictionary<Type, List<object>> rows = tables.ToDictionary(table => table.RowType, _ => new List<object>());

    public IReadOnlyList<Table> Tables => tables;

    public int Count => rows.Values.Sum(list => list.Count);

    /// <summary>Adds a row of one of the tables that the endpoint lands in.</summary>
    public void Add(object row)
    {
        if (!rows.TryGetValue(row.GetType(), out var list))
            throw new InvalidOperationException($"{row.GetType().DeclaringType?.Name} is not among the tables the endpoint declares.");
        list.Add(row);
    }

    /// <summary>The rows of <paramref name="table"/>, in the order in which they were added.</summary>
    public IReadOnlyList<object> Of(Table table) => rows[table.RowType];

    /// <summary>Keeps one of rows that are equal in every column; returns how many went.</summary>
    internal long DropDuplicates()
    {
        var before = Count;
        foreach (var type in rows.Keys.ToList())
            rows[type] = [.. rows[type].Distinct()];
        return before - Count;
    }
}
