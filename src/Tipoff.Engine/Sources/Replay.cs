using System.Data.Common;
using System.Text.Json;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>What a replay found.</summary>
/// <param name="Differences">The first of them; <paramref name="DifferencesTotal"/> counts rows of all tables.</param>
/// <param name="Unreadable">Answers that had rows once and that today's parsers refuse.</param>
public sealed record ReplayReport(
    int Payloads, long Rows, IReadOnlyList<string> Tables, IReadOnlyList<ReplayDifference> Differences, long DifferencesTotal, IReadOnlyList<string> Unreadable)
{
    public bool IsEqual => DifferencesTotal == 0 && Unreadable.Count == 0;
}

/// <summary>Parses stored answers again, lands them in an empty warehouse as they were landed once, and holds both against each other.</summary>
/// <param name="aside">Opens an empty warehouse of the same tables in a folder.</param>
public sealed class Replay(DuckDbWarehouse warehouse, EndpointCatalog endpoints, string run, Func<string, DuckDbWarehouse> aside)
{
    const int BatchSize = 120;

    readonly PayloadStore store = new(warehouse.Workspace.Payloads);

    /// <summary>Compares; nothing of the warehouse changes.</summary>
    /// <param name="from">Null: from the first answer on; answers about no date are always taken.</param>
    public ReplayReport Compare(IReadOnlyList<Endpoint> chosen, DateOnly? from, DateOnly? to, Action<int, int>? progress, CancellationToken cancel)
    {
        var folder = Path.Combine(warehouse.Workspace.Scratch, run);
        try
        {
            List<string> unreadable = [];
            var (payloads, rows, file) = Fill(folder, chosen, from, to, unreadable, progress, cancel);
            using var connection = warehouse.Connect();
            var tables = chosen.SelectMany(endpoints.TablesOf).Distinct().ToList();
            var comparison = new ReplayComparison(connection, file, [.. chosen.Select(endpoint => endpoint.Name)], from, to);
            var differences = comparison.Of(tables, out var total);
            return new ReplayReport(payloads, rows, [.. tables.Select(table => table.FullName)], differences, total, unreadable);
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Lands the answers in the warehouse again, as today's parsers read them.</summary>
    public void Publish(IReadOnlyList<Endpoint> chosen, DateOnly? from, DateOnly? to, Action<int, int>? progress, CancellationToken cancel)
    {
        using var connection = warehouse.Connect();
        Land(warehouse, connection, chosen, from, to, [], progress, cancel);
    }

    /// <summary>An answer of the journal as it came in.</summary>
    internal static Fetched Read(PayloadStore store, Endpoint endpoint, Fetch fetch)
    {
        var target = Target.FromJson(fetch.Parameters);
        if (fetch.BodyHash is null || fetch.Status is < 200 or >= 300 || fetch.Outcome == Outcome.Failed)
            return new Fetched(endpoint, target, fetch, null);

        try
        {
            return new Fetched(endpoint, target, fetch with { Outcome = Outcome.Ok, Reason = null }, Fetcher.Decode(endpoint, store.Get(fetch.BodyHash)));
        }
        catch (RefusedBody refusal)
        {
            return new Fetched(endpoint, target, fetch with { Outcome = Outcome.Refused, Reason = refusal.Message }, null);
        }
    }

    (int Payloads, long Rows, string File) Fill(
        string folder, IReadOnlyList<Endpoint> chosen, DateOnly? from, DateOnly? to, List<string> unreadable, Action<int, int>? progress, CancellationToken cancel)
    {
        using var empty = aside(folder);
        using var connection = empty.Connect();
        Decided(empty, connection);
        var (payloads, rows) = Land(empty, connection, chosen, from, to, unreadable, progress, cancel);
        return (payloads, rows, empty.Workspace.WarehouseFile);
    }

    /// <summary>What people decided about rejected rows holds there as well, or the rows concerned would be told as differences.</summary>
    void Decided(DuckDbWarehouse empty, DbConnection into)
    {
        using var source = warehouse.Connect();
        QuarantineLog.Copy(source, empty, into);
    }

    (int Payloads, long Rows) Land(
        DuckDbWarehouse into, DbConnection connection, IReadOnlyList<Endpoint> chosen, DateOnly? from, DateOnly? to, List<string> unreadable,
        Action<int, int>? progress, CancellationToken cancel)
    {
        using var source = warehouse.Connect();
        var landed = Landed(source, chosen, from, to);
        var expected = chosen.SelectMany(endpoints.TablesOf).Distinct().ToDictionary(table => table.FullName, table => Units(source, table));
        Lander lander = new(into, endpoints, run);
        var (payloads, rows) = (0, 0L);
        foreach (var batch in Batches(landed))
        {
            cancel.ThrowIfCancellationRequested();
            var endpoint = endpoints[batch[0].Endpoint];
            var answers = batch.Select(fetch => Parsed.Of(endpoints, Read(store, endpoint, fetch))).ToList();
            unreadable.AddRange(batch.Zip(answers).Where(pair => pair.First.Rows > 0 && pair.Second.Landing is null).Select(pair => $"{pair.First.Id} {endpoint.Name} {pair.First.Target}: {pair.Second.Fetch.Reason}"));
            lander.Land(connection, endpoint, answers, null, (table, partition) => expected[table.FullName].GetValueOrDefault(partition));
            payloads += batch.Count;
            rows += answers.Sum(answer => answer.Landing?.Count ?? 0);
            progress?.Invoke(payloads, landed.Count);
        }

        return (payloads, rows);
    }

    /// <summary>The answers that landed rows, in the order in which they did.</summary>
    static List<Fetch> Landed(DbConnection connection, IReadOnlyList<Endpoint> chosen, DateOnly? from, DateOnly? to) =>
    [
        .. connection.Rows(
            $"""
            select fetch_id, endpoint, site, target, parameters, url, attempt, status, headers, body_hash, bytes, stored_bytes, fetched_at, seconds, run, row_count
            from orchestration.fetches
            where row_count > 0 and endpoint in ({string.Join(", ", chosen.Select(endpoint => Sql.Literal(endpoint.Name)))})
            order by rowid
            """,
            row => new Fetch(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt32(6), row.GetInt32(7),
                Outcome.Ok, null, JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(8))!, row.Text(9), row.GetInt64(10), row.GetInt64(11),
                row.GetFieldValue<DateTimeOffset>(12), row.GetDouble(13), row.GetString(14))
            {
                Rows = row.GetInt64(15),
            })
            .Where(fetch => Target.FromJson(fetch.Parameters).Day is not { } day || ((from is null || day >= from) && (to is null || day <= to))),
    ];

    /// <summary>Runs of one endpoint, none too long, so that the order between endpoints stays.</summary>
    static IEnumerable<List<Fetch>> Batches(List<Fetch> landed)
    {
        List<Fetch> batch = [];
        foreach (var fetch in landed)
        {
            if (batch.Count == BatchSize || (batch.Count > 0 && batch[0].Endpoint != fetch.Endpoint))
            {
                yield return batch;
                batch = [];
            }

            batch.Add(fetch);
        }

        if (batch.Count > 0)
            yield return batch;
    }

    Dictionary<string, HashSet<string>> Units(DbConnection connection, Table table) => warehouse.Expected(connection, table)
        .Where(unit => unit is { Rule: null, Unit: not null })
        .GroupBy(unit => unit.Partition)
        .ToDictionary(group => group.Key, group => group.Select(unit => unit.Unit!).ToHashSet());
}
