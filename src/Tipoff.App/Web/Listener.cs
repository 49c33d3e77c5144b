using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Tipoff.App.Cli;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Web;

/// <summary>Answers monitoring systems beside the working daemon: /healthz, /readyz, /metrics. It reads, and changes nothing.</summary>
sealed class Listener : IDisposable
{
    /// <summary>Whoever asks has given up by then.</summary>
    static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    /// <summary>More at once would take the machine from the work.</summary>
    const int AnswersMax = 2;

    readonly WebApplication web;
    readonly SemaphoreSlim seats = new(AnswersMax);
    readonly Readiness readiness;
    readonly MetricsPage metrics;

    Listener(DuckDbWarehouse warehouse, TimeProvider real, IPEndPoint end)
    {
        readiness = new Readiness(warehouse, real);
        metrics = new MetricsPage(warehouse, real);
        // An empty builder: neither settings files nor variables of the environment reach this server.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://{end}");
        web = builder.Build();
        web.Run(HandleAsync);
    }

    /// <summary>Where it listens, with the port that it got.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts; it listens when this returns.</summary>
    /// <param name="real">The time that the heart beats in.</param>
    /// <exception cref="Problem">The port is taken, or not to be had.</exception>
    public static Listener Start(DuckDbWarehouse warehouse, TimeProvider real, IPEndPoint end)
    {
        Listener listener = new(warehouse, real, end);
        try
        {
            listener.web.StartAsync().GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            listener.Dispose();
            throw new Problem($"cannot listen on {end}", error.InnerException?.Message ?? error.Message, "Another port: `tipoff serve --listen 127.0.0.1:0` takes a free one") { Exit = Exit.Unavailable };
        }

        listener.Address = new Uri(listener.web.Urls.Single());
        return listener;
    }

    public void Dispose()
    {
        using CancellationTokenSource hurry = new(TimeSpan.FromSeconds(2));
        web.StopAsync(hurry.Token).GetAwaiter().GetResult();
        web.DisposeAsync().AsTask().GetAwaiter().GetResult();
        seats.Dispose();
    }

    async Task HandleAsync(HttpContext context)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(AnswerMax);
        var (status, type, text) = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? await AnswerAsync(context.Request.Path.Value!, limit.Token).ConfigureAwait(false)
            : Said(405, "only GET and HEAD: nothing is changed here");
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.WriteAsync(text, context.RequestAborted).ConfigureAwait(false);
    }

    async Task<(int Status, string Type, string Text)> AnswerAsync(string path, CancellationToken cancel)
    {
        // Life is told whoever else is being answered: a killer of silent processes must not mistake a busy one for dead.
        if (path == "/healthz")
            return Judged([readiness.Life()]);

        try
        {
            await seats.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                return path switch
                {
                    "/readyz" => Judged(readiness.All(cancel)),
                    "/metrics" => (200, Exposition.ContentType, metrics.Text(cancel)),
                    "/" => Said(200, "/healthz /readyz /metrics"),
                    _ => Said(404, $"there is no {path}: /healthz /readyz /metrics"),
                };
            }
            finally
            {
                seats.Release();
            }
        }
        catch (Exception error) when (error is Problem or System.Data.Common.DbException or OperationCanceledException)
        {
            return Said(503, error.Message);
        }
    }

    static (int Status, string Type, string Text) Judged(IReadOnlyList<ReadinessItem> items)
    {
        var isGood = items.All(item => item.Status == Readiness.Ok);
        return (isGood ? 200 : 503, "application/json", JsonSerializer.Serialize(new { status = isGood ? Readiness.Ok : Readiness.Failed, items }, Invocation.JsonOptions) + "\n");
    }

    static (int Status, string Type, string Text) Said(int status, string text) => (status, "text/plain; charset=utf-8", text + "\n");
}
