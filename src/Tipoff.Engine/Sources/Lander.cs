using System.Data.Common;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>Brings parsed answers into their raw tables: what a body says replaces what the same question was answered before.</summary>
/// <remarks>
/// A row is replaced by a row of its key, by a new body of its slice and feed, and by another feed that speaks of its unit. A unit that the
/// calendar demands is never lost because a later body leaves it out.
/// </remarks>
sealed class Lander(DuckDbWarehouse warehouse, EndpointCatalog endpoints, string run)
{
    const string Rows = "fetched_rows";
    const string Slices = "fetched_slices";
    const string Units = "fetched_units";

    /// <summary>Publishes the rows and records the fetches; returns the answers as they ended.</summary>
    /// <param name="also">Requests that only have to be recorded; null when the fetches are recorded already.</param>
    /// <param name="expected">Units that a table must hold, by partition.</param>
    public IReadOnlyList<Parsed> Land(
        DbConnection connection, Endpoint endpoint, IReadOnlyList<Parsed> answers, IReadOnlyList<Fetch>? also, Func<Table, string, IReadOnlySet<string>?> expected)
    {
        // Of two answers to one question in a batch the later one counts, unless both are moments of a history.
        var latest = answers.Where(answer => answer.Landing is not null).Select((answer, at) => (Answer: answer, At: at));
        var spoken = (endpoint.Slice.Count == 0 ? latest : latest.GroupBy(pair => pair.Answer.Target.Key).Select(group => group.Last())).ToList();
        Dictionary<long, string> rejected = [];
        foreach (var table in endpoints.TablesOf(endpoint))
        {
            if (spoken.Any(pair => pair.Answer.Landing!.Of(table).Count > 0))
                LandTable(connection, endpoint, table, [.. spoken.Select(pair => ((long)pair.At, pair.Answer))], partition => expected(table, partition), rejected);
        }

        var at = -1;
        List<Parsed> ended =
        [
            .. answers.Select(answer =>
            {
                at += answer.Landing is null ? 0 : 1;
                return answer.Landing is not null && rejected.TryGetValue(at, out var why)
                    ? answer with { Fetch = answer.Fetch with { Outcome = Outcome.Quarantined, Reason = why } }
                    : answer;
            }),
        ];
        if (also is null)
            return ended;

        warehouse.Publish(connection, [], () =>
        {
            FetchLog.Write(connection, [.. also, .. ended.Select(answer => answer.Fetch)], warehouse.Now);
            FetchLog.WriteDrift(connection, endpoint, ended.SelectMany(answer => answer.UnknownFields.Select(field => (field, answer.Fetch.Id))), warehouse.Now);
        });
        return ended;
    }

