using System.Globalization;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Checks;

/// <summary>The rows of a cell that one check rejected, and what became of them.</summary>
/// <param name="State">waiting; released or left_out when somebody decided so; replaced when something else was published in their place.</param>
/// <param name="ClosedAt">When the cell was published; null while the rows wait.</param>
/// <param name="Presence">Of the cell in the ledger; null where it has none.</param>
public sealed record RejectedGroup(
    string Table, string Partition, string Check, long Rows, DateTimeOffset Since, string? File, string Run, string? Presence, string? Reason, string State, string? By, string? Why,
    DateTimeOffset? DecidedAt, DateTimeOffset? ClosedAt)
{
    /// <summary>The state of rows that nobody has decided about.</summary>
    public const string Waiting = "waiting";

    /// <summary>The groups as a query; <see cref="From"/> reads its rows.</summary>
    /// <param name="tables">Only these; null: all.</param>
    /// <param name="isAll">Also rows that wait no more.</param>
    public static string Query(IReadOnlyList<string>? tables, bool isAll)
    {
        var chosen = tables is null ? "true" : $"q.table_name in ({string.Join(", ", tables.Select(Sql.Literal))})";
        return $"""
            with told as (
              select q.*, x.kind, x.released_by, x.why, x.released_at as decided_at
              from orchestration.quarantine q left join orchestration.releases x
                on x.table_name = q.table_name and x.partition = coalesce(q.partition, '{Releases.NoPartition}') and x.row_key = q.row_key
                  and (x.kind = '{Releases.LeftOut}' or x.check_name = q.check_name) and x.released_at >= q.rejected_at
                  and (q.released_at is null or x.released_at <= q.released_at)
              where {chosen} and ({(isAll ? "true" : "q.released_at is null")})
              qualify row_number() over (partition by q.rowid order by x.rowid desc nulls last) = 1
            )
            select t.table_name, coalesce(t.partition, '{Releases.NoPartition}') as part, t.check_name, count(*) as row_count, min(t.rejected_at) as since, arg_max(t.file, t.rejected_at) as file,
              arg_max(t.run, t.rejected_at) as run, max(c.presence) as presence, max(c.reason) as reason,
              coalesce(t.kind, case when t.released_at is null then '{Waiting}' else 'replaced' end) as state, t.released_by, t.why, max(t.decided_at) as decided_at, max(t.released_at) as closed_at
            from told t left join orchestration.cells c on c.table_name = t.table_name and c.partition = t.partition
            group by t.table_name, part, t.check_name, t.released_at is null, state, t.released_by, t.why
            order by t.released_at is null desc, t.table_name, part, t.check_name
            """;
    }

    /// <summary>A group from a row; over a socket moments are texts.</summary>
    public static RejectedGroup From(IReadOnlyList<object?> row) => new(
        Text(row[0])!, Text(row[1])!, Text(row[2])!, Convert.ToInt64(row[3], CultureInfo.InvariantCulture), QueryResult.Instant(row[4])!.Value, Text(row[5]), Text(row[6])!, Text(row[7]), Text(row[8]),
        Text(row[9])!, Text(row[10]), Text(row[11]), QueryResult.Instant(row[12]), QueryResult.Instant(row[13]));

    static string? Text(object? value) => value?.ToString();
}
