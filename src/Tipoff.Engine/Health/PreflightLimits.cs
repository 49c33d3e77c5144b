namespace Tipoff.Engine.Health;

/// <summary>The thresholds of the checks before a backfill; each stands beside its reason.</summary>
public sealed record PreflightLimits
{
    /// <summary>Percent of units down to which missing source rows are a warning. 99: one date in a hundred disturbs a few averages, more disturbs a season.</summary>
    public double CoverageWarningPercent { get; init; } = 99;

    /// <summary>Hours after which a calendar is too old for dates to come. A day: dates move at a day's notice.</summary>
    public double CalendarHoursMax { get; init; } = 24;

    /// <summary>Days that a range may begin before the first date of the calendar or end after the last one. Three weeks: what is announced but counts nowhere fills as many.</summary>
    public int CalendarSlackDays { get; init; } = 21;

    /// <summary>Bytes that stay free beside what is written. One GiB: the database spills to disk and checkpoints late.</summary>
    public long ReserveBytes { get; init; } = 1L << 30;

    /// <summary>Times the estimate that should be free. Two: a replaced cell's old blocks go only with the next checkpoint.</summary>
    public double EstimateFactor { get; init; } = 2;

    /// <summary>Bytes of a row where the warehouse is too small to tell. Sixty: five million landed rows have 53 each, by the size of the file.</summary>
    public double RowBytesAssumed { get; init; } = 60;

    /// <summary>Rows from which the size of the file says how large a row is. A hundred thousand: below, empty tables are most of the file.</summary>
    public long RowsMin { get; init; } = 100_000;

    /// <summary>Rows of a cell of a table of which nothing was ever built. 120: a season built from its files has 103 to 120 a cell.</summary>
    public long CellRowsAssumed { get; init; } = 120;

    /// <summary>Seconds that the dry run of one date may take in a layer. Thirty: at that pace a season takes an hour and a half.</summary>
    public double DryRunSecondsMax { get; init; } = 30;
}
