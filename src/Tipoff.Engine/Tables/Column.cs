using System.Reflection;

namespace Tipoff.Engine.Tables;

/// <summary>One column of a table, read from a parameter of its row record.</summary>
/// <param name="Name">Name in the database.</param>
/// <param name="Type">The row parameter's type without nullability.</param>
/// <param name="IsNullable">Null means not observed, and nothing else.</param>
public sealed record Column(
    string Name,
    Type Type,
    bool IsNullable,
    bool IsKey,
    bool IsPartition,
    bool IsBuildStamp,
    bool IsFeed,
    string? Doc)
{
    static readonly Dictionary<Type, string> SqlTypes = new()
    {
        [typeof(bool)] = "boolean",
        [typeof(short)] = "smallint",
        [typeof(int)] = "integer",
        [typeof(long)] = "bigint",
        [typeof(float)] = "real",
        [typeof(double)] = "double precision",
        [typeof(decimal)] = "numeric(18,4)",
        [typeof(string)] = "text",
        [typeof(DateOnly)] = "date",
        [typeof(DateTime)] = "timestamp",
        [typeof(DateTimeOffset)] = "timestamptz",
    };

    /// <summary>The type in the dialect that both engines read alike.</summary>
    public string SqlType => SqlTypes[Type];

    /// <summary>Whether two of its values have a difference.</summary>
    public bool IsNumber => Type.IsPrimitive && Type != typeof(bool) || Type == typeof(decimal);

    /// <summary>All columns of a row record, in the order of its parameters.</summary>
    public static IReadOnlyList<Column> Of(Type row)
    {
        var nullability = new NullabilityInfoContext();
        return [.. row.GetConstructors()[0].GetParameters().Select(parameter => From(parameter, nullability))];
    }

    static Column From(ParameterInfo parameter, NullabilityInfoContext nullability)
    {
        var inner = Nullable.GetUnderlyingType(parameter.ParameterType);
        var type = inner ?? parameter.ParameterType;
        if (!SqlTypes.ContainsKey(type))
            throw new InvalidOperationException($"{parameter.Member.DeclaringType}.{parameter.Name}: no column type for {type}.");

        return new Column(
            Names.Snake(parameter.Name!),
            type,
            inner is not null || nullability.Create(parameter).ReadState == NullabilityState.Nullable,
            parameter.IsDefined(typeof(KeyAttribute)),
            parameter.IsDefined(typeof(PartitionAttribute)),
            parameter.IsDefined(typeof(BuildStampAttribute)),
            parameter.IsDefined(typeof(FeedAttribute)),
            parameter.GetCustomAttribute<DocAttribute>()?.Text);
    }
}
