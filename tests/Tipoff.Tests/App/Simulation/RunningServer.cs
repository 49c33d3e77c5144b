using System.Globalization;
using System.Text.Json;
using Tipoff.App.Simulation;
using Tipoff.Engine;

namespace Tipoff.Tests.App.Simulation;

/// <summary>A server of the simulated league at one moment, with a client.</summary>
sealed class RunningServer : IAsyncDisposable
{
    public const int Seed = 7;

    /// <summary>Simulated once: everything in it is read only.</summary>
    public static readonly SimulatedLeague League = new(Seed);

    readonly SimulatedServer server;
    readonly HttpClient client;

    RunningServer(SimulatedServer server)
    {
        this.server = server;
        client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.BaseAddress };
    }

    public Served Served => server.Served;

    public HttpClient Client => client;

    public static async Task<RunningServer> At(string moment, FaultMenu? faults = null, int oddsQuota = 1000) =>
        new(await SimulatedServer.StartAsync(League, new PinnedClock(Instant(moment)), faults, oddsQuota));

    public static DateTimeOffset Instant(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path);

    public Task<byte[]> Bytes(string path) => client.GetByteArrayAsync(path);

    public async Task<JsonElement> Json(string path)
    {
        using var response = await client.GetAsync(path);
        var body = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)response.StatusCode} {body[..Math.Min(200, body.Length)]}");
        return JsonDocument.Parse(body).RootElement.Clone();
    }

    /// <summary>Rows of a result set of the statistics site, by column name.</summary>
    public async Task<IReadOnlyList<Dictionary<string, JsonElement>>> Rows(string path, int table = 0)
    {
        var set = (await Json(path)).GetProperty("resultSets")[table];
        var names = set.GetProperty("headers").EnumerateArray().Select(name => name.GetString()!).ToList();
        return [.. set.GetProperty("rowSet").EnumerateArray().Select(row => names.Zip(row.EnumerateArray()).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }
}
