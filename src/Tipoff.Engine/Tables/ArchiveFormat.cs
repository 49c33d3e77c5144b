namespace Tipoff.Engine.Tables;

/// <summary>A shape of historical file that lands in a raw table, recognised by its columns and never by its name.</summary>
/// <param name="Name">Name of the feed; the mapping SELECT lies beside the table as <c>Table.Name.sql</c>.</param>
/// <param name="Signature">Columns that a file of this format has, spelt as in the file; no other format may be a better match.</param>
/// <remarks>
/// The mapping reads the relation <c>source</c> (the file's columns, of a CSV all as text, plus <c>file_row</c>, counted from 1) and the
/// <see cref="Lookups"/> by their full names. It yields the table's columns in order, then <c>file_row</c>. It is the one SQL that may
/// use everything DuckDB can.
/// </remarks>
public sealed record ArchiveFormat(string Name, params string[] Signature)
{
    /// <summary>Raw tables that the mapping joins, such as the schedule; they must have been imported before.</summary>
    public IReadOnlyList<Type> Lookups { get; init; } = [];

    /// <summary>Lines of the known file have more or fewer fields than its header; every other file with such lines is refused.</summary>
    public bool IsRagged { get; init; }
}
