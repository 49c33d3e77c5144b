namespace Tipoff.App.Dashboards;

/// <summary>A key, what it does, and why it does nothing here; null where it does.</summary>
sealed record KeyHelp(string Key, string Does, string? WhyNot);

/// <summary>Which keys do what, where the reader stands.</summary>
static class DashKeys
{
    /// <summary>The bar at the foot has room for these; the others are shown by <c>?</c>.</summary>
    public static string Bar(DashState state)
    {
        if (state.Overlay == Overlay.Filter)
            return "type to filter  Enter keep  Esc clear";
        if (state.Overlay != Overlay.None)
            return "any key goes back  q quit";
        return string.Join("  ", Of(state).Where(key => key.WhyNot is null && !key.IsAside).Select(key => $"{key.Help.Key} {key.Help.Does}"));
    }

    public static IEnumerable<KeyHelp> All(DashState state) => Of(state).Select(key => key.Help with { WhyNot = key.WhyNot });

    static IEnumerable<(KeyHelp Help, string? WhyNot, bool IsAside)> Of(DashState state)
    {
        var page = state.Page;
        var isList = page.Text is null;
        var isNarrow = page.Filter.Length > 0 || page.Panel is not null;
        yield return Key("↑↓", isList ? "choose" : "scroll", isList && page.Shown.Count == 0 ? "there is no line" : null);
        yield return Key("Enter", "open", !isList ? "a text is all there is" : page.Chosen is null ? "there is no line" : page.Chosen.Leads is null ? "nothing more is known of it" : null);
        yield return Key("Esc", "back", state.Pages.Count > 1 || isNarrow ? null : "this is the beginning");
        yield return Key("1-9", "panels", null);
        yield return Key("/", "filter", isList ? null : "a text has no lines to choose from");
        yield return Key("c", "command", page.Mends is null ? "nothing here asks for a command" : null);
        yield return Key("?", "keys", null);
        yield return Key("q", "quit", null);
        yield return Aside("r", "read again now");
        yield return Aside("j k", "down, up, like the arrows");
        yield return Aside("l h", "open and back, like Enter and Esc");
        yield return Aside("g G", "first and last line, like Home and End");
        yield return Aside("PgUp PgDn", "ten lines");
        foreach (var (digit, panel) in DashState.Panels.Index())
            yield return Aside($"{digit + 1}", panel == DashState.AllPanels ? "all panels" : $"panel {panel}");
    }

    static (KeyHelp, string?, bool) Key(string key, string does, string? whyNot) => (new KeyHelp(key, does, null), whyNot, false);

    static (KeyHelp, string?, bool) Aside(string key, string does) => (new KeyHelp(key, does, null), null, true);
}
