namespace Tipoff.Engine.Alerts;

/// <summary>How much an alert asks of people, least first.</summary>
public enum AlertSeverity
{
    /// <summary>Worth knowing; asks for nobody.</summary>
    Info,

    /// <summary>It waits until somebody has time.</summary>
    Warning,

    /// <summary>A person is asked now.</summary>
    Critical,
}

/// <summary>Something that is wrong at this moment, as a rule sees it.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Subject">What it is wrong with: the same trouble has the same subject each time it is looked at.</param>
/// <param name="Why">What was seen, in one line.</param>
/// <param name="Fix">The command that mends it, or tells more.</param>
/// <param name="Runbook">Name of the procedure that says what to do.</param>
public sealed record Finding(string Rule, string Subject, AlertSeverity Severity, string Why, string Fix, string Runbook)
{
    /// <summary>When it began, where that is known; otherwise it began when it was first seen.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>It alerts once it has stood so long, since it began: what mends itself within that time is nobody's business.</summary>
    public TimeSpan Patience { get; init; }
}

/// <summary>What all rules saw in one look.</summary>
/// <param name="Blind">Rules that could not look, each with why: what they said before stands.</param>
public sealed record Look(IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, string> Blind);
