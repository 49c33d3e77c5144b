using System.Net;
using System.Text.Json;
using Tipoff.App.Web;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.Tests.App.Web;

public sealed class ListenerTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2024, 12, 10, 17, 0, 0, TimeSpan.Zero);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-web-");
    readonly SteppingClock clock = new(Noon);
    readonly Workspace workspace;
    readonly DuckDbWarehouse warehouse;
    readonly Listener listener;
    readonly HttpClient http;

    public ListenerTests()
    {
        workspace = Workspace.Create(folder.FullName);
        warehouse = DuckDbWarehouse.Open(workspace, League.Catalog(), clock, "a test");
        listener = Listener.Start(warehouse, clock, new IPEndPoint(IPAddress.Loopback, 0));
        http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = listener.Address };
    }

    public void Dispose()
    {
        http.Dispose();
        listener.Dispose();
        warehouse.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_process_lives_as_long_as_its_heart_beats()
    {
        (await Ask("healthz")).Status.ShouldBe(503, "it never beat");

        Owner.Beat(workspace, Noon, null);
        (await Ask("healthz")).Status.ShouldBe(200);

        clock.Advance(TimeSpan.FromMinutes(6));
        var silent = await Ask("healthz");
        silent.Status.ShouldBe(503);
        Items(silent.Text).ShouldBe(["heartbeat failed: silent for 6 min, expected a beat every 60 s"]);
    }

    [Fact]
    public async Task It_is_ready_when_everything_that_it_needs_is_so_and_names_what_is_not()
    {
        Owner.Beat(workspace, Noon, null);
        var empty = await Ask("readyz");
        empty.Status.ShouldBe(503);
        Items(empty.Text)[2..].ShouldBe(["decisions failed: nothing was decided yet", "schedule failed: none is held", "watcher failed: it never looked"]);

        Run("insert into orchestration.decisions (workflow, scheduled_at, day, decided_at, verdict, reason) select 'watch', t, '2024-12-10', t, 'SKIP', 'nothing is wrong' from (select timestamptz '2024-12-10 16:45:00+00' as t) m");
        Run("insert into orchestration.fetches (endpoint, site, outcome, fetched_at) values ('nba_cdn.schedule', 'nba_cdn', 'ok', timestamptz '2024-12-10 12:00:00+00')");
        Looked(Noon.AddMinutes(-15));
        var ready = await Ask("readyz");
        ready.Status.ShouldBe(200, ready.Text);
        JsonDocument.Parse(ready.Text).RootElement.GetProperty("status").GetString().ShouldBe("ok");
        Items(ready.Text)[2..].ShouldBe(["decisions ok: 15 min ago", "schedule ok: 5 h old", "watcher ok: 15 min ago"]);

        clock.Advance(TimeSpan.FromMinutes(50));
        Owner.Beat(workspace, clock.GetUtcNow(), null);
        var late = await Ask("readyz");
        late.Status.ShouldBe(503);
        Items(late.Text).Where(item => item.Contains("failed")).ShouldBe(["decisions failed: 65 min ago, expected at most 60 min", "watcher failed: 65 min ago, expected at most 45 min"]);
    }

    [Fact]
    public async Task Metrics_of_an_empty_warehouse_are_valid()
    {
        var families = await Scrape();

        families["tipoff_cells"].Samples.ShouldBeEmpty();
        families["tipoff_incidents_open"].Samples.Keys.ShouldBe(["severity=critical", "severity=info", "severity=warning"]);
        families["tipoff_last_look_age_seconds"].Samples.ShouldBeEmpty();
        families["tipoff_service_level_target"].Samples["level=requests,demand=share"].ShouldBe(0.95);
        families["process_resident_memory_bytes"].Samples[""].ShouldBeGreaterThan(10_000_000);
        families["tipoff_build_info"].Samples.Values.ShouldBe([1]);
    }

    [Fact]
    public async Task Metrics_count_what_the_warehouse_holds()
    {
        Run("insert into orchestration.cells (table_name, partition, presence, freshness, row_count) values ('raw.a', '2024-12-01', 'ok', 'fresh', 1), ('raw.b', '2024-12-01', 'ok', 'stale(code)', 1), ('analytics.c', '2024-12-01', 'failed_retryable', 'fresh', 0)");
        Run("insert into orchestration.decisions (workflow, scheduled_at, day, decided_at, verdict, reason, state, seconds) values ('grade', now(), '2024-12-10', timestamptz '2024-12-10 16:00:00+00', 'RUN', 'r', 'done', 2.5), ('grade', now(), '2024-12-10', timestamptz '2024-12-10 15:00:00+00', 'SKIP', 'r', null, 0), ('grade', now(), '2024-12-10', timestamptz '2024-12-10 16:59:00+00', 'RUN', 'r', 'running', 0)");
        Run("""insert into orchestration.fetches (endpoint, site, outcome, fetched_at, seconds, bytes) select 'e', e'a "site"\nof \\ two', 'ok', timestamptz '2024-12-10 12:00:00+00', 0.5, 100 from range(3)""");
        Run("insert into orchestration.incidents (incident, severity, state) values ('i', 'critical', 'alerting'), ('j', 'critical', 'pending')");
        Run("insert into orchestration.runs (run, state, seconds) values ('r', 'done', 10), ('s', 'running', null)");
        Looked(Noon.AddMinutes(-10));

        var families = await Scrape();

        families["tipoff_cells"].Samples.ShouldBe(new Dictionary<string, double> { ["layer=analytics,presence=failed_retryable"] = 1, ["layer=raw,presence=ok"] = 2 });
        families["tipoff_cells_stale"].Samples["layer=raw"].ShouldBe(1);
        families["tipoff_decisions_total"].Samples.ShouldBe(new Dictionary<string, double> { ["workflow=grade,verdict=RUN,state=done"] = 1, ["workflow=grade,verdict=SKIP,state=none"] = 1 });
        families["tipoff_workflow_seconds_total"].Samples["workflow=grade"].ShouldBe(2.5);
        families["tipoff_fetches_total"].Samples["site=a \"site\"\nof \\ two,outcome=ok"].ShouldBe(3);
        families["tipoff_incidents_open"].Samples["severity=critical"].ShouldBe(1);
        families["tipoff_run_seconds_total"].Samples.ShouldBe(new Dictionary<string, double> { ["state=done"] = 10 });
        families["tipoff_last_look_age_seconds"].Samples[""].ShouldBe(600);
        families["tipoff_last_decision_timestamp_seconds"].Samples[""].ShouldBe(new DateTimeOffset(2024, 12, 10, 16, 59, 0, TimeSpan.Zero).ToUnixTimeSeconds());
        families["tipoff_service_level"].Samples["level=requests,demand=share"].ShouldBe(1);
    }

    [Fact]
    public async Task It_answers_while_a_writer_holds_a_transaction_open()
    {
        using var connection = warehouse.Connect();
        connection.Run("begin transaction");
        connection.Run("insert into orchestration.cells (table_name, partition, presence) values ('raw.a', '2024-12-01', 'ok')");

        (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ask("metrics")))).ShouldAllBe(answer => answer.Status == 200 && !answer.Text.Contains("layer=\"raw\""));

        connection.Run("rollback");
    }

    [Fact]
    public async Task What_is_not_there_says_what_is_and_nothing_can_be_changed()
    {
        (await Ask("admin")).ShouldBe((404, "there is no /admin: /healthz /readyz /metrics\n"));
        using var answer = await http.PostAsync(new Uri("metrics", UriKind.Relative), null);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public void A_port_that_is_taken_is_told()
    {
        var problem = Should.Throw<Problem>(() => Listener.Start(warehouse, clock, new IPEndPoint(IPAddress.Loopback, listener.Address.Port)));

        problem.What.ShouldBe($"cannot listen on 127.0.0.1:{listener.Address.Port}");
        problem.Exit.ShouldBe(Exit.Unavailable);
    }

    async Task<(int Status, string Text)> Ask(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task<IReadOnlyDictionary<string, ScrapedFamily>> Scrape()
    {
        using var answer = await http.GetAsync(new Uri("metrics", UriKind.Relative));
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        return ScrapedFamily.Read(await answer.Content.ReadAsStringAsync());
    }

    void Looked(DateTimeOffset at) => File.WriteAllText(Path.Combine(workspace.Data, "watch.mark"), $"{at:O}");

    void Run(string sql)
    {
        using var connection = warehouse.Connect();
        connection.Run(sql);
    }

    static List<string> Items(string json) =>
        [.. JsonDocument.Parse(json).RootElement.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("name").GetString()} {item.GetProperty("status").GetString()}: {item.GetProperty("value").GetString()}")];
}
