using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.BasketballReference;

/// <summary>www.basketball-reference.com: pages of tables; more than ten requests a minute are answered by a ban.</summary>
public sealed class BasketballReference : Site
{
    public override string Summary => "Rosters of seasons";

    public override Uri BaseAddress => new("https://www.basketball-reference.com/");

    public override Rate Rate => Rate.OneIn(6);

    public override IReadOnlyList<(string Name, string Value)> Headers =>
    [
        ("Accept", "text/html,application/xhtml+xml"),
        ("Accept-Language", "en-US,en;q=0.9"),
    ];
}
