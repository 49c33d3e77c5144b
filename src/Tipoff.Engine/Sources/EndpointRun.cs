using System.Collections.Concurrent;

namespace Tipoff.Engine.Sources;

/// <summary>The work on one endpoint within a collection: its targets, asked in batches and again where that helps.</summary>
sealed class EndpointRun(Endpoint endpoint, IReadOnlyList<Target> targets, Fetcher fetcher, EndpointCatalog endpoints, TimeProvider clock)
{
    /// <summary>Answers parsed before they are published together.</summary>
    const int BatchSize = 120;

    /// <summary>Requests under way at a server of this machine.</summary>
    const int LocalConcurrency = 4;

    /// <summary>A shorter rest of a pause is waited for; a longer one ends the endpoint's turn.</summary>
    static readonly TimeSpan PauseWorthWaiting = TimeSpan.FromSeconds(60);

    static readonly TimeSpan RoundPause = TimeSpan.FromSeconds(10);

    readonly Dictionary<string, Fetch> latest = [];
    int requests;
    long rows;
    string? skipped;

    public event Action<int>? Asked;

    public EndpointReceipt Receipt => new(
        endpoint.Name, targets.Count, latest.Values.GroupBy(fetch => fetch.Outcome).ToDictionary(group => group.Key, group => group.Count()), requests, rows, skipped);

    /// <summary>How each target stands at the end.</summary>
    public IEnumerable<Fetch> Latest => latest.Values;

    /// <param name="land">Publishes a batch and returns the answers as they ended.</param>
    public async Task RunAsync(int rounds, Func<IReadOnlyList<Parsed>, IReadOnlyList<Fetch>, Task<IReadOnlyList<Parsed>>> land, CancellationToken cancel)
    {
        var client = fetcher.Client(endpoint.Site);
        if (!client.IsConfigured)
        {
            skipped = EndpointReceipt.NotConfigured;
            return;
        }

        var due = targets;
        for (var round = 0; round <= rounds && due.Count > 0; round++)
        {
            if (round > 0)
                await Task.Delay(RoundPause * Math.Pow(3, round - 1), clock, cancel).ConfigureAwait(false);
            foreach (var batch in due.Chunk(BatchSize))
            {
                if (!await BatchAsync(client, batch, land, cancel).ConfigureAwait(false))
                    return;
            }

            due = [.. due.Where(target => latest.TryGetValue(target.Key, out var fetch) && IsWorthAsking(fetch))];
        }
    }

    /// <summary>Another try may help: not with a wrong key, nor with what is not published yet.</summary>
    static bool IsWorthAsking(Fetch fetch) => fetch.Outcome is Outcome.Refused or Outcome.Incomplete || (fetch.Outcome == Outcome.Failed && fetch.Status is 0 or 408 or 429 or >= 500);

    async Task<bool> BatchAsync(SiteClient client, Target[] batch, Func<IReadOnlyList<Parsed>, IReadOnlyList<Fetch>, Task<IReadOnlyList<Parsed>>> land, CancellationToken cancel)
    {
        ConcurrentDictionary<int, Parsed> answers = [];
        ConcurrentQueue<Fetch> repeated = [];
        var isLocal = client.IsLocal;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = isLocal ? LocalConcurrency : endpoint.Site.Concurrency, CancellationToken = cancel };
        await Parallel.ForEachAsync(Enumerable.Range(0, batch.Length), parallel, async (at, token) =>
        {
            if (!await MayAskAsync(client, token).ConfigureAwait(false))
                return;
            var fetched = await fetcher.FetchAsync(endpoint, batch[at], repeated.Enqueue, token).ConfigureAwait(false);
            Interlocked.Increment(ref requests);
            answers[at] = Parsed.Of(endpoints, fetched);
            if (answers[at].Fetch.Outcome == Outcome.Refused && fetched.Text is not null)
                client.Breaker.Failed($"{endpoint.Name}: {answers[at].Fetch.Reason}");
            Asked?.Invoke(1);
        }).ConfigureAwait(false);

        Interlocked.Add(ref requests, repeated.Count);
        var ended = await land([.. Enumerable.Range(0, batch.Length).Where(answers.ContainsKey).Select(at => answers[at])], [.. repeated]).ConfigureAwait(false);
        foreach (var answer in ended)
        {
            latest[answer.Target.Key] = answer.Fetch;
            rows += answer.Fetch.Outcome is Outcome.Ok or Outcome.Incomplete ? answer.Fetch.Rows : 0;
        }

        skipped = answers.Count < batch.Length ? EndpointReceipt.CircuitOpen : skipped;
        return skipped is null;
    }

    async Task<bool> MayAskAsync(SiteClient client, CancellationToken cancel)
    {
        for (var rest = client.Breaker.Remaining(); rest > TimeSpan.Zero; rest = client.Breaker.Remaining())
        {
            if (rest > PauseWorthWaiting)
                return false;
            await Task.Delay(rest, clock, cancel).ConfigureAwait(false);
        }

        return true;
    }
}
