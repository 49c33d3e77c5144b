using System.Linq.Expressions;

namespace Tipoff.Engine.Tables;

/// <summary>A table declared by its row record: siblings fill the same slots, and the compiler is the form.</summary>
public abstract class Table<TRow> : Table
{
    public override Type RowType => typeof(TRow);

    protected static Upstream Same<T>() where T : Table => new(typeof(T), new Window.SameDay());

    /// <summary>The same day, as one of several sources: its absence keeps nothing from being built.</summary>
    protected static Upstream SameIfAny<T>() where T : Table => Same<T>() with { IsRequired = false };

    /// <summary>The days before the date.</summary>
    protected static Upstream DaysBefore<T>(int days) where T : Table => new(typeof(T), new Window.Days(days));

    /// <summary>The days after the date, of a calendar; the reader takes only what was known by then.</summary>
    protected static Upstream DaysAfter<T>(int days) where T : Table => new(typeof(T), new Window.DaysAfter(days));

    /// <summary>The season so far, without the date; <paramref name="earlier"/> adds whole seasons before it.</summary>
    protected static Upstream PeriodBefore<T>(int earlier = 0) where T : Table => new(typeof(T), new Window.Periods(earlier));

    /// <summary>The season so far with the date itself.</summary>
    protected static Upstream PeriodThrough<T>() where T : Table => new(typeof(T), new Window.PeriodThrough());

    /// <summary>The whole season, dates to come included.</summary>
    protected static Upstream WholePeriod<T>() where T : Table => new(typeof(T), new Window.WholePeriod());

    protected static Upstream EverBefore<T>() where T : Table => new(typeof(T), new Window.Ever());

    /// <summary>Every partition up to and with the date.</summary>
    protected static Upstream EverThrough<T>() where T : Table => new(typeof(T), new Window.EverThrough());

    protected static Upstream Whole<T>() where T : Table => new(typeof(T), new Window.Whole());

    /// <summary>Rows where the column is null although the declaration allows it.</summary>
    protected static Check NotNull(Expression<Func<TRow, object?>> column, Severity severity = Severity.Error) =>
        new($"{NameOf(column)} is missing", severity, _ => $"{NameOf(column)} is null");

    protected static Check Between(Expression<Func<TRow, object?>> column, double low, double high, Severity severity = Severity.Error) =>
        new($"{NameOf(column)} outside {low:R}..{high:R}", severity, _ => $"{NameOf(column)} not between {low:R} and {high:R}");

    protected static Check Accepted(Expression<Func<TRow, object?>> column, params string[] values) =>
        new(
            $"{NameOf(column)} not one of {string.Join(", ", values)}",
            Severity.Error,
            _ => $"{NameOf(column)} not in ({string.Join(", ", values.Select(value => $"'{value}'"))})");

    /// <summary>A condition that no row may fulfil.</summary>
    protected static Check Never(string name, string condition, Severity severity = Severity.Error) => new(name, severity, _ => condition);

    /// <summary>Rows whose value has no partner in the column of the same name of another table.</summary>
    protected static Check ForeignKey<TOther>(Expression<Func<TRow, object?>> column, Severity severity = Severity.Error)
        where TOther : Table, new()
    {
        var other = new TOther();
        var name = NameOf(column);
        return new(
            $"{name} unknown to {other.FullName}",
            severity,
            _ => $"{name} is not null and not exists (select 1 from {other.FullName} f where f.{name} = r.{name})")
        {
            Reads = [typeof(TOther)],
        };
    }

    /// <summary>Remembers changes of some columns of rows that are still news; see <see cref="Tables.Memory"/>.</summary>
    protected static Memory Remember(string begins, string isOpen, IReadOnlyList<Expression<Func<TRow, object?>>> changes, IReadOnlyList<Expression<Func<TRow, object?>>> beside) =>
        new([.. changes.Select(NameOf)], [.. beside.Select(NameOf)], begins, isOpen);

    static string NameOf(Expression<Func<TRow, object?>> column)
    {
        var body = column.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : column.Body;
        return Names.Snake(((MemberExpression)body).Member.Name);
    }
}
