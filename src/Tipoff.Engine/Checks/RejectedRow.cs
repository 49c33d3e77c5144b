using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>A row that a check rejected and that waits, or waited.</summary>
/// <param name="Partition">As the ledger writes it, or <see cref="Releases.NoPartition"/>.</param>
/// <param name="Key">The key's columns as <c>name=value</c>, with blanks between them.</param>
/// <param name="Text">The row as a JSON object of its columns.</param>
/// <param name="Digest">Of the row's content without what depends on the moment of building: the same row made again has the same.</param>
/// <param name="File">The archive, the endpoint and its run, or null for a row that was made here.</param>
public sealed record RejectedRow(string Check, string Partition, string Key, string Text, string Digest, string? File, long? FileRow, string Run, DateTimeOffset RejectedAt)
{
    /// <summary>The key of a row of <paramref name="alias"/>, as SQL.</summary>
    internal static string KeyOf(Table table, string alias = "") =>
        $"concat_ws(' ', {string.Join(", ", table.Key.Select(column => $"'{column.Name}=' || coalesce(cast({At(alias, column)} as varchar), 'null')"))})";

    /// <summary>All columns of a row as a JSON object, as SQL.</summary>
    internal static string TextOf(Table table, string alias = "") =>
        $"cast(json_object({string.Join(", ", table.Columns.Select(column => $"'{column.Name}', {At(alias, column)}"))}) as varchar)";

    /// <summary>The digest of a row of <paramref name="alias"/>, as SQL.</summary>
    /// <remarks>A decimal is read back from a text as a double, so it is taken as one here too.</remarks>
    internal static string DigestOf(Table table, string alias) =>
        Hash(table, column => column.Type == typeof(decimal) ? $"json_extract(cast({At(alias, column)} as varchar), '$')" : At(alias, column));

    /// <summary>The digest of a row that is kept as a text, as SQL: of today's columns, so that a row without one of them counts as a row where it is null.</summary>
    internal static string DigestOfText(Table table, string text) => Hash(table, column => $"json_extract({text}, '$.{column.Name}')");

    static string Hash(Table table, Func<Column, string> value) =>
        $"sha256(cast(json_object({string.Join(", ", table.Columns.Where(column => !column.IsBuildStamp).Select(column => $"'{column.Name}', {value(column)}"))}) as varchar))";

    static string At(string alias, Column column) => alias.Length == 0 ? column.Name : $"{alias}.{column.Name}";
}
