namespace Tipoff.Tests.App.Cli;

public sealed class SampledBackfillTests : IDisposable
{
    static readonly string[] Range = ["backfill", "--from", "2024-11-01", "--to", "2024-11-03"];

    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task A_sample_reports_every_table_publishes_nothing_and_names_the_command_for_the_whole()
    {
        var ended = await TipoffProcess.Run(league.Root, [.. Range, "--tables", "analytics.player_game_summary", "--sample", "2", "--workers", "1", "--json"]);

        ended.Exit.ShouldBe(0, ended.Output + ended.Errors);
        ended.Json.GetProperty("sampled").EnumerateArray().Select(date => date.GetString()).ShouldBe(["2024-11-01", "2024-11-03"]);
        ended.Json.GetProperty("tables").EnumerateArray().ShouldAllBe(table => table.GetProperty("cells").GetInt32() > 0 && table.GetProperty("failed").GetInt32() == 0);
        ended.Json.GetProperty("extrapolated").GetProperty("seconds").GetDouble().ShouldBeGreaterThan(0);
        ended.Json.GetProperty("failures").GetArrayLength().ShouldBe(0);
        ended.Json.GetProperty("next").GetString().ShouldBe("tipoff backfill --from 2024-11-01 --to 2024-11-03 --tables analytics.player_game_summary --workers 1");
        (await Count("orchestration.runs")).ShouldBe(0);
        (await Count("orchestration.steps")).ShouldBe(0);
    }

    [Fact]
    public async Task Rows_that_would_be_rejected_say_do_not_start()
    {
        string[] one = [.. Range, "--tables", "reference.players", "--sample", "3"];

        var json = await TipoffProcess.Run(league.Root, [.. one, "--json"]);
        var text = await TipoffProcess.Run(league.Root, one);

        json.Exit.ShouldBe(1, json.Output + json.Errors);
        json.Json.GetProperty("failures")[0].GetProperty("table").GetString().ShouldBe("reference.players");
        json.Json.GetProperty("failures")[0].GetProperty("reason").GetString()!.ShouldStartWith("player_lookup is missing (1 rows)");
        json.Json.GetProperty("next").GetString()!.ShouldEndWith(" --sample 3");
        text.Exit.ShouldBe(1);
        text.Output.ShouldContain("Do not start.");
        text.Output.ShouldContain("time and failures, not contents");
        (await Count("orchestration.quarantine")).ShouldBe(0);
    }

    [Theory]
    [InlineData("--sample is 0", "--sample", "0")]
    [InlineData("--sample is 101", "--sample", "101")]
    [InlineData("--sample and --gated cannot be combined", "--sample", "2", "--gated")]
    [InlineData("--sample and --dry-run cannot be combined", "--sample", "2", "--dry-run")]
    [InlineData("--sample and --resume cannot be combined", "--sample", "2", "--resume", "20250115-093000-1f2e3d4c")]
    public async Task What_makes_no_sense_beside_it_is_wrong_usage(string what, params string[] words)
    {
        var ended = await TipoffProcess.Run(league.Root, [.. Range, .. words, "--json"]);

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
    }

    async Task<int> Count(string table)
    {
        var ended = await TipoffProcess.Run(league.Root, "sql", $"select count(*) from {table}", "--json");
        return ended.Json.GetProperty("rows")[0][0].GetInt32();
    }
}
