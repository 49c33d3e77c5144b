using System.Text.Json.Serialization;

namespace Tipoff.Engine.Alerts;

/// <summary>Why people are told of an incident.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>It has begun.</summary>
    Raised,

    /// <summary>It asks for more than it did.</summary>
    Worsened,

    /// <summary>Nobody has taken it on.</summary>
    Escalated,

    /// <summary>It still stands, a day later.</summary>
    Reminded,

    Resolved,

    /// <summary>Nothing is wrong: somebody tries whether the channel works.</summary>
    Test,
}

/// <summary>One thing that people are to be told, before it is known through which channels.</summary>
/// <param name="DueAt">Not before: quiet hours hold back what can wait.</param>
public sealed record Notice(string Id, Incident Incident, NoticeKind Kind, DateTimeOffset At, DateTimeOffset DueAt)
{
    /// <summary>One line: what it is about.</summary>
    public string Title => $"{Kind switch
    {
        NoticeKind.Resolved => "resolved",
        NoticeKind.Escalated => $"{Severity}, nobody has taken it on",
        NoticeKind.Reminded => $"{Severity}, still there",
        NoticeKind.Test => "test",
        _ => Severity,
    }}: {Incident.Rule} {Incident.Subject}";

    /// <summary>What was seen, since when, and what to do.</summary>
    public string Text => Kind switch
    {
        NoticeKind.Resolved => $"It stood from {Incident.Since:yyyy-MM-dd HH:mm} to {At:yyyy-MM-dd HH:mm} UTC: {Incident.Why}",
        NoticeKind.Test => Incident.Why,
        _ => $"{Incident.Why}\nsince {Incident.Since:yyyy-MM-dd HH:mm} UTC\nmend: {Incident.Fix}\nrunbook: {Incident.Runbook}\ntake it on: tipoff alert ack {Incident.Id} --by NAME",
    };

    string Severity => Incident.Severity.ToString().ToLowerInvariant();
}
