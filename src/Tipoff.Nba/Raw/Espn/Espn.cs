using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.Espn;

/// <summary>site.api.espn.com: scoreboards and rosters as JSON, open to everyone.</summary>
public sealed class Espn : Site
{
    public override string Summary => "ESPN's scoreboards and rosters";

    public override Uri BaseAddress => new("https://site.api.espn.com/");

    public override Rate Rate => Rate.PerSecond(1);
}

/// <summary>www.espn.com: pages for people, with their data inside as JSON.</summary>
public sealed class EspnPages : Site
{
    /// <summary>What stands before the data of a page.</summary>
    public const string Data = "window['__espnfitt__']";

    public override string Summary => "ESPN's pages: box scores, rosters";

    public override Uri BaseAddress => new("https://www.espn.com/");

    public override Rate Rate => Rate.PerSecond(1);

    public override IReadOnlyList<(string Name, string Value)> Headers =>
    [
        ("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"),
        ("Accept", "text/html,application/xhtml+xml"),
        ("Accept-Language", "en-US,en;q=0.9"),
    ];

    /// <summary>The part of a page that differs from page to page.</summary>
    public static Fields Content(Document document) => document.EmbeddedJson(Data).Child("page").Child("content");
}
