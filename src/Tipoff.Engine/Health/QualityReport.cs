namespace Tipoff.Engine.Health;

/// <summary>How the fill of a column compares with the days before the range.</summary>
public enum QualityVerdict
{
    Ok,

    /// <summary>Nothing lies before the range to compare it with.</summary>
    NoBaseline,

    /// <summary>The range holds no rows.</summary>
    NoRows,
    Improvement,
    Degradation,
    Regression,

    /// <summary>It could not be measured.</summary>
    Error,
}

/// <summary>How much of a column is filled in a range, against its bar and against the days before.</summary>
/// <param name="Percent">Rounded down, so that 100 means all; null without rows or when it could not be measured.</param>
/// <param name="Baseline">The same of the days before; null when they hold no rows.</param>
public sealed record QualityFinding(ColumnBar Bar, string Table, double? Percent, double? Baseline, QualityVerdict Verdict)
{
    /// <summary>Why it could not be measured.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the bar is reached; what could not be measured never is.</summary>
    public bool IsOk => Percent >= Bar.Percent;

    /// <summary>A missed critical bar or a failed measurement. A range without rows is a gap, which completeness names.</summary>
    public bool IsFailure => Verdict == QualityVerdict.Error || (Bar.IsCritical && Percent < Bar.Percent);

    public bool IsWarning => !IsFailure && (Percent < Bar.Percent || Verdict is QualityVerdict.Regression or QualityVerdict.Degradation);
}

/// <summary>Rows of a table in a range beyond one for each key: publishing refuses them, so that any is a fault of the warehouse itself.</summary>
/// <param name="Key">The key's columns.</param>
/// <param name="Rows">Null when it could not be counted.</param>
public sealed record DuplicateFinding(string Table, string Key, long? Rows)
{
    /// <summary>Why it could not be counted.</summary>
    public string? Error { get; init; }

    public bool IsOk => Rows == 0;
}

/// <summary>How good the rows of a range are, beyond being there.</summary>
public sealed record QualityReport(IReadOnlyList<QualityFinding> Columns, IReadOnlyList<DuplicateFinding> Duplicates)
{
    public bool IsFailure => Columns.Any(column => column.IsFailure) || Duplicates.Any(table => !table.IsOk);

    public bool IsWarning => Columns.Any(column => column.IsWarning);
}
