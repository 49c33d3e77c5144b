namespace Tipoff.Tests.App.Cli;

public sealed class TerminalTests : IDisposable
{
    const char Escape = '\u001b';

    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [Theory]
    [InlineData("init", "w")]
    [InlineData("sql", "select * from reference.games")]
    [InlineData("validate", "--from", "2024-11-01", "--to", "2024-11-03")]
    [InlineData("doctor")]
    [InlineData("config", "show")]
    public async Task A_pipe_gets_no_escape_codes(params string[] words)
    {
        var ended = await TipoffProcess.Run(league.Root, words);

        ended.Output.ShouldNotBeEmpty();
        ended.Output.ShouldNotContain(Escape);
        ended.Errors.ShouldNotContain(Escape);
    }

    [Fact]
    public async Task A_pipe_gets_no_escape_codes_with_NO_COLOR_either()
    {
        var ended = await TipoffProcess.Run(league.Root, [("NO_COLOR", "1")], "init", "w");

        ended.Output.ShouldNotContain(Escape);
    }

    [Fact]
    public async Task A_long_line_is_not_broken_in_a_pipe()
    {
        var ended = await TipoffProcess.Run(league.Root, "init", new string('w', 120));

        ended.Output.TrimEnd().Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_version_is_printed_alone()
    {
        var ended = await TipoffProcess.Run(league.Root, "--version");

        ended.Exit.ShouldBe(0);
        ended.Output.Trim().ShouldBe("0.1.0");
    }
}
