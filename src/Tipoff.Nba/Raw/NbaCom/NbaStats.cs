using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>stats.nba.com: the league's statistics service.</summary>
/// <remarks>Hosts in data centres are left hanging; the order of parameters matters to some of its pages.</remarks>
public sealed class NbaStats : Site
{
    public override string Summary => "The league's statistics service";

    public override Uri BaseAddress => new("https://stats.nba.com/");

    public override Rate Rate => Rate.OneIn(0.6);

    public override IReadOnlyList<(string Name, string Value)> Headers => Browser.Json;
}

/// <summary>cdn.nba.com: live files of each game.</summary>
public sealed class NbaCdn : Site
{
    public override string Summary => "The league's live files, one a game";

    public override Uri BaseAddress => new("https://cdn.nba.com/");

    public override Rate Rate => Rate.PerSecond(4);

    public override int Concurrency => 2;

    public override IReadOnlyList<(string Name, string Value)> Headers => Browser.Json;
}

/// <summary>official.nba.com: referees.</summary>
public sealed class NbaOfficial : Site
{
    public override string Summary => "The league's office: referee assignments";

    public override Uri BaseAddress => new("https://official.nba.com/");

    public override Rate Rate => Rate.PerSecond(1);

    public override IReadOnlyList<(string Name, string Value)> Headers => Browser.Json;
}

/// <summary>ak-static.cms.nba.com: the official injury reports.</summary>
public sealed class NbaStatic : Site
{
    public override string Summary => "The league's published files: injury reports";

    public override Uri BaseAddress => new("https://ak-static.cms.nba.com/");

    public override Rate Rate => Rate.PerSecond(1);

    public override IReadOnlyList<(string Name, string Value)> Headers => Browser.Page;
}

/// <summary>statsdmz.nba.com: the printed gamebooks.</summary>
public sealed class NbaGamebooks : Site
{
    public override string Summary => "The league's printed gamebooks";

    public override Uri BaseAddress => new("https://statsdmz.nba.com/");

    public override Rate Rate => Rate.PerSecond(1);

    public override IReadOnlyList<(string Name, string Value)> Headers => Browser.Page;
}

/// <summary>www.nba.com: pages for people.</summary>
public sealed class NbaPages : Site
{
    public override string Summary => "The league's pages: rosters";

    public override Uri BaseAddress => new("https://www.nba.com/");

    public override Rate Rate => Rate.OneIn(0.6);

    public override IReadOnlyList<(string Name, string Value)> Headers => Browser.Page;
}

/// <summary>The header profiles that the league's hosts answer; without the referer they refuse since May 2026.</summary>
static class Browser
{
    const string Agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    public static readonly IReadOnlyList<(string Name, string Value)> Json =
    [
        ("User-Agent", Agent),
        ("Accept", "application/json, text/plain, */*"),
        ("Accept-Language", "en-US,en;q=0.9"),
        ("Origin", "https://www.nba.com"),
        ("Referer", "https://www.nba.com/"),
    ];

    public static readonly IReadOnlyList<(string Name, string Value)> Page =
    [
        ("User-Agent", Agent),
        ("Accept", "text/html,application/xhtml+xml,application/pdf,*/*"),
        ("Accept-Language", "en-US,en;q=0.9"),
        ("Referer", "https://www.nba.com/"),
    ];
}
