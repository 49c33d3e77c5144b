namespace Tipoff.Nba.Precompute;

/// <summary>Since when what a feature is made from can be known; nothing later than the cut-off is ever read.</summary>
public enum KnownAt
{
    /// <summary>With the schedule, days or months before.</summary>
    Schedule,

    /// <summary>The day before: games of earlier dates only.</summary>
    DayBefore,

    /// <summary>The morning of the day, when the league names its officials.</summary>
    Morning,

    /// <summary>At the cut-off: the newest report known half an hour before tip-off.</summary>
    Report,

    /// <summary>At the cut-off: quotes known half an hour before tip-off, the closing line excluded.</summary>
    Quote,
}
