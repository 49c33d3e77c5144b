using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.PrizePicks;

/// <summary>api.prizepicks.com: a fantasy site whose lines are taken as lines of a book.</summary>
public sealed class PrizePicks : Site
{
    public override string Summary => "Fantasy lines on players";

    public override Uri BaseAddress => new("https://api.prizepicks.com/");

    public override Rate Rate => Rate.PerSecond(1);
}
