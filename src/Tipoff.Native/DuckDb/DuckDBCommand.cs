using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace DuckDB.NET.Data;

/// <summary>One or several SQL statements with their parameters; the last statement's result is the command's.</summary>
/// <remarks>DuckDB runs inside this process, so the async methods work on the caller's thread; what they add is cancellation.</remarks>
public sealed class DuckDBCommand : DbCommand
{
    volatile Interruption? running;

    public DuckDBCommand() { }

    public DuckDBCommand(string commandText) => CommandText = commandText;

    public DuckDBCommand(string commandText, DuckDBConnection connection) : this(commandText) => Connection = connection;

    [AllowNull] public override string CommandText { get => field; set => field = value ?? ""; } = "";

    /// <summary>Seconds until a running statement is stopped; 0, the default, lets it run: warehouse builds are long.</summary>
    public override int CommandTimeout { get; set; }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text) throw new NotSupportedException($"CommandType {value} was asked for; DuckDB knows only Text");
        }
    }

    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <summary>Rows are computed as they are read instead of all at once: for results larger than memory.</summary>
    public bool UseStreamingMode { get; set; }

    public new DuckDBConnection? Connection { get; set; }
    public new DuckDBTransaction? Transaction { get; set; }
    public new DuckDBParameterCollection Parameters { get; } = [];

    protected override DbConnection? DbConnection { get => Connection; set => Connection = (DuckDBConnection?)value; }
    protected override DbParameterCollection DbParameterCollection => Parameters;
    protected override DbTransaction? DbTransaction { get => Transaction; set => Transaction = (DuckDBTransaction?)value; }

    /// <summary>Stops the statement another thread is running with this command.</summary>
    public override void Cancel() => running?.Request();

    /// <summary>Does nothing: statements are prepared as they run, because a later one may need what an earlier one creates.</summary>
    public override void Prepare() { }

    public new DuckDBParameter CreateParameter() => new();

    public new DuckDBDataReader ExecuteReader() => Run(UseStreamingMode, CommandBehavior.Default, CancellationToken.None);

    public new DuckDBDataReader ExecuteReader(CommandBehavior behavior) => Run(UseStreamingMode, behavior, CancellationToken.None);

    public override int ExecuteNonQuery() => ExecuteNonQuery(CancellationToken.None);

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => Answer(ExecuteNonQuery, cancellationToken);

    public override object? ExecuteScalar() => ExecuteScalar(CancellationToken.None);

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) => Answer(ExecuteScalar, cancellationToken);

    protected override DbParameter CreateDbParameter() => CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior);

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Answer<DbDataReader>(cancel => Run(UseStreamingMode, behavior, cancel), cancellationToken);

    int ExecuteNonQuery(CancellationToken cancel)
    {
        using var reader = Run(isStreaming: false, CommandBehavior.Default, cancel);
        return reader.RecordsAffected;
    }

    object? ExecuteScalar(CancellationToken cancel)
    {
        using var reader = Run(isStreaming: false, CommandBehavior.Default, cancel);
        return reader.Read() ? reader.GetValue(0) : null;
    }

    DuckDBDataReader Run(bool isStreaming, CommandBehavior behavior, CancellationToken cancel)
    {
        var connection = Connection ?? throw new InvalidOperationException("the command has no connection; set Connection first");
        Interruption interruption = new(connection.Handle, TimeSpan.FromSeconds(CommandTimeout), cancel);
        running = interruption;
        try
        {
            var sql = ParameterSyntax.Rewrite(CommandText, Parameters);
            var (result, rowsChanged) = StatementRunner.Run(connection.Handle, sql, Parameters, isStreaming, interruption);
            var closes = behavior.HasFlag(CommandBehavior.CloseConnection) ? connection : null;
            // A streaming statement still runs while it is read, so the reader keeps the means to stop it.
            return new DuckDBDataReader(result, rowsChanged, isStreaming ? interruption : null, closes);
        }
        catch
        {
            interruption.Dispose();
            throw;
        }
        finally
        {
            if (!isStreaming) interruption.Dispose();
        }
    }

    static Task<T> Answer<T>(Func<CancellationToken, T> run, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult(run(cancel));
        }
        catch (OperationCanceledException cancelled)
        {
            return Task.FromException<T>(cancelled);
        }
        catch (DbException failed)
        {
            return Task.FromException<T>(failed);
        }
    }
}
