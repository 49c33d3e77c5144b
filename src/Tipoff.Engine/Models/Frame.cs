using System.Data.Common;
using System.Globalization;

namespace Tipoff.Engine.Models;

/// <summary>The rows of a query, column by column: what models and scores are computed from.</summary>
/// <remarks>Numbers are doubles with NaN for null; texts and dates keep null as null and the smallest date.</remarks>
public sealed class Frame
{
    readonly Dictionary<string, Array> columns = [];

    Frame(int rows) => Rows = rows;

    public int Rows { get; }

    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>A numeric column; integers, decimals and booleans are widened.</summary>
    public double[] Numbers(string column) => (double[])columns[column];

    public string?[] Texts(string column) => (string?[])columns[column];

    public DateOnly[] Dates(string column) => (DateOnly[])columns[column];

    public DateTimeOffset[] Instants(string column) => (DateTimeOffset[])columns[column];

    public float[] Singles(string column) => Array.ConvertAll(Numbers(column), value => (float)value);

    /// <summary>The named columns as a matrix to learn from or to predict.</summary>
    public FeatureMatrix Matrix(IReadOnlyList<string> features, string label, string date) => Matrix(features, label, date, ..);

    /// <summary>The named columns of some rows.</summary>
    public FeatureMatrix Matrix(IReadOnlyList<string> features, string label, string date, Range rows)
    {
        var (start, count) = rows.GetOffsetAndLength(Rows);
        var sources = features.Select(Numbers).ToArray();
        var values = new float[count * sources.Length];
        for (var column = 0; column < sources.Length; column++)
        {
            var source = sources[column].AsSpan(start, count);
            for (var row = 0; row < count; row++)
                values[row * sources.Length + column] = (float)source[row];
        }

        return new FeatureMatrix(features, values, Singles(label)[rows], Dates(date)[rows]);
    }

    /// <summary>Some of the rows.</summary>
    public Frame Slice(Range rows)
    {
        var (start, count) = rows.GetOffsetAndLength(Rows);
        var slice = new Frame(count);
        foreach (var (name, values) in columns)
        {
            var part = Array.CreateInstance(values.GetType().GetElementType()!, count);
            Array.Copy(values, start, part, 0, count);
            slice.columns[name] = part;
        }

        return slice;
    }

    /// <summary>The same rows with one more column of numbers.</summary>
    public Frame With(string column, double[] numbers)
    {
        if (numbers.Length != Rows)
            throw new ArgumentException($"{numbers.Length} numbers for {Rows} rows", nameof(numbers));

        var frame = new Frame(Rows);
        foreach (var (name, values) in columns)
            frame.columns[name] = values;
        frame.columns[column] = numbers;
        return frame;
    }

    public static Frame Read(DbConnection connection, string sql, CancellationToken cancel = default)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var registration = cancel.Register(command.Cancel);
        using var reader = command.ExecuteReader();
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var builders = Enumerable.Range(0, reader.FieldCount).Select(i => Builder.For(reader.GetFieldType(i), reader.GetDataTypeName(i))).ToArray();
        var rows = 0;
        for (; reader.Read(); rows++)
        {
            for (var i = 0; i < builders.Length; i++)
                builders[i].Add(reader, i);
        }

        var frame = new Frame(rows);
        for (var i = 0; i < builders.Length; i++)
            frame.columns[names[i]] = builders[i].Done();
        return frame;
    }

    abstract class Builder
    {
        public abstract void Add(DbDataReader reader, int column);

        public abstract Array Done();

        public static Builder For(Type type, string typeName)
        {
            if (type == typeof(string))
                return new Of<string?>(null, (reader, i) => reader.GetString(i));
            if (typeName.StartsWith("timestamp", StringComparison.OrdinalIgnoreCase))
                return new Of<DateTimeOffset>(DateTimeOffset.MinValue, (reader, i) => reader.GetFieldValue<DateTimeOffset>(i));
            if (type == typeof(DateOnly) || type == typeof(DateTime))
                return new Of<DateOnly>(DateOnly.MinValue, (reader, i) => reader.GetFieldValue<DateOnly>(i));
            if (type == typeof(int))
                return new Of<double>(double.NaN, (reader, i) => reader.GetInt32(i));
            if (type == typeof(double))
                return new Of<double>(double.NaN, (reader, i) => reader.GetDouble(i));
            if (type == typeof(bool))
                return new Of<double>(double.NaN, (reader, i) => reader.GetBoolean(i) ? 1 : 0);
            return new Of<double>(double.NaN, (reader, i) => Convert.ToDouble(reader.GetValue(i), CultureInfo.InvariantCulture));
        }

        sealed class Of<T>(T missing, Func<DbDataReader, int, T> read) : Builder
        {
            readonly List<T> values = [];

            public override void Add(DbDataReader reader, int column) => values.Add(reader.IsDBNull(column) ? missing : read(reader, column));

            public override Array Done() => values.ToArray();
        }
    }
}
