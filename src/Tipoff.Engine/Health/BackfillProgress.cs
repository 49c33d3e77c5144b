using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>Cells of one table in one period: due, there, and what became of the others.</summary>
/// <param name="Due">What the expectation demands, without what a rule leaves out.</param>
public sealed record TableProgress(string Table, string Layer, int Period, int Due, int Done, int Failed, int Waiting)
{
    public double Percent => Due == 0 ? 100 : Math.Floor(1000d * Done / Due) / 10;

    public int Left => Due - Done;

    /// <summary>What a rule leaves out: never part of <see cref="Due"/>.</summary>
    public int Skipped { get; init; }
}

/// <summary>How fast a table was built within the window, and how long what is left of it may take; null without history.</summary>
public sealed record TableRate(string Table, double CellsPerMinute, double SecondsP50, double SecondsP90);

/// <summary>A cell that failed lately.</summary>
/// <param name="At">UTC, to the minute.</param>
/// <param name="IsRecent">Within <see cref="BackfillProgress.RecentWindow"/>.</param>
/// <param name="Failure">What kind of failure: a word of <see cref="FailureClass"/>.</param>
/// <param name="RetryAt">When it is tried again by itself; null when time alone changes nothing.</param>
public sealed record CellFailure(string Table, string Partition, string Presence, string At, bool IsRecent, string Why, string? Failure = null, string? RetryAt = null);

/// <summary>How far the building of a warehouse is, read from its ledger by SQL alone: beside the process that builds, or in it.</summary>
public sealed class BackfillProgress(Catalog catalog, Func<string, QueryResult> query, DateTimeOffset now)
{
    /// <summary>A rate is that of the last hour, or of the part of it in which there was work: long enough to smooth, short enough to notice that work has stopped.</summary>
    public static readonly TimeSpan RateWindow = TimeSpan.FromHours(1);

    /// <summary>Failures that a person watching has not seen yet.</summary>
    public static readonly TimeSpan RecentWindow = TimeSpan.FromHours(2);

    /// <summary>Work that began just now says little of its rate.</summary>
    static readonly TimeSpan RateWindowLeast = TimeSpan.FromMinutes(1);

    /// <summary>Characters of an error that fit on two lines.</summary>
    const int ErrorShown = 150;

    /// <summary>Cells by table and period of all dated tables that something is demanded of.</summary>
    public IReadOnlyList<TableProgress> Tables(DateOnly from, DateOnly to)
    {
        var demanding = catalog.Tables.Where(table => !table.Expectation.IsOptional && table.Partition?.Type == typeof(DateOnly)).ToList();
        // Many tables follow the same calendar: each is asked once.
        var due = string.Join(" union all ", demanding.GroupBy(table => table.Expectation.Sql).Select(calendar => $"""
            select t.table_name, cast(e.partition as varchar) as partition
            from (values {string.Join(", ", calendar.Select(table => $"('{table.FullName}')"))}) t (table_name)
            cross join (
              select partition from ({Sql.Bind(calendar.Key, ("now", Sql.Literal(now)))}) c
              group by partition having bool_or(rule is null)) e
            where cast(e.partition as date) between {Sql.Literal(from)} and {Sql.Literal(to)}
            """));
        var isDemanding = demanding.Select(table => table.FullName).ToHashSet();
        var rows = query($"""
            select d.table_name, substr(d.partition, 1, 7) as month, count(*),
              count(*) filter (where c.presence in ('ok', 'ok_degraded')),
              count(*) filter (where c.presence in ('failed_retryable', 'failed_terminal', 'quarantined')),
              count(*) filter (where c.presence in ('waiting_upstream', 'source_refused')), 0
            from ({due}) d left join orchestration.cells c on c.table_name = d.table_name and c.partition = d.partition
            group by 1, 2
            union all
            select table_name, substr(partition, 1, 7), 0, 0, 0, 0, count(*)
            from orchestration.cells
            where presence = 'skipped_by_rule' and length(partition) = 10 and partition between '{from:yyyy-MM-dd}' and '{to:yyyy-MM-dd}'
            group by 1, 2
            """).Rows.Where(row => isDemanding.Contains(Text(row[0])));
        var places = catalog.Tables.Index().ToDictionary(table => table.Item.FullName, table => table.Index);
        return
        [
            .. rows
                .GroupBy(row => (Table: Text(row[0]), Period: catalog.PeriodOf(DateOnly.ParseExact($"{row[1]}-28", "yyyy-MM-dd", CultureInfo.InvariantCulture))))
                .Select(group => new TableProgress(
                    group.Key.Table, catalog[group.Key.Table].Layer, group.Key.Period, Sum(group, 2), Sum(group, 3), Sum(group, 4), Sum(group, 5)) { Skipped = Sum(group, 6) })
                .OrderBy(table => places[table.Table]).ThenBy(table => table.Period),
        ];
    }

