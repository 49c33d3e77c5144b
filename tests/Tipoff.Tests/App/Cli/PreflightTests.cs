using System.Text.Json;

namespace Tipoff.Tests.App.Cli;

public sealed class PreflightTests : IDisposable
{
    static readonly string[] Names =
    [
        "configuration", "libraries", "warehouse", "disk", "schema", "schedule", "sources", "registry", "layers", "jobs", "runs", "clock", "dry analytics", "dry precompute",
    ];

    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task Fourteen_checks_say_what_is_wrong_and_which_command_mends_it()
    {
        var ended = await TipoffProcess.Run(league.Root, "preflight", "--from", "2024-11-01", "--to", "2024-11-03", "--json");

        ended.Exit.ShouldBe(1, ended.Errors);
        ended.Json.EnumerateObject().Select(property => property.Name).ShouldBe(["status", "from", "to", "items"]);
        Text(ended.Json, "status").ShouldBe("failed");
        Text(ended.Json, "from").ShouldBe("2024-11-01");
        var items = Items(ended);
        items.Select(item => Text(item, "name")).ShouldBe(Names);
        items.ShouldAllBe(item => item.EnumerateObject().Select(property => property.Name).SequenceEqual(new[] { "name", "status", "value", "since", "why", "fix" }));
        items.Where(item => Text(item, "status") is "warning" or "failed").ShouldAllBe(item => Text(item, "why")!.Length > 0 && Text(item, "fix")!.Length > 0);
        items.Where(item => Text(item, "status") is "ok" or "skipped").ShouldAllBe(item => Text(item, "why") == null && Text(item, "fix") == null);
        Statuses(items, "libraries", "warehouse", "schema", "jobs", "runs", "clock").ShouldAllBe(status => status == "ok");
        Text(Item(items, "schedule"), "why").ShouldNotBeNull().ShouldContain("raw.nbac_schedule holds no row of the range");
        Text(Item(items, "sources"), "why").ShouldNotBeNull().ShouldContain("raw.nbac_player_boxscores lacks 1 of 5 (80.00 % are there): 0022400004 of 2024-11-02");
        Text(Item(items, "sources"), "fix").ShouldNotBeNull().ShouldStartWith("tipoff source fetch --from 2024-11-0");
        Text(Item(items, "registry"), "why").ShouldNotBeNull().ShouldStartWith("reference.players is empty");
    }

    [Fact]
    public async Task Quick_leaves_the_dry_runs_out_and_the_text_ends_with_a_verdict()
    {
        var json = await TipoffProcess.Run(league.Root, "preflight", "--quick", "--from", "2024-11-01", "--to", "2024-11-03", "--json");
        var text = await TipoffProcess.Run(league.Root, "preflight", "--quick", "--from", "2024-11-01", "--to", "2024-11-03");

        Statuses(Items(json), "dry analytics", "dry precompute").ShouldBe(["skipped", "skipped"]);
        text.Exit.ShouldBe(1);
        text.Output.ShouldContain("- skipped dry analytics   left out by --quick\n");
        text.Output.TrimEnd().Split('\n')[^1].ShouldMatch("^[0-9]+ ok, [0-9]+ warnings, 3 failed, 2 skipped: do not proceed$");
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_fail_and_what_needs_them_is_skipped()
    {
        await File.WriteAllTextAsync(Path.Combine(league.Root, "tipoff.json"), """{ "threads": 0 }""");

        var ended = await TipoffProcess.Run(league.Root, "preflight", "--from", "2024-11-01", "--to", "2024-11-03", "--json");

        ended.Exit.ShouldBe(1, ended.Errors);
        var items = Items(ended);
        items.Select(item => Text(item, "name")).ShouldBe(Names);
        Text(Item(items, "configuration"), "why").ShouldBe("threads is 0, expected 1 to 256");
        Statuses(items, "libraries", "clock").ShouldBe(["ok", "ok"]);
        items.Count(item => Text(item, "status") == "skipped").ShouldBe(11);
    }

    [Fact]
    public async Task A_warehouse_that_another_process_holds_is_to_be_tried_later()
    {
        using var held = league.Hold();

        var ended = await TipoffProcess.Run(league.Root, "preflight", "--from", "2024-11-01", "--to", "2024-11-03", "--json");

        ended.Exit.ShouldBe(75);
        ended.Error.Because.ShouldContain("`tipoff backfill --from 2024-11-01 --to 2024-11-03`");
    }

    [Theory]
    [InlineData("2024-11-03", "2024-11-01", "--from 2024-11-03 is after --to 2024-11-01")]
    [InlineData("2034-11-01", "2034-11-02", "no game is scheduled from 2034-11-01 to 2034-11-02")]
    public async Task A_range_that_makes_no_sense_is_wrong_usage(string from, string to, string what)
    {
        var ended = await TipoffProcess.Run(league.Root, "preflight", "--from", from, "--to", to, "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
    }

    static List<JsonElement> Items(Ended ended) => [.. ended.Json.GetProperty("items").EnumerateArray()];

    static JsonElement Item(List<JsonElement> items, string name) => items.Single(item => Text(item, "name") == name);

    static IEnumerable<string?> Statuses(List<JsonElement> items, params string[] names) => names.Select(name => Text(Item(items, name), "status"));

    static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
