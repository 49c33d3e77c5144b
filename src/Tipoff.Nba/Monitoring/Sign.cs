using System.Globalization;

namespace Tipoff.Nba.Monitoring;

/// <summary>How something stands, best first.</summary>
public enum Health
{
    Healthy,

    /// <summary>It waits, or is tried again by itself; or nobody knows.</summary>
    Warning,

    /// <summary>A person is asked.</summary>
    Critical,
}

/// <summary>One thing that is watched: a line of the dashboard, and a rule of the alerts.</summary>
/// <param name="Panel">The part of the dashboard that it belongs to.</param>
/// <param name="IsQuick">Whether it is among the few that are looked at in a second.</param>
/// <param name="Fix">The command that mends it, or tells more; <c>@since</c> and <c>@until</c> stand for the dates of the trouble, <c>@today</c> for the date.</param>
/// <param name="Runbook">File under docs/runbooks that says what to do.</param>
/// <param name="Calm">One SELECT of one row: <c>value</c>, null while there is nothing yet to be watched, and <c>why</c>.</param>
/// <param name="Troubles">
/// One SELECT with a row for each trouble: <c>subject</c>, the same as long as it is the same trouble; <c>severity</c> (warning or critical);
/// <c>since</c>, a text such as 2024-12-01 or 2024-12-01 12:30 (UTC), or null; <c>why</c>. In both <c>@now</c> is the moment, <c>@today</c> the date in New York,
/// and <c>@due</c> the first game date of which not everything has to be there yet.
/// </param>
public sealed record Sign(string Panel, string Name, bool IsQuick, string Fix, string Runbook, string Calm, string Troubles)
{
    /// <summary>Hours after midnight from which the night before has to be complete: recovery runs until nine, grading until eleven.</summary>
    const int DueHours = 12;

    /// <summary>Troubles of each sign told in one line.</summary>
    const int ToldMost = 3;

    /// <summary>A statement that finds no trouble, for what is only shown.</summary>
    public const string NoTroubles = "select null as subject, null as severity, null as since, null as why where false";

    /// <summary>Alerts wait so long whether it mends itself.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>Common table expressions that both statements read, so that what is dear is asked once; null where there are none.</summary>
    public string? Shared { get; init; }

    /// <summary>What is said of one trouble and of several, after their number; null where the calm value counts them itself.</summary>
    public (string One, string Many)? Counted { get; init; }

    /// <summary>The rule's name in alerts.</summary>
    public string Rule => Name.Replace(' ', '_');

    /// <summary>The command as it is to be typed.</summary>
    /// <param name="since">When the trouble began; null when it has no date.</param>
    /// <param name="until">Its last date; null: today.</param>
    public string Command(DateOnly today, string? since, string? until = null)
    {
        string Dated(string? text) => text is { Length: >= 10 } ? text[..10] : today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Fix.Replace("@today", Dated(null), StringComparison.Ordinal).Replace("@since", Dated(since), StringComparison.Ordinal).Replace("@until", Dated(until), StringComparison.Ordinal);
    }

    /// <summary>All the signs in one statement of one row each, in their order: place, health, value, since, why.</summary>
    public static string All(IReadOnlyList<Sign> signs, DateTimeOffset now, DateOnly today) =>
        string.Join("\nunion all\n", signs.Select((sign, place) => On(sign.Line(place), now, today))) + "\norder by 1";

    /// <summary>The troubles, as a statement to be run.</summary>
    public string TroublesOn(DateTimeOffset now, DateOnly today) => On($"{With}select subject, severity, since, why from ({Troubles}) troubles order by severity, since, subject", now, today);

    /// <summary>What stands when nothing is wrong, as a statement to be run.</summary>
    public string CalmOn(DateTimeOffset now, DateOnly today) => On($"{With}select value, why from ({Calm}) calm", now, today);

    string With => Shared is null ? "" : $"with {Shared}\n";

    /// <summary>In trouble, its number leads: the calm value alone reads as if all were well.</summary>
    string Count => Counted is { } counted
        ? $"case t.troubles when 0 then '' when 1 then '1 {counted.One}; ' else t.troubles || ' {counted.Many}; ' end || "
        : "";

    string Line(int place) =>
        $"""
        select * from ({With}select {place} as place, coalesce(t.health, 'healthy') as health, {Count}c.value as value, t.since, coalesce(t.why, c.why) as why
        from ({Calm}) c
        cross join (
          select count(*) as troubles, min(severity) as health, min(since) as since,
            string_agg(case when why like '%' || subject || '%' then why else subject || ': ' || why end, '; ' order by severity, since desc, subject) filter (place <= {ToldMost}) || case when count(*) > {ToldMost} then '; and ' || (count(*) - {ToldMost}) || ' more' else '' end as why
          from (select subject, severity, since, why, row_number() over (order by severity, since desc, subject) as place from ({Troubles}) all_troubles) t
        ) t)
        """;

    internal static string On(string sql, DateTimeOffset now, DateOnly today) => sql
        .Replace("@now", FormattableString.Invariant($"timestamptz '{now.UtcDateTime:yyyy-MM-dd HH:mm:ss}+00'"), StringComparison.Ordinal)
        .Replace("@due", FormattableString.Invariant($"date '{Domain.Eastern.DateOf(now.AddHours(-DueHours)):yyyy-MM-dd}'"), StringComparison.Ordinal)
        .Replace("@today", FormattableString.Invariant($"date '{today:yyyy-MM-dd}'"), StringComparison.Ordinal);
}
