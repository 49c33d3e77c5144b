namespace Tipoff.Engine.Tables;

/// <summary>Which published rows are remembered for ever, though the table itself holds only the latest.</summary>
/// <param name="Changes">Columns whose change makes a new entry.</param>
/// <param name="Beside">Columns that an entry tells besides.</param>
/// <param name="Begins">Rows, alias <c>r</c>, that begin a story; whatever becomes of the same key later belongs to it.</param>
/// <param name="IsOpen">Rows, alias <c>r</c>, that are still news at the moment of publication, <c>@now</c>.</param>
public sealed record Memory(IReadOnlyList<string> Changes, IReadOnlyList<string> Beside, string Begins, string IsOpen);
