using System.Data.Common;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>Rows that people enter by hand: each is published together with those entered before.</summary>
public static class Entries
{
    const string Relation = "entered_rows";

    /// <summary>Adds a row to a table that is one cell.</summary>
    /// <exception cref="InvalidOperationException">The row violates a check: the caller owes a sound one.</exception>
    public static void Add<TRow>(DuckDbWarehouse warehouse, DbConnection connection, Table<TRow> table, TRow row)
        where TRow : class
    {
        connection.Run($"create or replace temp table {Relation} as select * from {table.FullName}");
        try
        {
            RowAppender.Append(connection, Relation, [row]);
            var published = new Publication(warehouse, connection, table, RunLog.NewRun(warehouse.Now)).Publish(Relation, [new PendingCell(Cell.All, null, null, null)], 0);
            if (published.Cells.Any(cell => cell.Presence == Presence.Quarantined))
                throw new InvalidOperationException($"{row} violates {string.Join(", ", published.Violations.Select(violation => violation.Check.Name))} of {table}.");
        }
        finally
        {
            connection.Run($"drop table {Relation}");
        }
    }
}
