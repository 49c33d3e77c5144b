using System.Numerics;

namespace DuckDB.NET.Data;

/// <summary>The row being appended: one value per column in the table's order, then <see cref="EndRow"/>.</summary>
public sealed class DuckDBAppenderRow
{
    readonly DuckDBAppender appender;
    readonly VectorWriter[] columns;
    int row;
    int column;

    internal DuckDBAppenderRow(DuckDBAppender appender, VectorWriter[] columns)
    {
        this.appender = appender;
        this.columns = columns;
    }

    internal bool IsOpen { get; private set; }

    public DuckDBAppenderRow AppendNullValue()
    {
        Next().WriteNull(row);
        return this;
    }

    public DuckDBAppenderRow AppendValue(bool? value)
    {
        if (value is { } given) Next().Write(row, given);
        else AppendNullValue();
        return this;
    }

    public DuckDBAppenderRow AppendValue(sbyte? value) => AppendValue((long?)value);

    public DuckDBAppenderRow AppendValue(short? value) => AppendValue((long?)value);

    public DuckDBAppenderRow AppendValue(int? value) => AppendValue((long?)value);

    public DuckDBAppenderRow AppendValue(byte? value) => AppendValue((long?)value);

    public DuckDBAppenderRow AppendValue(ushort? value) => AppendValue((long?)value);

    public DuckDBAppenderRow AppendValue(uint? value) => AppendValue((long?)value);

    public DuckDBAppenderRow AppendValue(long? value)
    {
        if (value is { } given) Next().Write(row, given);
        else AppendNullValue();
        return this;
    }

    public DuckDBAppenderRow AppendValue(ulong? value) => value > long.MaxValue ? AppendValue((BigInteger?)value) : AppendValue((long?)value);

    public DuckDBAppenderRow AppendValue(Int128? value) => AppendValue((BigInteger?)value);

    public DuckDBAppenderRow AppendValue(BigInteger? value)
    {
        if (value is { } given) Next().Write(row, given);
        else AppendNullValue();
        return this;
    }

    public DuckDBAppenderRow AppendValue(float? value) => AppendValue((double?)value);

    public DuckDBAppenderRow AppendValue(double? value)
    {
        if (value is { } given) Next().Write(row, given);
        else AppendNullValue();
        return this;
    }

    public DuckDBAppenderRow AppendValue(decimal? value)
    {
        if (value is { } given) Next().Write(row, given);
        else AppendNullValue();
        return this;
    }

    public DuckDBAppenderRow AppendValue(DateOnly? value)
    {
        if (value is { } given) Next().Write(row, given);
        else AppendNullValue();
        return this;
    }

    public DuckDBAppenderRow AppendValue(TimeOnly? value)
    {
        if (value is { } given) Next().Write(row, given);
        else AppendNullValue();
        return this;
    }

    public DuckDBAppenderRow AppendValue(DateTime? value)
    {
        if (value is { } given) Next().Write(row, given);
        else AppendNullValue();
        return this;
    }

    public DuckDBAppenderRow AppendValue(DateTimeOffset? value) => AppendValue(value?.UtcDateTime);

    public DuckDBAppenderRow AppendValue(TimeSpan? value)
    {
        if (value is { } given) Next().Write(row, given);
        else AppendNullValue();
        return this;
    }

    public DuckDBAppenderRow AppendValue(Guid? value)
    {
        if (value is { } given) Next().Write(row, given);
        else AppendNullValue();
        return this;
    }

    public DuckDBAppenderRow AppendValue(string? value)
    {
        if (value is null) return AppendNullValue();
        Next().Write(row, value.AsSpan());
        return this;
    }

    public DuckDBAppenderRow AppendValue(byte[]? value)
    {
        if (value is null) return AppendNullValue();
        Next().Write(row, value.AsSpan());
        return this;
    }

    public DuckDBAppenderRow AppendValue<TElement>(IEnumerable<TElement>? value)
    {
        if (value is null) return AppendNullValue();
        Next().WriteList(row, value);
        return this;
    }

    /// <summary>A value of any supported type, for callers that know it only at run time.</summary>
    public DuckDBAppenderRow AppendBoxed(object? value)
    {
        VectorBox.Write(Next(), row, value);
        return this;
    }

    public void EndRow()
    {
        if (column != columns.Length) throw appender.WrongCount(column);
        IsOpen = false;
        appender.EndRow();
    }

    internal void Begin(int next)
    {
        if (IsOpen) throw new InvalidOperationException("the previous row was not ended; call EndRow before CreateRow");
        IsOpen = true;
        row = next;
        column = 0;
    }

    VectorWriter Next()
    {
        if (!IsOpen) throw new InvalidOperationException("no row is open; call CreateRow first");
        return column < columns.Length ? columns[column++] : throw appender.WrongCount(column + 1);
    }
}
