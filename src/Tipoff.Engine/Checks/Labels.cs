using System.Data.Common;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>Somebody's word that the rows of some dates are known to be off, and why.</summary>
/// <param name="Table">Full name.</param>
/// <param name="Column">Null: the whole table.</param>
public sealed record Label(string Table, string? Column, DateOnly From, DateOnly To, string Why, string By, DateTimeOffset At);

/// <summary>The labels; rows are only ever added.</summary>
public sealed class Labels(IReadOnlyList<Label> all)
{
    /// <summary>Everything that was ever labelled.</summary>
    public static Labels Read(Func<string, QueryResult> query) => new(
    [
        .. query("select table_name, column_name, from_date, to_date, why, labelled_by, labelled_at from orchestration.labels order by labelled_at").Rows
            .Select(row => new Label(row[0]!.ToString()!, row[1]?.ToString(), Date(row[2]), Date(row[3]), row[4]!.ToString()!, row[5]!.ToString()!, QueryResult.Instant(row[6])!.Value)),
    ]);

    public static void Add(DbConnection connection, Label label) =>
        connection.Run(
            $"""
            insert into orchestration.labels (table_name, column_name, from_date, to_date, why, labelled_by, labelled_at) values (
              {Sql.Literal(label.Table)}, {Sql.Literal(label.Column)}, {Sql.Literal(label.From)}, {Sql.Literal(label.To)}, {Sql.Literal(label.Why)},
              {Sql.Literal(label.By)}, {Sql.Literal(label.At)})
            """);

    /// <summary>Why a column of a date is known to be off; null when nobody said so.</summary>
    /// <param name="column">Null: the rows of the table, of which only a label of the whole table speaks.</param>
    public string? Of(string table, string? column, DateOnly date) =>
        all.FirstOrDefault(label => label.Table == table && (label.Column is null || label.Column == column) && label.From <= date && date <= label.To)?.Why;

    static DateOnly Date(object? value) => DateOnly.FromDateTime(QueryResult.Instant(value)!.Value.UtcDateTime);
}
