using Tipoff.Engine.Warehouse;

namespace Tipoff.Nba.Monitoring;

/// <summary>How everything stands on one date: what the ledger holds, and what a calendar demands and nobody has built.</summary>
public static class PartitionCells
{
    /// <summary>The presence of a cell that is demanded and that the ledger does not know.</summary>
    public const string NotBuilt = "not built";

    /// <summary>One SELECT: table, presence, rows, reason in full, run, when; what asks for a person first.</summary>
    /// <param name="table">Only this one; null: all.</param>
    public static string On(string partition, string? table, DateTimeOffset now, DateOnly today)
    {
        var only = table is null ? "" : $"and table_name = {ReadOnlyQuery.Literal(table)}";
        return Sign.On(
            $"""
            with {PipelineSigns.Due},
            standing as (
              select table_name, presence, row_count, coalesce(error, reason) as reason, run, strftime(updated_at, '%Y-%m-%d %H:%M') as seen_at
              from orchestration.cells where partition = {ReadOnlyQuery.Literal(partition)} {only}
              union all
              select table_name, '{NotBuilt}', 0, null, null, null
              from due where partition = {ReadOnlyQuery.Literal(partition)} {only} and not exists (select 1 from orchestration.cells c where c.table_name = due.table_name and c.partition = due.partition)
            )
            select table_name, presence, row_count, reason, run, seen_at from standing
            order by case when presence in ('failed_terminal', 'quarantined', '{NotBuilt}') then 0 when presence in ('ok', 'ok_degraded', 'skipped_by_rule', 'not_expected') then 2 else 1 end, table_name
            """,
            now, today);
    }
}
