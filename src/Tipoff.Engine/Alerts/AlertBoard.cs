namespace Tipoff.Engine.Alerts;

/// <summary>What changed by one look: incidents as they stand now, and what people are to be told.</summary>
public sealed record AlertStep(IReadOnlyList<Incident> Changed, IReadOnlyList<Notice> Notices);

/// <summary>Makes incidents of findings: one trouble is one incident, however often and by however many looks it is seen.</summary>
public sealed class AlertBoard(AlertOptions options)
{
    /// <param name="open">Incidents that are not resolved.</param>
    public AlertStep Step(IReadOnlyList<Incident> open, Look look, DateTimeOffset now)
    {
        List<Incident> changed = [];
        List<Notice> notices = [];
        var known = open.ToDictionary(incident => incident.Signature);
        foreach (var finding in Worst(look.Findings))
        {
            var incident = known.Remove(Incident.SignatureOf(finding), out var before) ? Seen(before, finding, now) : Begin(finding, now);
            var kind = Told(before, incident, now);
            if (kind is NoticeKind.Escalated)
                incident = incident with { EscalatedAt = now, RemindedAt = now };
            else if (kind is not null)
                incident = incident with { RemindedAt = now };
            changed.Add(incident);
            if (kind is { } told)
                notices.Add(Tell(incident, told, now));
        }

        foreach (var incident in known.Values.Where(incident => !look.Blind.ContainsKey(incident.Rule)))
        {
            var after = Unseen(incident, now);
            changed.Add(after);
            // What nobody was told of ends without a word.
            if (after.State == AlertState.Resolved && after.RaisedAt is not null)
                notices.Add(Tell(after, NoticeKind.Resolved, now));
        }

        return new AlertStep(changed, notices);
    }

    /// <summary>Two findings of one signature are one, as bad as the worse of them.</summary>
    static IEnumerable<Finding> Worst(IReadOnlyList<Finding> findings) =>
        findings.GroupBy(Incident.SignatureOf).Select(group => group.MaxBy(finding => finding.Severity)!);

    static Incident Begin(Finding finding, DateTimeOffset now)
    {
        var since = finding.Since < now ? finding.Since.Value : now;
        var incident = new Incident(NewId(finding, now), finding.Rule, finding.Subject, AlertState.Pending, finding.Severity, since, now);
        return Seen(incident, finding, now);
    }

    static Incident Seen(Incident before, Finding finding, DateTimeOffset now)
    {
        var isRaised = before.State != AlertState.Pending || now - before.Since >= finding.Patience;
        return before with
        {
            State = isRaised ? AlertState.Alerting : AlertState.Pending,
            RaisedAt = isRaised ? before.RaisedAt ?? now : null,
            Severity = finding.Severity,
            Why = finding.Why,
            Fix = finding.Fix,
            Runbook = finding.Runbook,
            LastSeenAt = now,
            QuietSince = null,
            // Whoever took on a warning has not taken on what it became.
            AckedAt = finding.Severity > before.Severity ? null : before.AckedAt,
            EscalatedAt = finding.Severity > before.Severity ? null : before.EscalatedAt,
        };
    }

    Incident Unseen(Incident before, DateTimeOffset now)
    {
        var quietSince = before.QuietSince ?? now;
        var isOver = before.State == AlertState.Pending || (before.QuietSince is not null && (now - quietSince).TotalMinutes >= options.RecoverMinutes) || options.RecoverMinutes == 0;
        return before with { State = isOver ? AlertState.Resolved : AlertState.Recovering, QuietSince = quietSince, ResolvedAt = isOver ? now : null };
    }

    /// <summary>What people are told of an incident that is seen, if anything.</summary>
    NoticeKind? Told(Incident? before, Incident now, DateTimeOffset at)
    {
        if (now.State != AlertState.Alerting)
            return null;
        if (before?.RaisedAt is null)
            return NoticeKind.Raised;
        if (now.Severity > before.Severity)
            return NoticeKind.Worsened;
        if (now.AckedAt is not null)
            return null;
        if (now is { Severity: AlertSeverity.Critical, EscalatedAt: null } && (at - now.RaisedAt!.Value).TotalMinutes >= options.EscalateMinutes)
            return NoticeKind.Escalated;
        return (at - (now.RemindedAt ?? now.RaisedAt!.Value)).TotalHours >= options.RemindHours ? NoticeKind.Reminded : null;
    }

    Notice Tell(Incident incident, NoticeKind kind, DateTimeOffset now) =>
        new($"{incident.Id}-{kind.ToString().ToLowerInvariant()}-{now.UtcDateTime:yyMMddHHmmss}", incident, kind, now, options.DueAt(incident.Severity, now));

    /// <summary>The same for the same trouble first seen at the same moment, so that a look that is repeated after a kill makes no second incident.</summary>
    static string NewId(Finding finding, DateTimeOffset now)
    {
        var bytes = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Incident.SignatureOf(finding)} {now:O}"));
        return Convert.ToHexStringLower(bytes)[..8];
    }
}
