using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tipoff.Engine.Warehouse;

/// <summary>Short ways to run SQL on a connection, and the literals that both engines read alike.</summary>
static partial class Sql
{
    public static int Run(this DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement that a cancelled token interrupts inside the database.</summary>
    public static int Run(this DbConnection connection, string sql, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var registration = cancel.Register(command.Cancel);
        try
        {
            return command.ExecuteNonQuery();
        }
        catch (DbException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
    }

    public static T Scalar<T>(this DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        if (!reader.Read() || reader.IsDBNull(0))
            return default!;
        return reader.GetFieldValue<T>(0);
    }

    public static List<T> Rows<T>(this DbConnection connection, string sql, Func<DbDataReader, T> map)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    public static string? Text(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static string Literal(string? text) => text is null ? "null" : $"'{text.Replace("'", "''")}'";

    public static string Literal(DateOnly date) => $"date '{date:yyyy-MM-dd}'";

    public static string Literal(DateTimeOffset? instant) =>
        instant is { } at ? $"timestamptz '{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'" : "null";

    public static string Literal(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Puts typed literals in the place of <c>@name</c>, outside of string literals and comments.</summary>
    public static string Bind(string sql, params (string Name, string Literal)[] values)
    {
        var map = values.ToDictionary(value => value.Name, value => value.Literal);
        return Parameter().Replace(sql, match =>
            match.Groups["name"].Success && map.TryGetValue(match.Groups["name"].Value, out var literal) ? literal : match.Value);
    }

    [GeneratedRegex(@"'(?:[^']|'')*'|--[^\n]*|@(?<name>[a-z_]+)")]
    private static partial Regex Parameter();
}
