namespace Tipoff.Engine.Health;

/// <summary>What a service level counted on one day.</summary>
/// <param name="Good">What was as promised; for a rate, what is divided.</param>
/// <param name="Total">Everything that was promised; for a rate, what it is divided by.</param>
public sealed record ServiceDay(DateOnly Day, double Good, double Total)
{
    public double Value => Good / Total;
}
