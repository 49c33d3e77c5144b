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

/// <summary>One line of the dashboard, as a statement.</summary>
/// <param name="Panel">The part of the dashboard that it belongs to.</param>
/// <param name="IsQuick">Whether it is among the few that are looked at in a second.</param>
/// <param name="Fix">The command that mends it, or tells more; <c>@today</c> stands for the date, <c>@since</c> for that of the answer.</param>
/// <param name="Sql">
/// One SELECT of one row with <c>health</c> (healthy, warning, critical), <c>value</c>, <c>since</c> (a text or null) and <c>why</c>; <c>@now</c> is the
/// moment, <c>@today</c> the date in New York.
/// </param>
public sealed record Sign(string Panel, string Name, bool IsQuick, string Fix, string Sql)
{
    /// <summary>The command as it is to be typed.</summary>
    /// <param name="since">What the statement answered; null when it had no date.</param>
    public string Command(DateOnly today, string? since)
    {
        var date = FormattableString.Invariant($"{today:yyyy-MM-dd}");
        return Fix.Replace("@today", date, StringComparison.Ordinal).Replace("@since", since is { Length: >= 10 } ? since[..10] : date, StringComparison.Ordinal);
    }

    /// <summary>All the signs in one statement of one row each, in their order.</summary>
    public static string All(IReadOnlyList<Sign> signs, DateTimeOffset now, DateOnly today) =>
        string.Join("\nunion all\n", signs.Select((sign, place) => $"select {place} as place, health, value, since, why from ({sign.On(now, today)}) s{place}")) + "\norder by 1";

    string On(DateTimeOffset now, DateOnly today) => Sql
        .Replace("@now", FormattableString.Invariant($"timestamptz '{now.UtcDateTime:yyyy-MM-dd HH:mm:ss}+00'"), StringComparison.Ordinal)
        .Replace("@today", FormattableString.Invariant($"date '{today:yyyy-MM-dd}'"), StringComparison.Ordinal);
}
