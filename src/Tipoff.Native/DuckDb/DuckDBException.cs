using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>What DuckDB said when it refused, with the beginning of the statement it refused.</summary>
public sealed class DuckDBException : DbException
{
    const int SqlCharactersMax = 200;

    public DuckDBException() { }

    public DuckDBException(string message) : base(message) { }

    public DuckDBException(string message, Exception innerException) : base(message, innerException) { }

    internal static DuckDBException For(string? error, string? sql = null)
    {
        var said = string.IsNullOrWhiteSpace(error) ? "DuckDB failed without giving a reason" : error;
        if (sql is null) return new(said);
        var start = sql.Length <= SqlCharactersMax ? sql : sql[..SqlCharactersMax] + "…";
        return new($"{said}\nin: {start}");
    }
}
