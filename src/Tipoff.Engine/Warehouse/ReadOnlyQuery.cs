using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Tipoff.Engine.Warehouse;

/// <summary>The result of free SQL: names, types and rows as plain values.</summary>
public sealed record QueryResult(IReadOnlyList<QueryColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>A moment or a date among the values; over a socket they are texts.</summary>
    public static DateTimeOffset? Instant(object? value) => value switch
    {
        null => null,
        DateTimeOffset at => at,
        DateTime at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)),
        DateOnly day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        _ => DateTimeOffset.Parse(value.ToString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    };
}

/// <summary>A column of a query's result.</summary>
public sealed record QueryColumn(string Name, string Type);

/// <summary>Free SQL that can look at the committed state and change nothing.</summary>
public static partial class ReadOnlyQuery
{
    /// <summary>Rows handed out at most; a larger answer belongs into a file, not onto a screen.</summary>
    public const int RowsMax = 100_000;

    /// <summary>A moment as it stands in a query.</summary>
    public static string Literal(DateTimeOffset at) => Sql.Literal(at);

    /// <summary>A text as it stands in a query.</summary>
    public static string Literal(string text) => Sql.Literal(text);

    /// <exception cref="Problem">It is not one reading statement, or the database refuses it.</exception>
    public static QueryResult Run(DbConnection connection, string sql, CancellationToken cancel = default)
    {
        var text = sql.Trim().TrimEnd(';');
        if (!Reading().IsMatch(text) || Literals().Replace(text, "").Contains(';'))
        {
            throw new Problem(
                "only one reading statement is allowed",
                "expected select, with, from, values, show, describe, summarize or explain",
                "Data change only through import, apply and backfill")
            { Exit = Exit.Usage };
        }

        try
        {
            connection.Run("begin transaction read only");
            try
            {
                return Read(connection, text, cancel);
            }
            finally
            {
                connection.Run("rollback");
            }
        }
        catch (DbException error)
        {
            throw new Problem(
                "the query failed",
                error.Message.Split("\n\n")[0],
                "`tipoff sql \"select table_name, column_name from information_schema.columns\"` lists what there is")
            { Exit = Exit.Usage };
        }
    }

    static QueryResult Read(DbConnection connection, string text, CancellationToken cancel)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        using var registration = cancel.Register(command.Cancel);
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(i => new QueryColumn(reader.GetName(i), reader.GetDataTypeName(i))).ToList();
        List<object?[]> rows = [];
        while (rows.Count < RowsMax && reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : Plain(reader.GetValue(i)))]);
        return new QueryResult(columns, rows);
    }

    /// <summary>Sums of integers are wider than JSON's readers expect: what fits into 64 bits becomes a plain number.</summary>
    static object Plain(object value) => value is BigInteger big ? big >= long.MinValue && big <= long.MaxValue ? (long)big : big.ToString() : value;

    [GeneratedRegex(@"^\s*(select|with|from|values|show|describe|summarize|explain|table)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reading();

    [GeneratedRegex(@"'(?:[^']|'')*'|--[^\n]*")]
    private static partial Regex Literals();
}
