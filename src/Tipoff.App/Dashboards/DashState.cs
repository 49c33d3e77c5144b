using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Dashboards;

/// <summary>What lies over the page.</summary>
enum Overlay
{
    None,

    /// <summary>The words to look for are being typed.</summary>
    Filter,

    /// <summary>The command stands alone, to be copied.</summary>
    Command,

    /// <summary>What each key does here.</summary>
    Keys,
}

/// <summary>Where the reader of the dashboard stands. It knows no terminal and no warehouse: keys and pages go in, the next state comes out.</summary>
/// <param name="Pages">The way here, the overview first.</param>
sealed record DashState(IReadOnlyList<Page> Pages)
{
    /// <summary>Lines that a big step goes.</summary>
    const int BigStep = 10;

    /// <summary>A name for all panels together.</summary>
    public const string AllPanels = "all";

    /// <summary>Where incidents stand.</summary>
    public const string IncidentsPanel = "incidents";

    /// <summary>Panels by their digit, from 1 on.</summary>
    public static IReadOnlyList<string> Panels { get; } = [AllPanels, .. Signs.All.Select(sign => sign.Panel).Distinct(), IncidentsPanel];

    public Overlay Overlay { get; init; }

    /// <summary>A page that is asked for and not read yet.</summary>
    public Place? Wish { get; init; }

    /// <summary>Why the last key did nothing, or why nothing could be read.</summary>
    public string? Note { get; init; }

    public bool IsLeft { get; init; }

    public Page Page => Pages[^1];

    /// <summary>Of all signs, wherever the reader stands.</summary>
    public Health Health => Pages[0].Entries.Where(entry => entry.Panel != IncidentsPanel).Select(entry => entry.Health).DefaultIfEmpty(Health.Healthy).Max();

    /// <summary>Before anything was read.</summary>
    /// <param name="mode">A panel that is shown alone at first; any other word shows them all.</param>
    public static DashState At(DateTimeOffset now, string mode = AllPanels)
    {
        Place.Overview overview = new();
        return new DashState([new Page(overview, "dash", "reading …", now, []) { Panel = mode != AllPanels && Panels.Contains(mode) ? mode : null }]) { Wish = overview };
    }

    /// <summary>A page that was read: it takes the place of its older one, or is where the reader wanted to go. Who went elsewhere meanwhile stays there.</summary>
    public DashState With(Page page)
    {
        var isWished = page.Place == Wish;
        var place = Pages.Index().Where(older => older.Item.Place == page.Place).Select(older => older.Index).DefaultIfEmpty(-1).First();
        var state = isWished ? this with { Wish = null, Note = null } : this;
        if (place >= 0)
            return state with { Pages = [.. Pages.Take(place), page.InPlaceOf(Pages[place]), .. Pages.Skip(place + 1)] };
        return isWished ? state with { Pages = [.. Pages, page] } : state;
    }

    /// <summary>What was asked for cannot be read.</summary>
    public DashState Failed(Place place, string why) => this with { Wish = Wish == place ? null : Wish, Note = why };

    public DashState Press(ConsoleKeyInfo key)
    {
        var state = this with { Note = null };
        return Overlay switch
        {
            Overlay.Filter => state.Typed(key),
            Overlay.None => state.Went(key),
            _ => state with { Overlay = Overlay.None, IsLeft = key.KeyChar == 'q' },
        };
    }

    DashState Went(ConsoleKeyInfo key) => key switch
    {
        { Key: ConsoleKey.UpArrow } or { KeyChar: 'k' } => Moved(-1),
        { Key: ConsoleKey.DownArrow } or { KeyChar: 'j' } => Moved(1),
        { Key: ConsoleKey.PageUp } => Moved(-BigStep),
        { Key: ConsoleKey.PageDown } => Moved(BigStep),
        { Key: ConsoleKey.Home } or { KeyChar: 'g' } => Moved(-Page.Cursor),
        { Key: ConsoleKey.End } or { KeyChar: 'G' } => Moved(int.MaxValue / 2),
        { Key: ConsoleKey.Enter or ConsoleKey.RightArrow } or { KeyChar: 'l' } => Opened(),
        { Key: ConsoleKey.Escape or ConsoleKey.LeftArrow or ConsoleKey.Backspace } or { KeyChar: 'h' } => Back(),
        { KeyChar: '/' } when Page.Text is null => this with { Overlay = Overlay.Filter },
        { KeyChar: 'r' } => this with { Wish = Page.Place },
        { KeyChar: 'c' } => Page.Mends is null ? this with { Note = "nothing here asks for a command" } : this with { Overlay = Overlay.Command },
        { KeyChar: '?' } => this with { Overlay = Overlay.Keys },
        { KeyChar: 'q' } => this with { IsLeft = true },
        { KeyChar: >= '1' and <= '9' } when key.KeyChar - '1' < Panels.Count => OnPanel(key.KeyChar - '1'),
        _ => this with { Note = "that key does nothing here; ? shows those that do" },
    };

    DashState Typed(ConsoleKeyInfo key) => key switch
    {
        { Key: ConsoleKey.Enter } => this with { Overlay = Overlay.None },
        { Key: ConsoleKey.Escape } => OnPage(Page with { Filter = "", Cursor = 0 }) with { Overlay = Overlay.None },
        { Key: ConsoleKey.Backspace } => OnPage(Page with { Filter = Page.Filter[..Math.Max(0, Page.Filter.Length - 1)], Cursor = 0 }),
        _ when !char.IsControl(key.KeyChar) => OnPage(Page with { Filter = Page.Filter + key.KeyChar, Cursor = 0 }),
        _ => this,
    };

    DashState Moved(int lines)
    {
        var last = (Page.Text?.Count ?? Page.Shown.Count) - 1;
        return OnPage(Page with { Cursor = Math.Clamp(Page.Cursor + lines, 0, Math.Max(0, last)) });
    }

    DashState Opened() => Page.Chosen switch
    {
        null => this with { Note = "there is no line to open" },
        { Leads: null } => this with { Note = "nothing more is known of it" },
        { Leads: var place } => this with { Wish = place },
    };

    /// <summary>First what narrows the page, then the page itself.</summary>
    DashState Back()
    {
        if (Wish is not null && Wish != Page.Place)
            return this with { Wish = null };
        if (Page.Filter.Length > 0)
            return OnPage(Page with { Filter = "", Cursor = 0 });
        if (Pages.Count > 1)
            return this with { Pages = [.. Pages.SkipLast(1)] };
        return Page.Panel is null ? this with { Note = "this is the beginning; q leaves" } : OnPage(Page with { Panel = null, Cursor = 0 });
    }

    DashState OnPanel(int digit)
    {
        var overview = Pages[0] with { Panel = digit == 0 ? null : Panels[digit], Cursor = 0, Filter = "" };
        return this with { Pages = [overview], Wish = null };
    }

    DashState OnPage(Page page) => this with { Pages = [.. Pages.SkipLast(1), page] };
}
