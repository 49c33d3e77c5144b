using Tipoff.Tests.App.Cli;
using Tipoff.Tests.App.Shells;

namespace Tipoff.Tests.App.Dashboards;

public sealed class DashLoopTests : IDisposable
{
    readonly SmallLeague league = new();

    public void Dispose() => league.Dispose();

    [ShellFact("tmux")]
    public async Task On_a_real_terminal_it_follows_keys_and_size_and_leaves_everything_as_before()
    {
        using TerminalPane pane = new(80, 24);
        pane.Type("echo first''ly");
        await pane.Until("firstly");
        Watch(pane);

        var overview = await pane.Until("last games", "? keys");
        overview.TrimEnd('\n').Split('\n').Length.ShouldBe(24);
        overview.ShouldNotContain("firstly");
        overview.Split('\n')[0].ShouldEndWith(" ET", Case.Sensitive, "the last column is drawn too");
        pane.Press("Enter");
        await pane.Until("dash › last games");
        pane.Press("h");
        await pane.Until("signs are well");
        pane.Press("/", "t", "o", "n", "i");
        await pane.Until("/toni");
        pane.Press("Enter");
        await pane.Until("/toni: ");
        pane.Press("Escape");
        await pane.Until("last games");
        pane.Press("?");
        await pane.Until("not now: this is the beginning");
        pane.Press("x");
        await pane.Until("signs are well");
        pane.Resize(160, 50);
        // Eighty columns have no room for that reason.
        var wide = await pane.Until("no daemon has served here: days are built by hand", "? keys");
        wide.TrimEnd('\n').Split('\n').Length.ShouldBe(50, "the bar of keys stands at the foot of the larger screen");

        pane.Press("q");
        var after = await pane.Until("left with 1");
        after.ShouldContain("firstly");
        after.ShouldNotContain("? keys");
        (pane.Fact("alternate_on"), pane.Fact("cursor_flag"), pane.Fact("wrap_flag")).ShouldBe(("0", "1", "1"));
    }

    [ShellFact("tmux")]
    public async Task Ctrl_C_gives_the_terminal_back_too()
    {
        using TerminalPane pane = new(80, 24);
        Watch(pane);
        await pane.Until("? keys");

        pane.Press("C-c");

        await pane.Until("left with 130");
        (pane.Fact("alternate_on"), pane.Fact("cursor_flag"), pane.Fact("wrap_flag")).ShouldBe(("0", "1", "1"));
        pane.Type("echo still ty''ping");
        await pane.Until("still typing");
    }

    /// <summary>A backfill or a daemon holds the warehouse: the same screen through its socket.</summary>
    [ShellFact("tmux")]
    public async Task It_stands_beside_the_process_that_holds_the_warehouse()
    {
        using var held = league.Hold();
        using TerminalPane pane = new(80, 24);
        Watch(pane);

        await pane.Until("last games", "signs are well");

        pane.Press("q");
        await pane.Until("left with 1");
    }

    [Fact]
    public async Task Without_a_terminal_it_says_what_gives_the_same()
    {
        var ended = await TipoffProcess.Run(league.Root, "dash", "--watch", "--json");

        ended.Exit.ShouldBe(64);
        ended.Error.What.ShouldBe("--watch draws on a terminal");
        (await TipoffProcess.Run(league.Root, "dash", "--watch", "--interval", "0", "--json")).Error.What.ShouldBe("--interval is 0");
    }

    void Watch(TerminalPane pane) =>
        pane.Type($"'{Path.Combine(AppContext.BaseDirectory, "tipoff")}' dash --watch --workspace '{league.Root}'; echo left with $?");
}
