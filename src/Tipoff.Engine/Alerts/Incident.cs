namespace Tipoff.Engine.Alerts;

/// <summary>How an incident stands.</summary>
public enum AlertState
{
    /// <summary>Seen, and given its time to mend itself.</summary>
    Pending,

    /// <summary>It stands, and people were told.</summary>
    Alerting,

    /// <summary>Not seen any more, but not for long enough to say that it is over.</summary>
    Recovering,

    /// <summary>Over.</summary>
    Resolved,
}

/// <summary>One trouble from when it was first seen until it is over: however often it is seen, it is one.</summary>
/// <param name="Id">Short and unique, for `tipoff alert ack`.</param>
/// <param name="Since">When the trouble itself began, as far as known.</param>
/// <param name="FirstSeenAt">When a rule first saw it.</param>
public sealed record Incident(string Id, string Rule, string Subject, AlertState State, AlertSeverity Severity, DateTimeOffset Since, DateTimeOffset FirstSeenAt)
{
    public string Why { get; init; } = "";

    public string Fix { get; init; } = "";

    public string Runbook { get; init; } = "";

    /// <summary>When people were told; null while it is pending.</summary>
    public DateTimeOffset? RaisedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Since when it is not seen any more.</summary>
    public DateTimeOffset? QuietSince { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When somebody took it on: from then on nobody is reminded.</summary>
    public DateTimeOffset? AckedAt { get; init; }

    public string? AckedBy { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset? EscalatedAt { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>What makes two findings the same trouble.</summary>
    public string Signature => SignatureOf(Rule, Subject);

    public static string SignatureOf(string rule, string subject) => $"{rule}/{subject}";

    public static string SignatureOf(Finding finding) => SignatureOf(finding.Rule, finding.Subject);
}
