namespace Tipoff.Tests.App.Cli;

public sealed class ServeTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Theory]
    [InlineData("0.0.0.0:9464", "--listen-anywhere")]
    [InlineData("9464", "expected an address and a port")]
    public async Task An_address_that_others_reach_or_that_is_none_is_refused(string address, string because)
    {
        var ended = await TipoffProcess.Run(league.Root, "serve", "--listen", address, "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe($"cannot listen on '{address}'");
        ended.Error.Because.ShouldContain(because);
    }

    [Fact]
    public async Task A_setting_that_others_reach_is_refused_as_well()
    {
        File.WriteAllText(Path.Combine(league.Root, "tipoff.json"), """{ "listen": "10.0.0.1:80" }""");

        var ended = await TipoffProcess.Run(league.Root, "slo", "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.Because.ShouldContain("listenAnywhere");
    }

    [Fact]
    public async Task It_listens_logs_and_traces_where_it_was_told_to_and_ends_in_time()
    {
        File.WriteAllText(Path.Combine(league.Root, "tipoff.json"), """{ "log": "data/serve.jsonl" }""");

        var ended = await TipoffProcess.Run(league.Root, "serve", "--until", "2024-11-03", "--listen", "127.0.0.1:0", "--traces", "spans.jsonl", "--json");

        ended.Exit.ShouldBe(0, ended.Errors);
        ended.Errors.ShouldMatch("listening on http://127.0.0.1:[1-9][0-9]*/: /healthz /readyz /metrics");
        File.Exists(Path.Combine(league.Root, "data", "serve.jsonl")).ShouldBeTrue();
        File.Exists(Path.Combine(league.Root, "spans.jsonl")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_told_before_anything_begins()
    {
        var ended = await TipoffProcess.Run(league.Root, "serve", "--until", "2024-11-03", "--log", "none/serve.jsonl", "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe("cannot write none/serve.jsonl");
    }
}
