using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Tipoff.Engine.Sources;

/// <summary>Speaks with one site: at its rate, with its headers and its key, never longer and never more than allowed.</summary>
sealed class SiteClient : IDisposable
{
    const int RedirectsMax = 3;

    readonly Site site;
    readonly EngineOptions options;
    readonly TimeProvider clock;
    readonly HttpClient http;
    readonly Uri address;

    /// <param name="isSpared">False: a server on this machine, which is nobody's to be spared.</param>
    public SiteClient(Site site, SiteState state, EngineOptions options, TimeProvider clock, bool isSpared)
    {
        this.site = site;
        this.options = options;
        this.clock = clock;
        address = options.SourcesAt is { } elsewhere ? new Uri(new UriBuilder(elsewhere) { UserName = "", Password = "" }.Uri, $"{site.Name}/") : site.BaseAddress;
        Bucket = new TokenBucket(isSpared ? site.Rate : Rate.Unlimited, clock);
        Breaker = new Breaker(state, options, clock);
        var elsewhereKey = IsLocal && options.SourcesAt!.UserInfo.Length > 0 ? options.SourcesAt.UserInfo : null;
        Secret = site.Credential is { } credential ? elsewhereKey ?? Environment.GetEnvironmentVariable(credential.Variable) : null;
        http = new HttpClient(Handler(site)) { Timeout = TimeSpan.FromSeconds(options.RequestSeconds) };
    }

    public TokenBucket Bucket { get; }

    public Breaker Breaker { get; }

    public string? Secret { get; }

    /// <summary>The site is played by a server of this machine.</summary>
    public bool IsLocal => options.SourcesAt is { IsLoopback: true };

    /// <summary>False: the site wants a key and the environment has none.</summary>
    public bool IsConfigured => site.IsConfigured(options);

    /// <summary>The full address without the key.</summary>
    public string Shown(string path) => Scrubber.Text(new Uri(address, path).AbsoluteUri, Secret);

    /// <summary>Sends one request when the rate allows; never throws for what the source does.</summary>
    public async Task<Exchange> SendAsync(string path, CancellationToken cancel)
    {
        await Bucket.WaitAsync(cancel).ConfigureAwait(false);
        var watch = Stopwatch.StartNew();
        try
        {
            using var response = await FollowAsync(WithKey(path), cancel).ConfigureAwait(false);
            var headers = Scrubber.Headers(response.Headers.Concat(response.Content.Headers), Secret);
            ReadQuota(headers);
            var (body, tooLong) = await ReadAsync(response, cancel).ConfigureAwait(false);
            var error = tooLong ?? ErrorOf(response, body);
            return new Exchange(
                (int)response.StatusCode, headers, tooLong is null ? Scrubber.Body(body, Secret) : null, error,
                error is not null && IsTransient(response.StatusCode), RetryAfter(response), clock.GetUtcNow(), watch.Elapsed.TotalSeconds);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Broken($"no answer within {options.RequestSeconds:0.###} s", watch);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException)
        {
            return Broken(Scrubber.Text(Said(error), Secret), watch);
        }
    }

    public void Dispose() => http.Dispose();

    static SocketsHttpHandler Handler(Site site)
    {
        var proxy = Environment.GetEnvironmentVariable(site.ProxyVariable);
        return new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !string.IsNullOrEmpty(proxy),
            Proxy = string.IsNullOrEmpty(proxy) ? null : new WebProxy(proxy),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
    }

    /// <summary>The outer error names the host that could not be reached, the inner one says what else broke.</summary>
    static string Said(Exception error) =>
        error is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError } ? error.Message : (error.InnerException ?? error).Message;

    Exchange Broken(string why, Stopwatch watch) =>
        new(0, new Dictionary<string, string>(), null, why, IsTransient: true, null, clock.GetUtcNow(), watch.Elapsed.TotalSeconds);

    Uri WithKey(string path)
    {
        var target = new Uri(address, path);
        if (site.Credential is not { IsQuery: true } credential || string.IsNullOrEmpty(Secret))
            return target;
        var separator = target.Query.Length == 0 ? "?" : "&";
        return new Uri($"{target.AbsoluteUri}{separator}{credential.Name}={Uri.EscapeDataString(Secret)}");
    }

    /// <summary>Follows redirects within the host only: keys go nowhere else, and a login page is no data.</summary>
    async Task<HttpResponseMessage> FollowAsync(Uri target, CancellationToken cancel)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(target);
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            var isRedirect = (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is not null;
            var next = isRedirect ? new Uri(target, response.Headers.Location!) : target;
            if (!isRedirect || redirects == RedirectsMax || next.Host != target.Host)
                return response;

            response.Dispose();
            target = next;
        }
    }

    HttpRequestMessage Request(Uri target)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, target);
        foreach (var (name, value) in site.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (site.Credential is { IsQuery: false } credential && !string.IsNullOrEmpty(Secret))
            request.Headers.TryAddWithoutValidation(credential.Name, credential.Prefix + Secret);
        return request;
    }

    /// <summary>Reads no more than allowed, counted after unpacking: a small file may unpack to anything.</summary>
    async Task<(byte[] Body, string? TooLong)> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var limit = options.BodyMegabytesMax * 1_048_576L;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(options.RequestSeconds));
        using var stream = await response.Content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
        using MemoryStream body = new();
        var buffer = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(buffer, deadline.Token).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > limit)
                return ([], $"an answer of more than {options.BodyMegabytesMax} MiB, expected at most that (setting bodyMegabytesMax)");
            body.Write(buffer, 0, read);
        }

        return (body.ToArray(), null);
    }

    string? ErrorOf(HttpResponseMessage response, byte[] body)
    {
        if (response.IsSuccessStatusCode)
            return null;

        var said = Scrubber.Text(Beginning(body), Secret);
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        var reason = (int)response.StatusCode switch
        {
            401 or 403 when site.Credential is { } credential => $"{status}: the key in {credential.Variable} was not accepted, or its quota is used up",
            >= 300 and < 400 => $"{status}: sent on to {response.Headers.Location?.Host}",
            _ => status,
        };
        return said.Length == 0 ? reason : $"{reason}: {said}";
    }

    static string Beginning(byte[] body)
    {
        var text = System.Text.Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 400)).Trim();
        if (text.StartsWith('<'))
            return "a page (HTML)";
        var line = text.ReplaceLineEndings(" ");
        return line.Length > 160 ? line[..160] + "…" : line;
    }

    static bool IsTransient(HttpStatusCode status) => (int)status is 408 or 429 or >= 500;

    TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    void ReadQuota(IReadOnlyDictionary<string, string> headers)
    {
        if (site.QuotaHeaders is not { } names)
            return;

        long? Number(string name) => decimal.TryParse(headers.GetValueOrDefault(name.ToLowerInvariant()), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? (long)value : null;
        Breaker.Quota(Number(names.Remaining), Number(names.Used));
    }
}
