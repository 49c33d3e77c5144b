using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Tipoff.App.Simulation.Routes;

namespace Tipoff.App.Simulation;

/// <summary>The simulated league behind the providers' own interfaces, on a free port of this machine.</summary>
/// <remarks>
/// <c>/{site}/{path}</c> answers what the site would answer to the path at the moment that the clock shows: what has not happened yet is absent.
/// </remarks>
sealed class SimulatedServer : IAsyncDisposable
{
    /// <summary>The key that every site with accounts takes.</summary>
    public const string Key = "simulated-key";

    const int QuotaDefault = 1_000_000;

    readonly WebApplication web;
    readonly Dictionary<string, SimulatedSite> sites;
    readonly ConcurrentDictionary<string, int> attempts = [];
    readonly CancellationTokenSource stop = new();
    readonly SimulatedLeague league;
    readonly TimeProvider clock;
    readonly FaultMenu menu;

    SimulatedServer(SimulatedLeague league, TimeProvider clock, FaultMenu menu, int oddsQuota)
    {
        this.league = league;
        this.clock = clock;
        this.menu = menu;
        SimulatedSite[] all =
        [
            new NbaCdnSite(league),
            new NbaStatsSite(league),
            new NbaStaticSite(league),
            new NbaOfficialSite(league),
            new TheOddsApiSite(league, new KeyedAccount(Key, oddsQuota)),
            new EspnSite(league),
            new BallDontLieSite(league, new KeyedAccount(Key, QuotaDefault)),
        ];
        sites = all.ToDictionary(site => site.Name);
        // An empty builder: neither settings files nor variables of the environment reach this server.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        web = builder.Build();
        web.Run(Handle);
    }

    /// <summary>Where the sites are; ends with a slash.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>Names of the sites, the first part of every path.</summary>
    public IReadOnlyCollection<string> Sites => sites.Keys;

    public Served Served { get; } = new();

    /// <summary>Starts a server; it listens when this returns.</summary>
    public static async Task<SimulatedServer> StartAsync(
        SimulatedLeague league, TimeProvider clock, FaultMenu? faults = null, int oddsQuota = QuotaDefault, CancellationToken cancel = default)
    {
        var server = new SimulatedServer(league, clock, faults ?? FaultMenu.Off, oddsQuota);
        await server.web.StartAsync(cancel).ConfigureAwait(false);
        server.BaseAddress = new Uri(server.web.Urls.Single() + "/");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await web.StopAsync().ConfigureAwait(false);
        await web.DisposeAsync().ConfigureAwait(false);
        stop.Dispose();
    }

    async Task Handle(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimStart('/');
        var cut = path.IndexOf('/', StringComparison.Ordinal);
        var (name, rest) = cut < 0 ? (path, "") : (path[..cut], path[(cut + 1)..]);
        var url = Address(path, context.Request.Query);
        var attempt = attempts.AddOrUpdate(url, 1, (_, before) => before + 1);
        if (!sites.TryGetValue(name, out var site))
        {
            await Send(context, Answer.Html($"no site '{name}': {string.Join(", ", Sites)}", 404), new(name, url, attempt, Fault.None, 404)).ConfigureAwait(false);
            return;
        }

        var ask = new Ask(rest, Values(context.Request.Query), Values(context.Request.Headers), clock.GetUtcNow());
        var (fault, answer) = Answered(site, ask, url, attempt);
        if (fault == Fault.Timeout)
            await Hold(context, new(name, url, attempt, fault, 0)).ConfigureAwait(false);
        else
            await Send(context, answer, new(name, url, attempt, fault, answer.Status)).ConfigureAwait(false);
    }

    (Fault Fault, Answer Answer) Answered(SimulatedSite site, Ask ask, string url, int attempt)
    {
        var fault = menu.IsOut(ask.Now) ? Fault.ServerError : menu.Choose(league.Seed, url, attempt);
        // A provider that is in trouble neither looks at keys nor takes from quotas.
        if (fault is Fault.Timeout)
            return (fault, Answer.Missing());
        if (fault is Fault.TooManyRequests or Fault.ServerError or Fault.RefusalPage)
            return (fault, Tampering.Apply(fault, Answer.Missing(), menu, league.ChanceOf(url, attempt))!);

        var good = Good(site, ask);
        if (fault is Fault.None)
            return (fault, good);

        var spoilt = fault is Fault.CorrectedBox ? Miscounted(site, ask, good) : Tampering.Apply(fault, good, menu, league.ChanceOf(url, attempt));
        return spoilt is null ? (Fault.None, good) : (fault, spoilt);
    }

    // A fault of the simulation itself must not look like one of the menu.
    static Answer Good(SimulatedSite site, Ask ask)
    {
        try
        {
            return site.Answer(ask);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Answer.Html($"the simulation failed at {site.Name}/{ask.Path}: {error}", 500);
        }
    }

    static Answer? Miscounted(SimulatedSite site, Ask ask, Answer good)
    {
        if (!site.HasBoxes)
            return null;

        var spoilt = site.Answer(ask with { IsMiscounted = true });
        return spoilt.Body.AsSpan().SequenceEqual(good.Body) ? null : spoilt;
    }

    async Task Hold(HttpContext context, Served.Entry entry)
    {
        Served.Add(entry);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stop.Token);
        try
        {
            await Task.Delay(menu.Hold, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the server goes: either way nobody waits any more.
        }

        context.Abort();
    }

    async Task Send(HttpContext context, Answer answer, Served.Entry entry)
    {
        Served.Add(entry);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    // The same request has the same address, whatever key it carries.
    static string Address(string path, IQueryCollection query)
    {
        var parameters = query.Where(pair => pair.Key != "apiKey").Select(pair => $"{pair.Key}={pair.Value}");
        return string.Join('?', new[] { path, string.Join('&', parameters) }.Where(part => part.Length > 0));
    }

    static Dictionary<string, string> Values(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> pairs) =>
        pairs.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