    void LandTable(
        DbConnection connection, Endpoint endpoint, Table table, IReadOnlyList<(long At, Parsed Answer)> answers, Func<string, IReadOnlySet<string>?> expected,
        Dictionary<long, string> rejected)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"));
        connection.Run($"create or replace temp table {Rows} ({columns}, file_row bigint)");
        RowAppender.Append(connection, Rows, table.RowType, answers.SelectMany(pair => pair.Answer.Landing!.Of(table).Select(row => (row, (long?)pair.At))));
        Waiver waiver = new(warehouse, connection, table, Rows, isLanded: true);
        waiver.TakeOut();
        using Quarantine quarantine = new(connection, table, Rows, hasFileRow: true);
        Reject(connection, table, quarantine, waiver, rejected);
        WriteSlices(connection, endpoint, table, answers.Where(pair => !rejected.ContainsKey(pair.At)).Select(pair => pair.Answer));
        var partitions = Touched(connection, endpoint, table).Union(waiver.TakenFrom).ToList();
        WriteUnits(connection, partitions, expected);
        var corrections = new Corrections(table, endpoint, Rows);
        corrections.Find(connection);
        Complete(connection, endpoint, table, partitions);
        var publication = new Publication(warehouse, connection, table, run)
        {
            File = endpoint.Name,
            Waiver = waiver,
            Also = () =>
            {
                quarantine.Write(warehouse, run, $"{endpoint.Name} {run}");
                corrections.Write(connection, [.. answers.Select(pair => (pair.At, pair.Answer.Fetch.Id))], warehouse.Now);
            },
        };
        publication.Publish(Rows, [.. partitions.Select(partition => new PendingCell(partition, null, null, null))], answers.Sum(pair => pair.Answer.Fetch.Seconds));
        connection.Run($"drop table {Rows}");
    }

    /// <summary>One bad answer must not hold back the good ones of its date: it goes to quarantine by itself.</summary>
    void Reject(DbConnection connection, Table table, Quarantine quarantine, Waiver waiver, Dictionary<long, string> rejected)
    {
        var errors = CheckRun.Find(connection, table, Rows, waiver.Excuse).Where(violation => violation.Check.Severity == Severity.Error).ToList();
        if (errors.Count == 0)
            return;

        quarantine.Collect(errors.Select(error => error.Check), warehouse.Workspace.Options.QuarantineRowsMax, waiver.Excuse);
        foreach (var error in errors)
        {
            foreach (var at in connection.Rows($"select distinct file_row from {CheckRun.Bad(table, error.Check, Rows, waiver.Excuse)}", row => row.GetInt64(0)))
                rejected[at] = rejected.TryGetValue(at, out var others) ? $"{others}; {error.Check.Name}" : $"{table.FullName}: {error.Check.Name}";
        }

        connection.Run($"delete from {Rows} where file_row in ({string.Join(", ", rejected.Keys)})");
    }

    static void WriteSlices(DbConnection connection, Endpoint endpoint, Table table, IEnumerable<Parsed> answers)
    {
        var columns = SliceColumns(endpoint, table);
        connection.Run($"create or replace temp table {Slices} ({string.Join(", ", columns.Select(column => $"{column.Name} {column.SqlType}").Append("here boolean"))})");
        foreach (var chunk in answers.Chunk(500))
        {
            var values = chunk.Select(answer => $"({string.Join(", ", columns.Select(column => $"cast({Sql.Literal(answer.Target[column.Name])} as {column.SqlType})").Append("true"))})");
            if (columns.Count > 0)
                connection.Run($"insert into {Slices} values {string.Join(", ", values)}");
        }
    }

    static void WriteUnits(DbConnection connection, List<string> partitions, Func<string, IReadOnlySet<string>?> expected)
    {
        connection.Run($"create or replace temp table {Units} (unit text)");
        var units = partitions.SelectMany(partition => expected(partition) ?? new HashSet<string>()).Distinct().ToList();
        foreach (var chunk in units.Chunk(500))
            connection.Run($"insert into {Units} values {string.Join(", ", chunk.Select(unit => $"({Sql.Literal(unit)})"))}");
    }

    static List<string> Touched(DbConnection connection, Endpoint endpoint, Table table)
    {
        var said = SliceColumns(endpoint, table).Count == 0 ? "" : $"union select {ContentHash.Partition(table)} from {table.FullName} t where {IsSaidBefore(endpoint, table)}";
        var isDated = table.Partition is { } column ? $"where {column.Name} is not null" : "";
        return connection.Rows($"select {ContentHash.Partition(table)} as p from {Rows} {isDated} {said} order by 1", row => row.GetString(0));
    }

    /// <summary>Adds the rows of the touched cells that nothing replaces.</summary>
    static void Complete(DbConnection connection, Endpoint endpoint, Table table, List<string> partitions)
    {
        if (partitions.Count == 0)
            return;

        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        var list = string.Join(", ", partitions.Select(Sql.Literal));
        var key = string.Join(" and ", table.Key.Select(column => $"n.{column.Name} = t.{column.Name}"));
        List<string> kept = [$"not exists (select 1 from {Rows} n where {key})"];
        var unit = table.Expectation.UnitColumn;
        if (SliceColumns(endpoint, table).Count > 0)
        {
            var isStillSaid = unit is null ? "" : $" and (t.{unit} in (select {unit} from {Rows}) or cast(t.{unit} as varchar) not in (select unit from {Units}))";
            kept.Add($"not ({IsSaidBefore(endpoint, table)}{isStillSaid})");
        }

        if (unit is not null && table.Columns.Any(column => column is { IsFeed: true, IsKey: false }))
            kept.Add($"t.{unit} not in (select {unit} from {Rows})");
        connection.Run($"insert into {Rows} select {columns}, null from {table.FullName} t where {ContentHash.Partition(table)} in ({list}) and {string.Join(" and ", kept)}");
    }

    /// <summary>Rows that came from an earlier answer to one of the same questions.</summary>
    static string IsSaidBefore(Endpoint endpoint, Table table)
    {
        var same = string.Join(" and ", SliceColumns(endpoint, table).Select(column => $"s.{column.Name} = t.{column.Name}"));
        var feed = table.Columns.FirstOrDefault(column => column.IsFeed) is { } named ? $" and t.{named.Name} = {Sql.Literal(endpoint.Name)}" : "";
        return $"exists (select 1 from {Slices} s where {same}){feed}";
    }

    static List<Column> SliceColumns(Endpoint endpoint, Table table) => [.. table.Columns.Where(column => endpoint.Slice.Contains(column.Name))];
}
