namespace Tipoff.Engine.Tables;

/// <summary>Which cells of a table must exist, and what each must hold.</summary>
/// <param name="Name">Word for the data dictionary and for error messages.</param>
/// <param name="Sql">
/// A query with the columns <c>partition</c> (text), <c>unit</c> (text: what a cell must contain, such as one match; null when only the
/// cell counts) and <c>rule</c> (text: null when expected, else why it is skipped by rule). <c>@now</c> stands for the moment of asking.
/// </param>
/// <param name="UnitColumn">The column of the table that names the unit, null when only the cell's existence counts.</param>
public sealed record Expectation(string Name, string Sql, string? UnitColumn)
{
    /// <summary>Nothing is demanded: cells exist where a source had rows.</summary>
    public static readonly Expectation Optional = new("optional", "", null);

    public bool IsOptional => Sql.Length == 0;
}
