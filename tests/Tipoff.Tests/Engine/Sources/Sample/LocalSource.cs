using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Tipoff.Engine;

namespace Tipoff.Tests.Engine.Sources.Sample;

/// <summary>What a server answers.</summary>
sealed record Answer(int Status, string Body, params (string Name, string Value)[] Headers)
{
    public byte[]? Bytes { get; init; }

    /// <summary>The connection is held and never answered.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Megabytes of blanks sent instead of a body, piece by piece, as long as somebody reads.</summary>
    public int BlankMegabytes { get; init; }

    public static Answer Json(string body) => new(200, body, ("Content-Type", "application/json"));
}

/// <summary>A real HTTP server on this machine that answers as a test says and remembers who asked.</summary>
sealed class LocalSource : IDisposable
{
    readonly HttpListener listener = new();
    readonly ConcurrentQueue<(string Path, TimeSpan At, IReadOnlyDictionary<string, string> Headers)> requests = [];
    readonly ConcurrentBag<HttpListenerContext> held = [];
    readonly SteppingClock clock;
    Func<string, int, Answer> answer;
    long blanksSent;

    public LocalSource(SteppingClock clock, Func<string, int, Answer> answer)
    {
        this.clock = clock;
        this.answer = answer;
        using (System.Net.Sockets.TcpListener probe = new(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        Listening = ListenAsync();
    }

    public Uri Address { get; }

    public Task Listening { get; }

    public IReadOnlyList<(string Path, TimeSpan At, IReadOnlyDictionary<string, string> Headers)> Requests => [.. requests];

    /// <summary>Bytes of blanks that went out.</summary>
    public long BlanksSent => Interlocked.Read(ref blanksSent);

    /// <summary>From now on it answers otherwise.</summary>
    public void Answers(Func<string, int, Answer> other) => answer = other;

    public void Dispose()
    {
        foreach (var context in held)
            context.Response.Abort();
        listener.Close();
    }

    async Task ListenAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var path = context.Request.RawUrl!;
            requests.Enqueue((path, clock.Elapsed, context.Request.Headers.AllKeys.ToDictionary(key => key!, key => context.Request.Headers[key]!)));
            var said = answer(path, requests.Count(request => request.Path == path));
            if (said.IsSilent)
            {
                held.Add(context);
                continue;
            }

            context.Response.StatusCode = said.Status;
            foreach (var (name, value) in said.Headers)
                context.Response.AddHeader(name, value);
            try
            {
                await SendBlanksAsync(context.Response, said.BlankMegabytes);
                context.Response.Close(said.Bytes ?? Encoding.UTF8.GetBytes(said.Body), willBlock: true);
            }
            catch (HttpListenerException)
            {
                // The client hung up: it had read enough.
            }
        }
    }

    async Task SendBlanksAsync(HttpListenerResponse response, int megabytes)
    {
        var piece = new byte[1 << 20];
        Array.Fill(piece, (byte)' ');
        response.SendChunked = megabytes > 0;
        for (var i = 0; i < megabytes; i++)
        {
            await response.OutputStream.WriteAsync(piece);
            Interlocked.Add(ref blanksSent, piece.Length);
        }
    }
}
