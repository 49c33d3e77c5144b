using Tipoff.App.Dashboards;
using Tipoff.Nba.Monitoring;

namespace Tipoff.Tests.App.Dashboards;

/// <summary>Keys and pages go in, the next state comes out: no terminal, no warehouse.</summary>
public sealed class DashStateTests
{
    static readonly DateTimeOffset Noon = new(2024, 12, 1, 17, 0, 0, TimeSpan.Zero);

    static readonly Place Below = new Place.Cells("2024-11-05", null);

    static readonly Page Overview = new(new Place.Overview(), "dash", "1 of 3 signs is well", Noon,
    [
        new(Health.Critical, "pipeline", "gaps", "2 game dates lack rows", "not built") { Command = "tipoff backfill", Leads = Below },
        new(Health.Warning, "validation", "quarantine", "3 rejected rows", "no date"),
        new(Health.Healthy, "pipeline", "tonight", "no games today", "") { Command = "tipoff predict" },
    ]);

    static readonly Page Cells = new(Below, "2024-11-05", "1 cell", Noon, [new(Health.Critical, "", "analytics.a", "failed", "why")]);

    [Fact]
    public void Before_anything_was_read_the_overview_is_asked_for()
    {
        var state = DashState.At(Noon);

        state.Wish.ShouldBe(new Place.Overview());
        state.With(Overview).Wish.ShouldBeNull();
        state.With(Overview).Health.ShouldBe(Health.Critical);
    }

    [Theory]
    [InlineData("j", "quarantine")]
    [InlineData("jj", "tonight")]
    [InlineData("jjjjj", "tonight")]
    [InlineData("jjk", "quarantine")]
    [InlineData("kkk", "gaps")]
    [InlineData("G", "tonight")]
    [InlineData("Gg", "gaps")]
    public void Arrows_and_their_letters_move_and_stop_at_the_ends(string keys, string chosen) =>
        Typed(Read(), keys).Page.Chosen!.Name.ShouldBe(chosen);

    [Fact]
    public void Enter_asks_for_what_lies_below_and_Esc_comes_back_to_the_same_line()
    {
        var state = Typed(Read(), "\r");
        state.Wish.ShouldBe(Below);
        state.Page.ShouldBe(Overview, "until it is read the reader stays");

        state = state.With(Cells);
        state.Page.ShouldBe(Cells);
        state.Pages.Count.ShouldBe(2);
        state.Health.ShouldBe(Health.Critical, "the health is that of all signs, wherever one stands");

        Typed(state, "\u001b").Page.ShouldBe(Overview);
        Typed(state, "h").Page.ShouldBe(Overview);
    }

    [Fact]
    public void Who_went_back_before_it_was_read_stays_there()
    {
        var state = Typed(Read(), "\r\u001b");

        state.Wish.ShouldBeNull();
        state.With(Cells).Pages.Count.ShouldBe(1);
    }

    [Fact]
    public void A_line_that_leads_nowhere_says_so()
    {
        var state = Typed(Read(), "j\r");

        state.Wish.ShouldBeNull();
        state.Note.ShouldBe("nothing more is known of it");
        Typed(state, "k").Note.ShouldBeNull("a note is gone with the next key");
    }

    [Fact]
    public void Digits_show_one_panel_and_1_shows_all()
    {
        var state = Typed(Read(), "3");
        state.Page.Panel.ShouldBe("validation");
        state.Page.Shown.ShouldHaveSingleItem().Name.ShouldBe("quarantine");

        Typed(state, "1").Page.Shown.Count.ShouldBe(3);
        Typed(state, "\u001b").Page.Panel.ShouldBeNull();
        Typed(Typed(Read(), "\r").With(Cells), "2").Page.Shown.Count.ShouldBe(2, "from anywhere below it leads to the overview");
    }

    [Fact]
    public void A_filter_narrows_while_it_is_typed_Enter_keeps_it_and_Esc_clears_it()
    {
        var state = Typed(Read(), "/REJE");
        state.Overlay.ShouldBe(Overlay.Filter);
        state.Page.Shown.ShouldHaveSingleItem().Name.ShouldBe("quarantine");

        Typed(state, "\r").Overlay.ShouldBe(Overlay.None);
        Typed(state, "\rq").IsLeft.ShouldBeTrue();
        Typed(state, "q").IsLeft.ShouldBeFalse("it is a letter of the filter");
        Typed(state, "q").Page.Shown.ShouldBeEmpty();
        Typed(state, "q\b").Page.Shown.Count.ShouldBe(1);
        Typed(state, "\u001b").Page.Shown.Count.ShouldBe(3);
        Typed(state, "\r\u001b").Page.Shown.Count.ShouldBe(3);
    }

    [Fact]
    public void The_chosen_line_stays_chosen_when_a_newer_reading_moves_it()
    {
        var state = Typed(Read(), "jj").With(Overview with { Entries = [Overview.Entries[2], Overview.Entries[0]] });

        state.Page.Chosen!.Name.ShouldBe("tonight");
        state.Page.Cursor.ShouldBe(0);
    }

    [Fact]
    public void A_command_is_shown_alone_where_there_is_one()
    {
        Typed(Read(), "c").Overlay.ShouldBe(Overlay.Command);
        Typed(Read(), "cx").Overlay.ShouldBe(Overlay.None);
        Typed(Read(), "jc").Note.ShouldBe("nothing here asks for a command");
    }

    [Fact]
    public void What_cannot_be_read_is_said_and_nothing_is_lost()
    {
        var state = Typed(Read(), "r").Failed(Overview.Place, "the warehouse is held");

        state.Note.ShouldBe("the warehouse is held");
        state.Wish.ShouldBeNull();
        state.Page.Shown.Count.ShouldBe(3);
    }

    [Fact]
    public void The_bar_shows_only_keys_that_do_something_and_the_help_says_why_the_others_do_nothing()
    {
        DashKeys.Bar(Read()).ShouldBe("↑↓ choose  Enter open  1-9 panels  / filter  c command  ? keys  q quit");
        DashKeys.Bar(Typed(Read(), "j")).ShouldBe("↑↓ choose  1-9 panels  / filter  ? keys  q quit");
        DashKeys.All(Typed(Read(), "j")).Single(key => key.Key == "Enter").WhyNot.ShouldBe("nothing more is known of it");
        DashState.Panels.Count.ShouldBe(9, "each has its digit");
    }

    [Fact]
    public void Every_key_that_the_bar_offers_is_heard()
    {
        foreach (var key in "\u001bc/r?q19jklhgG\r")
            Typed(Read(), "j2" + key).Note.ShouldNotBe("that key does nothing here; ? shows those that do", $"{(int)key}");
        Typed(Read(), "x").Note.ShouldBe("that key does nothing here; ? shows those that do");
    }

    static DashState Read() => DashState.At(Noon).With(Overview);

    internal static DashState Typed(DashState state, string keys) => keys.Aggregate(state, (before, key) => before.Press(Key(key)));

    internal static ConsoleKeyInfo Key(char key) => new(
        key,
        key switch { '\r' => ConsoleKey.Enter, '\u001b' => ConsoleKey.Escape, '\b' => ConsoleKey.Backspace, _ => ConsoleKey.None },
        shift: false, alt: false, control: false);
}
