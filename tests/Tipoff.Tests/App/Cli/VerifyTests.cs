namespace Tipoff.Tests.App.Cli;

public sealed class VerifyTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Fact]
    public async Task A_range_that_was_never_built_fails_section_by_section()
    {
        var ended = await TipoffProcess.Run(league.Root, "verify", "2024-11-01", "2024-11-03", "--json");

        ended.Exit.ShouldBe(1, ended.Errors);
        ended.Json.GetProperty("status").GetString().ShouldBe("failed");
        var sections = ended.Json.GetProperty("sections").EnumerateArray().ToList();
        sections.Select(section => section.GetProperty("name").GetString()).ShouldBe(["dates", "analytics", "precompute", "history", "numbers"]);
        sections[0].GetProperty("facts")[0].GetString().ShouldBe("5 games are due, 0 have player summaries; 0 dates lie in the bootstrap, where precompute tables write nothing");
        sections[1].GetProperty("failures").EnumerateArray().Select(line => line.GetString()!)
            .ShouldContain("analytics.player_game_summary 2024-11-01: lacks 0022400001, 0022400002 (not built)");
        sections[4].GetProperty("warnings").EnumerateArray().Select(line => line.GetString()!).ShouldContain("a player scores 0.0 points on average, expected 5 to 20");
    }

    [Theory]
    [InlineData("2024-11-03", "2024-11-01", "--from 2024-11-03 is after --to 2024-11-01")]
    [InlineData("yesterday", "2024-11-01", "'yesterday' is no date")]
    [InlineData("2034-11-01", "2034-11-02", "no game is scheduled from 2034-11-01 to 2034-11-02")]
    public async Task A_range_that_makes_no_sense_is_wrong_usage(string from, string to, string what)
    {
        var ended = await TipoffProcess.Run(league.Root, "verify", from, to, "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe(what);
    }
}
