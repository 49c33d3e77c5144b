using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;

namespace Tipoff.Engine.Warehouse;

/// <summary>Reads the rows of a query into records, column by parameter, in the order of the declaration.</summary>
static class RowReader
{
    /// <summary>Getters that look at the type of the column only once.</summary>
    static readonly Dictionary<Type, string> Typed = new()
    {
        [typeof(int)] = nameof(DbDataReader.GetInt32),
        [typeof(string)] = nameof(DbDataReader.GetString),
        [typeof(bool)] = nameof(DbDataReader.GetBoolean),
    };

    static readonly ConcurrentDictionary<Type, Func<DbDataReader, object>> Readers = [];

    /// <exception cref="InvalidOperationException">The query yields other columns than the record has.</exception>
    public static IEnumerable<object> Read(DbConnection connection, string sql, Type rowType, CancellationToken cancel = default)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var registration = cancel.Register(command.Cancel);
        using var reader = command.ExecuteReader();
        var wanted = Tables.Column.Of(rowType).Select(column => column.Name).ToList();
        var given = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        if (!wanted.SequenceEqual(given))
            throw new InvalidOperationException($"{rowType}: the query yields ({string.Join(", ", given)}), expected ({string.Join(", ", wanted)}).");

        var read = Readers.GetOrAdd(rowType, ReaderOf);
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            yield return read(reader);
        }
    }

    static Func<DbDataReader, object> ReaderOf(Type rowType)
    {
        var reader = Expression.Parameter(typeof(DbDataReader));
        var constructor = rowType.GetConstructors()[0];
        var values = constructor.GetParameters().Select((parameter, ordinal) => Value(reader, parameter, ordinal));
        return Expression.Lambda<Func<DbDataReader, object>>(Expression.Convert(Expression.New(constructor, values), typeof(object)), reader).Compile();
    }

    static ConditionalExpression Value(ParameterExpression reader, ParameterInfo parameter, int ordinal)
    {
        var type = parameter.ParameterType;
        var at = Expression.Constant(ordinal);
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        var read = Typed.TryGetValue(inner, out var name)
            ? Expression.Call(reader, name, null, at)
            : Expression.Call(reader, nameof(DbDataReader.GetFieldValue), [inner], at);
        // A null where the record allows none ends in the reader's own complaint, which names the column.
        var isNull = type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? (Expression)Expression.Constant(false)
            : Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, at);
        return Expression.Condition(isNull, Expression.Default(type), Expression.Convert(read, type));
    }
}
