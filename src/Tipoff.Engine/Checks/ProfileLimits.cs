namespace Tipoff.Engine.Checks;

/// <summary>From when on a partition's profile is an anomaly; each number stands beside its reason.</summary>
public sealed record ProfileLimits
{
    /// <summary>Partitions before the judged one that it is compared with. Thirty: a month of dates is the same part of a period, and steadier than a week.</summary>
    public int TrailingMax { get; init; } = 30;

    /// <summary>Partitions needed before anything is judged. Twelve: the median of fewer moves with each.</summary>
    public int TrailingMin { get; init; } = 12;

    /// <summary>Days around the same place of earlier periods that are looked at. Ten: yearly pauses move by a week.</summary>
    public int PlaceDays { get; init; } = 10;

    /// <summary>Days around the same place of earlier periods that stand in for the month before while a period is young. Three: its first weeks change from day to day.</summary>
    public int YoungDays { get; init; } = 3;

    /// <summary>Earlier periods that are looked at. Three: older ones were made by other rules.</summary>
    public int EarlierPeriods { get; init; } = 3;

    /// <summary>Partitions of earlier periods needed to speak of what is usual then. Five: one odd date is no custom.</summary>
    public int EarlierMin { get; init; } = 5;

    /// <summary>Earlier periods needed to know the course of a mean through a period. Two: what one did may have been chance.</summary>
    public int PeriodsMin { get; init; } = 2;

    /// <summary>Rows of a partition below which its columns are not judged. Eight: no mean of fewer says anything.</summary>
    public int RowsMin { get; init; } = 8;

    /// <summary>Units of a partition below which no mean or spread is judged. Three: what two have in common is chance.</summary>
    public int UnitsMin { get; init; } = 3;

    /// <summary>Share of the compared partitions that may be as far off. A tenth: what is seen every other week is usual, and an incident of three dates does not hide itself.</summary>
    public double LikeShare { get; init; } = 0.1;

    /// <summary>Robust deviations (1.4826 times the median absolute deviation, for a partition of that size) from the median. Eight: a million values are looked at in a year.</summary>
    public double Score { get; init; } = 8;

    /// <summary>Share by which the rows of a unit must differ to matter. A fifth: units vary by less.</summary>
    public double RowsShare { get; init; } = 0.2;

    /// <summary>Share of the rows by which the empty ones must differ to matter. A tenth: a column is not lost by chance.</summary>
    public double EmptyShare { get; init; } = 0.1;

    /// <summary>Deviations of single rows by which a mean must differ to matter. One half: smaller shifts are trends.</summary>
    public double MeanDeviations { get; init; } = 0.5;

    /// <summary>Factor by which the deviation of single rows must differ to matter. Three: rows that are nearly alike were not observed.</summary>
    public double SpreadFactor { get; init; } = 3;

    /// <summary>Anomalous measures of one date from which people are told. Five: a feed that breaks takes its columns and those made of them along, a coincidence comes alone.</summary>
    public int ToldFrom { get; init; } = 5;
}