    /// <summary>A table over all its periods.</summary>
    public static IReadOnlyList<TableProgress> Whole(IEnumerable<TableProgress> parts) =>
        [.. parts.GroupBy(part => (part.Table, part.Layer)).Select(group => Sum(group.Key.Table, group.Key.Layer, 0, group))];

    /// <summary>A layer is as far as its slowest table: one that is finished says nothing about the others.</summary>
    public static TableProgress Slowest(IEnumerable<TableProgress> tables) => tables.OrderBy(table => table.Percent).ThenByDescending(table => table.Left).First();

    /// <summary>Rates of the window, and seconds per cell from all history.</summary>
    public IReadOnlyList<TableRate> Rates()
    {
        var rows = query($"""
            select table_name,
              coalesce(sum(cells) filter (where ended_at > {Sql.Literal(now - RateWindow)}), 0),
              quantile_cont((fill_seconds + publish_seconds) / cells, 0.5), quantile_cont((fill_seconds + publish_seconds) / cells, 0.9),
              min(epoch(ended_at) - fill_seconds - publish_seconds) filter (where ended_at > {Sql.Literal(now - RateWindow)})
            from orchestration.steps where cells > 0 group by 1
            """).Rows;
        // One beginning for all tables: one that came late in the work was not slow before it.
        var began = rows.Select(row => row[4]).OfType<object>().Select(Number).DefaultIfEmpty().Min();
        var minutes = Math.Clamp(now.ToUnixTimeMilliseconds() / 60_000d - began / 60, RateWindowLeast.TotalMinutes, RateWindow.TotalMinutes);
        return [.. rows.Select(row => new TableRate(Text(row[0]), Number(row[1]) / minutes, Number(row[2]), Number(row[3])))];
    }

    /// <summary>The range in which what is left may be done, at the pace of history; null where nothing of it was ever built.</summary>
    public static (TimeSpan Low, TimeSpan High)? Eta(IReadOnlyList<TableProgress> tables, IReadOnlyList<TableRate> rates)
    {
        var known = rates.ToDictionary(rate => rate.Table);
        var left = tables.Where(table => table.Left > 0).ToList();
        if (left.Count == 0 || left.Exists(table => !known.ContainsKey(table.Table)))
            return null;
        return (TimeSpan.FromSeconds(left.Sum(table => table.Left * known[table.Table].SecondsP50)), TimeSpan.FromSeconds(left.Sum(table => table.Left * known[table.Table].SecondsP90)));
    }

    /// <summary>The cells of the range that failed, newest first, of every table; cells without a date belong to any range.</summary>
    public IReadOnlyList<CellFailure> Failures(DateOnly from, DateOnly to) =>
    [
        .. query($"""
            select table_name, partition, presence, strftime(updated_at, '%Y-%m-%d %H:%M'), updated_at > {Sql.Literal(now - RecentWindow)}, coalesce(error, reason, ''), error, tried_fingerprint is not null,
              strftime(retry_at, '%Y-%m-%d %H:%M')
            from orchestration.cells
            where presence in ('failed_retryable', 'failed_terminal', 'quarantined')
              and (length(partition) <> 10 or partition between '{from:yyyy-MM-dd}' and '{to:yyyy-MM-dd}')
            order by updated_at desc, table_name, partition
            """).Rows.Select(Failed),
    ];

    static CellFailure Failed(object?[] row) => new(
        Text(row[0]), Text(row[1]), Text(row[2]), Text(row[3]), IsTrue(row[4]), Text(row[5]) is { Length: > ErrorShown } why ? why[..ErrorShown] : Text(row[5]), Kind(row), Optional(row[8]));

    /// <summary>The class that the ledger itself would name.</summary>
    static string? Kind(object?[] row) =>
        Warehouse.Failures.Of(Cell.PresenceOf(Text(row[2])), Optional(row[6]), IsTrue(row[7])) is { } kind ? Warehouse.Failures.Word(kind) : null;

    static TableProgress Sum(string table, string layer, int period, IEnumerable<TableProgress> parts) =>
        parts.Aggregate(new TableProgress(table, layer, period, 0, 0, 0, 0), (sum, part) => sum with
        {
            Due = sum.Due + part.Due,
            Done = sum.Done + part.Done,
            Failed = sum.Failed + part.Failed,
            Waiting = sum.Waiting + part.Waiting,
            Skipped = sum.Skipped + part.Skipped,
        });

    static int Sum(IEnumerable<object?[]> rows, int column) => rows.Sum(row => (int)Number(row[column]));

    static bool IsTrue(object? value) => Text(value) is "True" or "true";

    static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    static string? Optional(object? value) => Text(value) is { Length: > 0 } text ? text : null;

    static double Number(object? value) => value is null ? 0 : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
