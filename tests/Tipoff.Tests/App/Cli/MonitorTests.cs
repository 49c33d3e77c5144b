using Tipoff.Engine.Runs;

namespace Tipoff.Tests.App.Cli;

public sealed class MonitorTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task It_reads_beside_the_process_that_holds_the_warehouse()
    {
        using var held = league.Hold();

        var ended = await TipoffProcess.Run(league.Root, "monitor", "--season", "2024-25", "--json");

        ended.Exit.ShouldBe(2, ended.Errors);
        ended.Json.GetProperty("status").GetString().ShouldBe("incomplete");
        var analytics = ended.Json.GetProperty("layers").EnumerateArray().Single(layer => layer.GetProperty("layer").GetString() == "analytics");
        analytics.GetProperty("percent").GetDouble().ShouldBe(0);
        ended.Json.GetProperty("seasons").EnumerateArray().ShouldHaveSingleItem().GetProperty("season").GetString().ShouldBe("2024-25");
    }

    [Fact]
    public async Task A_cell_that_failed_decides_the_exit_code_and_is_named_with_its_next_command()
    {
        league.Fail("analytics.player_game_summary", "2024-11-01", "divided by zero");

        var ended = await TipoffProcess.Run(league.Root, "monitor", "--json");
        var text = await TipoffProcess.Run(league.Root, "monitor", "--failures-only");

        ended.Exit.ShouldBe(1, ended.Errors);
        ended.Json.GetProperty("status").GetString().ShouldBe("failed");
        ended.Json.GetProperty("failures").EnumerateArray().ShouldHaveSingleItem().GetProperty("isRecent").GetBoolean().ShouldBeTrue();
        text.Exit.ShouldBe(1);
        text.Output.ShouldContain("failed cells: 1, of them 1 in the last 2 hours");
        text.Output.ShouldContain("processing_error: divided by zero");
        text.Output.ShouldContain("tipoff backfill --from 2024-11-01 --to 2024-11-01 --tables analytics.player_game_summary --only failed");
    }

    [Fact]
    public async Task What_is_drawn_again_and_again_ends_with_the_work_it_watched()
    {
        var held = league.Hold(new RunProgress("a run", 1, 2, 10, "a stage", TimeSpan.FromSeconds(1)));
        var monitor = TipoffProcess.Run(league.Root, "monitor", "--continuous", "--interval", "1", "--json");
        await Task.Delay(TimeSpan.FromSeconds(3));
        monitor.IsCompleted.ShouldBeFalse();

        held.Dispose();

        (await monitor.WaitAsync(TimeSpan.FromMinutes(1))).Exit.ShouldBe(2);
    }

    [Theory]
    [InlineData("--season", "2024-26", "'2024-26' is no season")]
    [InlineData("--season", "1999", "nothing is due in 1999-00")]
    [InlineData("--interval", "0", "--interval is 0")]
    public async Task What_makes_no_sense_is_refused(string option, string value, string what)
    {
        var ended = await TipoffProcess.Run(league.Root, "monitor", option, value, "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
    }
}
