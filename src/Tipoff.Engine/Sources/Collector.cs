using System.Data.Common;
using System.Diagnostics;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Sources;

/// <summary>Collects a range of dates from the sources: each site in its own lane, each answer kept, then landed.</summary>
/// <param name="calendar">
/// Brings the tables up to date that later endpoints choose their targets from, and settles what must exist; called after each level that
/// landed rows and at the end.
/// </param>
public sealed class Collector(DuckDbWarehouse warehouse, EndpointCatalog endpoints, string run, Action calendar) : IDisposable
{
    readonly SemaphoreSlim landing = new(1, 1);
    readonly PayloadStore store = new(warehouse.Workspace.Payloads);
    readonly Lander lander = new(warehouse, endpoints, run);
    readonly Dictionary<string, Dictionary<string, HashSet<string>>> expected = [];
    readonly Dictionary<string, Dictionary<string, HashSet<string>>> lacking = [];
    readonly Stopwatch watch = Stopwatch.StartNew();
    readonly List<EndpointRun> done = [];
    long requests;

    /// <summary>Collects what is due.</summary>
    public async Task<FetchReceipt> CollectAsync(FetchRequest request, Action<FetchProgress>? progress, CancellationToken cancel)
    {
        using var span = Spans.Source.StartActivity(Spans.Collect)?.SetTag("run", run).SetTag("from", $"{request.From:yyyy-MM-dd}").SetTag("to", $"{request.To:yyyy-MM-dd}").SetTag("endpoints", request.Endpoints.Count);
        using var connection = warehouse.Connect();
        // Spread repetitions; the seed follows from the run, so that it can be told afterwards what was waited for.
        var random = new Random(run.GetHashCode(StringComparison.Ordinal));
        using var fetcher = new Fetcher(site => State(site), store, warehouse.Workspace.Options, warehouse.Clock, run, () => Locked(random));
        await RecoverAsync(connection).ConfigureAwait(false);
        try
        {
            foreach (var level in Levels(request.Endpoints))
            {
                var before = done.Sum(endpoint => endpoint.Receipt.Rows);
                await LevelAsync(connection, fetcher, level, request, progress, cancel).ConfigureAwait(false);
                if (done.Sum(endpoint => endpoint.Receipt.Rows) > before)
                    calendar();
            }
        }
        finally
        {
            warehouse.Publish(connection, [], () => fetcher.States.ToList().ForEach(state => FetchLog.Write(connection, state, warehouse.Now)));
        }

        calendar();
        Faults.Mark(warehouse, endpoints, done.SelectMany(endpoint => endpoint.Latest));
        return new FetchReceipt(run, [.. done.Select(endpoint => endpoint.Receipt)], Math.Round(watch.Elapsed.TotalSeconds, 3));
    }

    public void Dispose() => landing.Dispose();

    static double Locked(Random random)
    {
        lock (random)
            return random.NextDouble();
    }

    SiteState State(string site)
    {
        using var other = warehouse.Connect();
        return FetchLog.State(other, site);
    }

    /// <summary>Endpoints that can be asked at the same time, those first whose rows others choose their targets from.</summary>
    List<IReadOnlyList<Endpoint>> Levels(IReadOnlyList<Endpoint> chosen)
    {
        Dictionary<string, int> depth = [];
        foreach (var endpoint in endpoints.Endpoints)
        {
            var before = endpoint.After.Concat(endpoint.FallbackFor is { } primary ? [primary] : []).Select(type => 1 + depth[endpoints.Endpoints.Single(other => other.GetType() == type).Name]);
            depth[endpoint.Name] = before.Append(endpoint.Targets.Contains("reference.", StringComparison.Ordinal) ? 2 : 0).Max();
        }

        return [.. chosen.GroupBy(endpoint => depth[endpoint.Name]).OrderBy(group => group.Key).Select(group => (IReadOnlyList<Endpoint>)[.. group])];
    }

