using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Polly;
using Polly.Retry;

namespace Tipoff.Engine.Sources;

/// <summary>One answer that can be parsed, with its journal entry.</summary>
/// <param name="Text">Null when there is nothing to parse.</param>
sealed record Fetched(Endpoint Endpoint, Target Target, Fetch Fetch, string? Text);

/// <summary>Asks sources: politely, repeatedly where that helps, and keeps every answer before anything is made of it.</summary>
public sealed class Fetcher : IDisposable
{
    /// <summary>Pause before the first repetition, doubled each time.</summary>
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(3);

    static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(60);

    readonly ConcurrentDictionary<string, SiteClient> clients = [];
    readonly Func<string, SiteState> stateOf;
    readonly PayloadStore store;
    readonly EngineOptions options;
    readonly TimeProvider clock;
    readonly string run;
    readonly Func<double> jitter;
    long sequence;

    /// <param name="stateOf">How a site was left by earlier runs.</param>
    /// <param name="jitter">Shares between 0 and 1 that spread repetitions; seeded, so that a run can be repeated.</param>
    internal Fetcher(Func<string, SiteState> stateOf, PayloadStore store, EngineOptions options, TimeProvider clock, string run, Func<double> jitter)
    {
        this.stateOf = stateOf;
        this.store = store;
        this.options = options;
        this.clock = clock;
        this.run = run;
        this.jitter = jitter;
        IsSparing = options.SourcesAt is not { IsLoopback: true };
    }

    /// <summary>Whether rates are kept; they need not be towards a server on this machine.</summary>
    internal bool IsSparing { get; init; }

    internal IEnumerable<SiteState> States => clients.Values.Select(client => client.Breaker.State);

    internal SiteClient Client(Site site) => clients.GetOrAdd(site.Name, name => new SiteClient(site, stateOf(name), options, clock, IsSparing));

    /// <summary>Asks once for a target, with repetitions; each of them is journaled, and told to <paramref name="tell"/> but for the last.</summary>
    internal async Task<Fetched> FetchAsync(Endpoint endpoint, Target target, Action<Fetch> tell, CancellationToken cancel)
    {
        var client = Client(endpoint.Site);
        var path = endpoint.Path(target);
        var attempt = 0;
        var pipeline = Repetition(client);
        Fetch? latest = null;
        var exchange = await pipeline.ExecuteAsync(
            async token =>
            {
                if (latest is not null)
                    tell(latest);
                attempt++;
                using var span = Spans.Source.StartActivity(Spans.Fetch, ActivityKind.Client)?.SetTag("site", endpoint.Site.Name).SetTag("endpoint", endpoint.Name).SetTag("target", target.Key).SetTag("attempt", attempt);
                var answer = await client.SendAsync(path, token).ConfigureAwait(false);
                latest = Record(endpoint, target, client, path, attempt, answer);
                span?.SetTag("url", latest.Url).SetTag("status", latest.Status).SetTag("outcome", FetchLog.Word(latest.Outcome)).SetTag("bytes", latest.Bytes);
                span?.SetStatus(latest.Outcome is Outcome.Failed or Outcome.Refused ? ActivityStatusCode.Error : ActivityStatusCode.Ok, latest.Reason);
                return answer;
            },
            cancel).ConfigureAwait(false);
        var text = TextOf(endpoint, exchange, ref latest);
        return new Fetched(endpoint, target, latest!, text);
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
            client.Dispose();
    }

    ResiliencePipeline<Exchange> Repetition(SiteClient client)
    {
        if (options.RetriesMax == 0)
            return ResiliencePipeline<Exchange>.Empty;

        var builder = new ResiliencePipelineBuilder<Exchange> { TimeProvider = clock };
        return builder.AddRetry(new RetryStrategyOptions<Exchange>
        {
            MaxRetryAttempts = options.RetriesMax,
            ShouldHandle = arguments => new(arguments.Outcome.Result is { Error: not null, IsTransient: true } && client.Breaker.Remaining() == TimeSpan.Zero),
            DelayGenerator = arguments => new(Pause(arguments.AttemptNumber, arguments.Outcome.Result, client)),
        }).Build();
    }

    /// <summary>What the source asked for, else a doubled pause with a quarter of jitter either way.</summary>
    TimeSpan? Pause(int attempt, Exchange? exchange, SiteClient client)
    {
        if (exchange?.RetryAfter is { } asked)
        {
            // Others who wait for the same site hold back too.
            client.Bucket.Pause(asked);
            return asked;
        }

        var pause = FirstPause * Math.Pow(2, attempt) * (0.75 + (0.5 * jitter()));
        return pause < PauseMax ? pause : PauseMax;
    }

    Fetch Record(Endpoint endpoint, Target target, SiteClient client, string path, int attempt, Exchange exchange)
    {
        var (outcome, reason) = Judge(endpoint, target, exchange);
        if (outcome is Outcome.Failed or Outcome.Refused)
            client.Breaker.Failed($"{endpoint.Name}: {reason}");
        else
            client.Breaker.Succeeded();
        var kept = exchange.Body is { Length: > 0 } body ? store.Put(body) : default;
        Fetch fetch = new(
            $"{run}-{Interlocked.Increment(ref sequence)}", endpoint.Name, endpoint.Site.Name, target.Key, target.ToJson(), client.Shown(path), attempt,
            exchange.Status, outcome, reason, exchange.Headers, kept.Hash, exchange.Body?.Length ?? 0, kept.StoredBytes, exchange.At,
            Math.Round(exchange.Seconds, 4), run);
        store.Journal(fetch);
        return fetch;
    }

    static (Outcome Outcome, string? Reason) Judge(Endpoint endpoint, Target target, Exchange exchange)
    {
        if (endpoint.AbsentStatuses.Contains(exchange.Status))
            return target.IsExpected ? (Outcome.NoData, $"{exchange.Status}: not published yet") : (Outcome.NoDataExpected, $"{exchange.Status}: not published");
        if (exchange.Error is { } error)
            return exchange.Status is 0 or >= 400 and not 403 || endpoint.Site.Credential is not null ? (Outcome.Failed, error) : (Outcome.Refused, error);
        if (exchange.Body!.Length < endpoint.BytesMin)
            return (Outcome.Refused, $"an answer of {exchange.Body.Length} bytes, expected at least {endpoint.BytesMin}");
        return (Outcome.Ok, null);
    }

    /// <summary>The body as a parser reads it; a PDF that has no text is refused.</summary>
    static string? TextOf(Endpoint endpoint, Exchange exchange, ref Fetch? fetch)
    {
        if (fetch!.Outcome != Outcome.Ok)
            return null;

        try
        {
            return Decode(endpoint, exchange.Body!);
        }
        catch (RefusedBody refusal)
        {
            fetch = fetch with { Outcome = Outcome.Refused, Reason = refusal.Message };
            return null;
        }
    }

    /// <summary>A body as its parser reads it.</summary>
    /// <exception cref="RefusedBody">A PDF that cannot be read.</exception>
    public static string Decode(Endpoint endpoint, byte[] body) => endpoint.Kind == BodyKind.Pdf ? PdfText.Of(body) : Encoding.UTF8.GetString(body);
}
