using System.CommandLine;
using Tipoff.App;
using Tipoff.App.Cli;

namespace Tipoff.Tests.App.Cli;

public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("tipoff sched", "schedule")]
    [InlineData("tipoff schedule", "schedule")]
    [InlineData("tipoff schedule pause", "pause pause-all")]
    [InlineData("tipoff dash ", "quick full pipeline validation workflows backfill errors models actions")]
    [InlineData("tipoff dash q", "quick")]
    [InlineData("tipoff dash --js", "--json")]
    [InlineData("tipoff dash quick ", "--help --interval --json --watch --workspace")]
    [InlineData("tipoff query fail", "failures failed_requests")]
    [InlineData("tipoff query freshness --d", "--date")]
    [InlineData("tipoff schedule run post_game_1", "post_game_1")]
    [InlineData("tipoff plan --only ", "all missing stale failed")]
    [InlineData("tipoff plan --only stale --to", "--to")]
    [InlineData("tipoff plan --tables precompute.player_d", "precompute.player_daily_cache")]
    [InlineData("tipoff source fetch --sources nba_cdn.b", "nba_cdn.boxscore")]
    [InlineData("tipoff validate --layer ", "L1 L2 L3 L4 L5")]
    [InlineData("tipoff completion ", "bash zsh fish pwsh")]
    [InlineData("tipoff aliases --shell f", "fish")]
    [InlineData("tipoff init --h", "--help")]
    public void What_may_stand_at_the_cursor_is_offered(string line, string words) => Suggested(line, line.Length).ShouldBe(words.Split(' '));

    [Theory]
    [InlineData("tipoff import ")]
    [InlineData("tipoff dash --workspace ")]
    [InlineData("tipoff no-such-verb x")]
    [InlineData("tipoff")]
    [InlineData("")]
    public void Nothing_is_offered_where_files_or_free_words_stand(string line) => Suggested(line, line.Length).ShouldBeEmpty();

    [Fact]
    public void What_stands_behind_the_cursor_does_not_count() => Suggested("tipoff dash q --json", 13).ShouldBe(["quick"]);

    [Fact]
    public void Words_are_described_where_that_is_asked_for() =>
        Answer("[described]", "[suggest]", "tipoff query fresh").ShouldBe("freshness\tWhich table is behind the schedule?\n");

    static string[] Suggested(string line, int cursor) => Answer($"[suggest:{cursor}]", line).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static string Answer(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var parsed = CommandTree.Of(Program.Verbs, _ => throw new InvalidOperationException("Nothing is run.")).Parse(words);
        parsed.Errors.ShouldBeEmpty();
        parsed.Invoke(new InvocationConfiguration { Output = output }).ShouldBe(0);
        return output.ToString();
    }
}
