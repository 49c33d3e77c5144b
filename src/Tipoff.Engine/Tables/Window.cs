namespace Tipoff.Engine.Tables;

/// <summary>Which partitions of an upstream a partition reads: a closed family.</summary>
public abstract record Window
{
    /// <summary>The partition of the same date.</summary>
    public sealed record SameDay : Window;

    /// <summary>The given number of days before the date, without the date itself.</summary>
    public sealed record Days(int Count) : Window;

    /// <summary>The given number of days after the date: only for calendars, which are written before their days come.</summary>
    public sealed record DaysAfter(int Count) : Window;

    /// <summary>From the start of the date's period (or that many periods earlier) to the day before the date.</summary>
    public sealed record Periods(int Earlier) : Window;

    /// <summary>From the start of the date's period to the date itself; never legal where features must look backward.</summary>
    public sealed record PeriodThrough : Window;

    /// <summary>All partitions of the date's period, later ones too: for calendars, which know a period as a whole.</summary>
    public sealed record WholePeriod : Window;

    /// <summary>Every partition before the date.</summary>
    public sealed record Ever : Window;

    /// <summary>Every partition up to the date itself: for facts that are known before they matter, such as who exists.</summary>
    public sealed record EverThrough : Window;

    /// <summary>Every partition there is: for reference tables whose rows do not depend on a date.</summary>
    public sealed record Whole : Window;

    /// <summary>Whether the window ends before the date, so that it can show nothing of the date's results.</summary>
    public bool LooksBackward => this is Days or Periods or Ever;
}

/// <summary>A table that is read, and which of its partitions.</summary>
public sealed record Upstream(Type Table, Window Window)
{
    /// <summary>False: where a demanded cell of it is not there, another upstream serves, and the reader is built without it.</summary>
    public bool IsRequired { get; init; } = true;
}
