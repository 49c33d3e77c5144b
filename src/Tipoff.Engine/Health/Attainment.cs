namespace Tipoff.Engine.Health;

/// <summary>How well a service level was kept over a window, and what is left of its budget for errors.</summary>
/// <param name="Target">A share from 0 to 1, or the rate that is demanded.</param>
/// <param name="Days">Days on which anything was counted, oldest first; nothing was counted on the others, which is neither good nor bad.</param>
public sealed record Attainment(Demand Demand, double Target, IReadOnlyList<ServiceDay> Days)
{
    /// <summary>A day that burns the budget so many times as fast as the window can bear takes a tenth of four weeks' budget.</summary>
    public const double FastBurn = 3;

    public double Good => Days.Sum(day => day.Good);

    public double Total => Days.Sum(day => day.Total);

    /// <summary>The share, or the rate; null when nothing was counted.</summary>
    public double? Value => Total > 0 ? Good / Total : null;

    /// <summary>Null when nothing was counted: silence is not success.</summary>
    public bool? IsMet => Value is { } value ? Meets(value) : null;

    /// <summary>What may still go wrong in the window: for a share so many of the total, for a rate so much of the rate; negative when it is overdrawn.</summary>
    public double? Left => Value is { } value
        ? Demand switch { Demand.Share => Allowed - (Total - Good), Demand.AtMost => Target - value, _ => value - Target }
        : null;

    /// <summary>The same as a share of the whole budget; null also when the target leaves no budget.</summary>
    public double? LeftShare => Left is { } left && (Demand == Demand.Share ? Allowed : Target) is > 0 and var whole ? left / whole : null;

    /// <summary>How many times as fast as it lasts the budget was spent over the window; 1 spends it exactly.</summary>
    public double? Burn => BurnOf(Value);

    /// <summary>The same on the latest day on which anything was counted.</summary>
    public double? DayBurn => Days.Count > 0 ? BurnOf(Days[^1].Value) : null;

    /// <summary>Whether the latest day by itself threatens the window; one failure alone never does.</summary>
    public bool IsBurningFast => Demand == Demand.Share && DayBurn >= FastBurn && Days[^1].Total - Days[^1].Good > 1;

    /// <summary>The first of the latest days in a row that were below the target; null when the latest was not.</summary>
    public DateOnly? Since => Days.Reverse().TakeWhile(day => !Meets(day.Value)).LastOrDefault()?.Day;

    double Allowed => (1 - Target) * Total;

    bool Meets(double value) => Demand == Demand.AtMost ? value <= Target : value >= Target;

    double? BurnOf(double? value) => Demand switch
    {
        Demand.Share => (1 - value) / (1 - Target),
        Demand.AtMost => value / Target,
        _ => Target / value,
    };
}
