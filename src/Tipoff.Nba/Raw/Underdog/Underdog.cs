using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.Underdog;

/// <summary>api.underdogfantasy.com: a fantasy site whose lines are taken as lines of a book.</summary>
public sealed class Underdog : Site
{
    public override string Summary => "Fantasy lines on players";

    public override Uri BaseAddress => new("https://api.underdogfantasy.com/");

    public override Rate Rate => Rate.PerSecond(1);
}
