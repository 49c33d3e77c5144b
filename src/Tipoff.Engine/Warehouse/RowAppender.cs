using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using DuckDB.NET.Data;
using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>Writes row records into a temporary relation, parameter by parameter.</summary>
public static class RowAppender
{
    public static void Append<TRow>(DbConnection connection, string relation, IEnumerable<TRow> rows, CancellationToken cancel = default)
    {
        var properties = Column.Of(typeof(TRow)).Count == 0 ? [] : typeof(TRow).GetConstructors()[0].GetParameters()
            .Select(parameter => typeof(TRow).GetProperty(parameter.Name!)!)
            .Select(Getter<TRow>)
            .ToArray();
        using var appender = ((DuckDBConnection)connection).CreateAppender(relation);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            var target = appender.CreateRow();
            foreach (var property in properties)
            {
                if (property(row) is { } value)
                    target.AppendBoxed(value);
                else
                    target.AppendNullValue();
            }

            target.EndRow();
        }
    }

    static Func<TRow, object?> Getter<TRow>(PropertyInfo property)
    {
        var row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, object?>>(Expression.Convert(Expression.Property(row, property), typeof(object)), row).Compile();
    }
}