    async Task LevelAsync(
        DbConnection connection, Fetcher fetcher, IReadOnlyList<Endpoint> level, FetchRequest request, Action<FetchProgress>? progress, CancellationToken cancel)
    {
        expected.Clear();
        lacking.Clear();
        DueTargets due = new(warehouse, endpoints);
        List<(Endpoint Endpoint, EndpointRun Work)> work = [];
        foreach (var endpoint in level)
        {
            var targets = due.Of(connection, endpoint, request, table => Lacking(connection, table));
            if (targets.Count > 0)
                work.Add((endpoint, new EndpointRun(endpoint, targets, fetcher, endpoints, warehouse.Clock)));
        }

        var total = work.Sum(item => item.Work.Receipt.Targets);
        var asked = 0;
        foreach (var (endpoint, item) in work)
        {
            done.Add(item);
            item.Asked += count =>
            {
                Interlocked.Add(ref requests, count);
                progress?.Invoke(new FetchProgress(endpoint.Name, Math.Min(total, Interlocked.Add(ref asked, count)), total, Interlocked.Read(ref requests), watch.Elapsed));
            };
        }

        await Task.WhenAll(work.GroupBy(item => item.Endpoint.Site.Name).Select(lane => LaneAsync([.. lane], request, cancel))).ConfigureAwait(false);
    }

    async Task LaneAsync(IReadOnlyList<(Endpoint Endpoint, EndpointRun Work)> lane, FetchRequest request, CancellationToken cancel)
    {
        foreach (var (endpoint, work) in lane)
            await work.RunAsync(request.Rounds, (answers, repeated) => LandAsync(endpoint, answers, repeated), cancel).ConfigureAwait(false);
    }

    /// <summary>One batch at a time: the warehouse has one writer. What was fetched is landed even when the work is being cancelled.</summary>
    async Task<IReadOnlyList<Parsed>> LandAsync(Endpoint endpoint, IReadOnlyList<Parsed> answers, IReadOnlyList<Fetch> repeated)
    {
        await landing.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            using var connection = warehouse.Connect();
            var table = endpoints.TablesOf(endpoint)[0];
            var judged = answers.Select(answer => answer.Against(table, partition => Expected(connection, table, partition))).ToList();
            return lander.Land(connection, endpoint, judged, repeated, (of, partition) => Expected(connection, of, partition));
        }
        finally
        {
            landing.Release();
        }
    }

    /// <summary>What was journaled but never landed, because the process ended between the two.</summary>
    async Task RecoverAsync(DbConnection connection)
    {
        var from = warehouse.Now.AddDays(-32);
        var known = FetchLog.Known(connection, from.AddDays(-32));
        var lost = store.Journaled(from).Where(fetch => !known.Contains(fetch.Id)).ToList();
        foreach (var group in lost.GroupBy(fetch => fetch.Endpoint).Where(group => endpoints.Find(group.Key) is not null))
        {
            var endpoint = endpoints[group.Key];
            var answers = group.Select(fetch => Parsed.Of(endpoints, Replay.Read(store, endpoint, fetch))).ToList();
            await LandAsync(endpoint, answers, []).ConfigureAwait(false);
        }
    }

    IReadOnlySet<string>? Expected(DbConnection connection, Table table, string partition)
    {
        lock (expected)
        {
            if (!expected.TryGetValue(table.FullName, out var units))
                expected[table.FullName] = units = Units(warehouse.Expected(connection, table));
            return units.GetValueOrDefault(partition);
        }
    }

    Dictionary<string, HashSet<string>> Lacking(DbConnection connection, Table table)
    {
        lock (lacking)
        {
            if (!lacking.TryGetValue(table.FullName, out var units))
                lacking[table.FullName] = units = warehouse.Missing(connection, table).ToDictionary(pair => pair.Key, pair => pair.Value.ToHashSet());
            return units;
        }
    }

    static Dictionary<string, HashSet<string>> Units(IReadOnlyList<ExpectedUnit> units) => units
        .Where(unit => unit is { Rule: null, Unit: not null })
        .GroupBy(unit => unit.Partition)
        .ToDictionary(group => group.Key, group => group.Select(unit => unit.Unit!).ToHashSet());
}
