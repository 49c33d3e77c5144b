namespace Tipoff.Engine.Health;

/// <summary>What a service level says of the good among the total.</summary>
public enum Demand
{
    /// <summary>At least a share of the total is good; the rest of it is the budget for errors.</summary>
    Share,

    /// <summary>The good for each one of the total is at least so much, such as dates for each hour.</summary>
    AtLeast,

    /// <summary>The good for each one of the total is at most so much, such as points missed for each prediction.</summary>
    AtMost,
}
