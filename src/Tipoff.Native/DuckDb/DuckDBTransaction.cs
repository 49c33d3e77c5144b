using System.Data;
using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>A transaction: what it did is there after Commit, and gone without it.</summary>
public sealed class DuckDBTransaction : DbTransaction
{
    readonly DuckDBConnection connection;
    bool isFinished;

    internal DuckDBTransaction(DuckDBConnection connection, IsolationLevel isolationLevel)
    {
        // DuckDB has snapshot isolation only; anything weaker is satisfied by it, Serializable is not.
        if (isolationLevel is IsolationLevel.Serializable or IsolationLevel.Chaos)
            throw new ArgumentException($"isolation level {isolationLevel} was asked for; DuckDB offers Snapshot", nameof(isolationLevel));
        if (connection.Transaction is not null)
            throw new InvalidOperationException("the connection already has an open transaction; commit it, or take another connection");
        this.connection = connection;
        connection.Execute("BEGIN TRANSACTION");
        connection.Transaction = this;
    }

    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;

    protected override DbConnection? DbConnection => isFinished ? null : connection;

    public override void Commit() => Finish("COMMIT");

    public override void Rollback() => Finish("ROLLBACK");

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isFinished && connection.State == ConnectionState.Open) Rollback();
        base.Dispose(disposing);
    }

    void Finish(string statement)
    {
        if (isFinished) throw new InvalidOperationException("the transaction is already committed or rolled back");
        // A failed COMMIT has rolled back, so there is nothing left to finish either way.
        isFinished = true;
        connection.Transaction = null;
        connection.Execute(statement);
    }
}
