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
