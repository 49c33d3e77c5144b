using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using DuckDB.NET.Data;

namespace Tipoff.Engine.Warehouse;

/// <summary>Writes row records into a temporary relation, parameter by parameter.</summary>
public static class RowAppender
{
    static readonly ConcurrentDictionary<Type, Func<object, object?>[]> Getters = [];

    public static void Append<TRow>(DbConnection connection, string relation, IEnumerable<TRow> rows, CancellationToken cancel = default)
        where TRow : class =>
        Append(connection, relation, typeof(TRow), rows, cancel);

    /// <summary>Writes rows whose type is only known at run time.</summary>
    internal static void Append(DbConnection connection, string relation, Type rowType, IEnumerable<object> rows, CancellationToken cancel) =>
        Append(connection, relation, rowType, rows.Select(row => (row, (long?)null)), cancel);

    /// <summary>Writes rows whose type is only known at run time, each followed by a number that says where it came from, if there is one.</summary>
    internal static void Append(
        DbConnection connection, string relation, Type rowType, IEnumerable<(object Row, long? Origin)> rows, CancellationToken cancel = default)
    {
        var getters = Getters.GetOrAdd(rowType, GettersOf);
        var dot = relation.IndexOf('.', StringComparison.Ordinal);
        using var appender = dot < 0
            ? ((DuckDBConnection)connection).CreateAppender(relation)
            : ((DuckDBConnection)connection).CreateAppender(relation[..dot], relation[(dot + 1)..]);
        foreach (var (row, origin) in rows)
        {
            cancel.ThrowIfCancellationRequested();
            var target = appender.CreateRow();
            foreach (var getter in getters)
            {
                if (getter(row) is { } value)
                    target.AppendBoxed(value);
                else
                    target.AppendNullValue();
            }

            if (origin is { } number)
                target.AppendBoxed(number);
            target.EndRow();
        }
    }

    static Func<object, object?>[] GettersOf(Type rowType) =>
    [
        .. rowType.GetConstructors()[0].GetParameters().Select(parameter =>
        {
            var row = Expression.Parameter(typeof(object));
            var value = Expression.Property(Expression.Convert(row, rowType), parameter.Name!);
            return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
        }),
    ];
}
