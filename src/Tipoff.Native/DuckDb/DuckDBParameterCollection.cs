using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace DuckDB.NET.Data;

/// <summary>The values given to a command, by name or in the order of the `?`.</summary>
[SuppressMessage("Design", "CA1010", Justification = "ADO.NET parameter collections are untyped lists.")]
public sealed class DuckDBParameterCollection : DbParameterCollection
{
    readonly List<DuckDBParameter> parameters = [];

    public override int Count => parameters.Count;
    public override object SyncRoot => ((ICollection)parameters).SyncRoot;

    public new DuckDBParameter this[int index] { get => parameters[index]; set => parameters[index] = value; }

    public new DuckDBParameter this[string name]
    {
        get => (DuckDBParameter)GetParameter(name);
        set => SetParameter(name, value);
    }

    public int Add(DuckDBParameter parameter)
    {
        parameters.Add(parameter);
        return parameters.Count - 1;
    }

    public DuckDBParameter Add(string name, object? value)
    {
        DuckDBParameter parameter = new(name, value);
        parameters.Add(parameter);
        return parameter;
    }

    public override int Add(object value) => Add(value as DuckDBParameter ?? new DuckDBParameter(value));

    public override void AddRange(Array values)
    {
        foreach (var value in values) Add(value);
    }

    public override void Clear() => parameters.Clear();

    public override bool Contains(object value) => IndexOf(value) >= 0;

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)parameters).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => parameters.GetEnumerator();

    public override int IndexOf(object value) => value is DuckDBParameter parameter ? parameters.IndexOf(parameter) : -1;

    public override int IndexOf(string parameterName)
    {
        var bare = parameterName.TrimStart('$', '@', ':');
        return parameters.FindIndex(parameter => string.Equals(parameter.BareName, bare, StringComparison.OrdinalIgnoreCase));
    }

    public override void Insert(int index, object value) => parameters.Insert(index, (DuckDBParameter)value);

    public override void Remove(object value) => parameters.Remove((DuckDBParameter)value);

    public override void RemoveAt(int index) => parameters.RemoveAt(index);

    public override void RemoveAt(string parameterName) => parameters.RemoveAt(Find(parameterName));

    internal string Names => parameters.Count == 0 ? "none" : string.Join(", ", parameters.Select((parameter, index) => parameter.BareName is "" ? $"#{index + 1}" : parameter.BareName));

    protected override DbParameter GetParameter(int index) => parameters[index];

    protected override DbParameter GetParameter(string parameterName) => parameters[Find(parameterName)];

    protected override void SetParameter(int index, DbParameter value) => parameters[index] = (DuckDBParameter)value;

    protected override void SetParameter(string parameterName, DbParameter value) => parameters[Find(parameterName)] = (DuckDBParameter)value;

    int Find(string name) => IndexOf(name) is >= 0 and var index
        ? index
        : throw new ArgumentException($"no parameter is named '{name}'; given: {Names}", nameof(name));
}
