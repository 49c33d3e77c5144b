using System.Globalization;

namespace Tipoff.Engine.Alerts;

/// <summary>One way to reach people.</summary>
/// <param name="Name">As logs and `tipoff alert test` call it.</param>
/// <param name="Kind">slack, webhook, email, file or stdout.</param>
/// <param name="To">An address of the kind: a URL, mail addresses with commas between, a file. `$NAME` reads it from the environment, so that no secret stands in the file.</param>
public sealed record ChannelOptions(string Name, string Kind, string To = "")
{
    public const string Slack = "slack", Webhook = "webhook", Email = "email", File = "file", Stdout = "stdout";

    public static readonly IReadOnlyList<string> Kinds = [Slack, Webhook, Email, File, Stdout];

    /// <summary>The least that this channel is told.</summary>
    public AlertSeverity From { get; init; } = AlertSeverity.Warning;

    /// <summary>Whether it is told only of what nobody has taken on in time.</summary>
    public bool IsEscalation { get; init; }

    /// <summary>Of e-mail: the server, such as smtp://mail.example.org:587; smtps is encrypted from the start; user and password stand before the host, or `$NAME`.</summary>
    public string Server { get; init; } = "";

    /// <summary>Of e-mail: who sends.</summary>
    public string Sender { get; init; } = "";

    public override string ToString() => $"{Name} ({Kind} from {From.ToString().ToLowerInvariant()}{(IsEscalation ? ", escalations" : "")})";
}

/// <summary>Whom alerts reach, and when; each default stands beside its reason.</summary>
public sealed record AlertOptions
{
    /// <summary>Ways to reach people. None: incidents are kept and shown, and `tipoff serve` prints them.</summary>
    public IReadOnlyList<ChannelOptions> Channels { get; init; } = [];

    /// <summary>Hours such as 00:00-07:00 in which only critical alerts are sent; the others wait for their end. None: a night with games is the working day of this system.</summary>
    public string QuietHours { get; init; } = "";

    /// <summary>Whose clock the quiet hours mean.</summary>
    public string TimeZone { get; init; } = "America/New_York";

    /// <summary>Messages an hour of one trouble through one channel. Five: whoever has read five knows.</summary>
    public int PerHourMax { get; init; } = 5;

    /// <summary>News that come at once are told in one message from this number on. Four: three can be read one by one.</summary>
    public int TogetherFrom { get; init; } = 4;

    /// <summary>Minutes until a critical alert that nobody took on is escalated. Thirty, as the old escalation rules had it for the second level.</summary>
    public double EscalateMinutes { get; init; } = 30;

    /// <summary>Hours after which an incident that stands and that nobody took on is told again. A day: silence must not come to look like health.</summary>
    public double RemindHours { get; init; } = 24;

    /// <summary>Minutes for which a trouble must be gone before it counts as over. Twenty: longer than the pause between two looks.</summary>
    public double RecoverMinutes { get; init; } = 20;

    /// <summary>Hours for which a message that a channel refuses is tried again. A day: older news are on the dashboard.</summary>
    public double GiveUpHours { get; init; } = 24;

    /// <summary>Address that is called after each look; a service elsewhere that misses the call tells people that the watcher is silent. `$NAME` reads it from the environment.</summary>
    public string DeadManUrl { get; init; } = "";

    /// <summary>What is wrong with the values, in words.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var channel in Channels)
        {
            if (!ChannelOptions.Kinds.Contains(channel.Kind))
                yield return $"alerts.channels '{channel.Name}' is of kind '{channel.Kind}', expected one of {string.Join(", ", ChannelOptions.Kinds)}";
            else if (channel.Kind != ChannelOptions.Stdout && channel.To.Length == 0)
                yield return $"alerts.channels '{channel.Name}' has no 'to', expected where to send";
            if (channel.Kind == ChannelOptions.Email && (channel.Server.Length == 0 || channel.Sender.Length == 0))
                yield return $"alerts.channels '{channel.Name}' needs 'server' such as smtp://mail.example.org:25 and 'sender'";
        }

        if (Channels.GroupBy(channel => channel.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            yield return $"alerts.channels has '{twice.Key}' twice";
        if (QuietHours.Length > 0 && Quiet is null)
            yield return $"alerts.quietHours is '{QuietHours}', expected such as 00:00-07:00";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return $"alerts.timeZone is '{TimeZone}', expected such as America/New_York";
        if (PerHourMax < 1)
            yield return $"alerts.perHourMax is {PerHourMax}, expected at least 1";
        if (TogetherFrom < 2)
            yield return $"alerts.togetherFrom is {TogetherFrom}, expected at least 2";
        if (EscalateMinutes < 0 || RemindHours <= 0 || RecoverMinutes < 0 || GiveUpHours < 0)
            yield return "alerts: minutes and hours are not negative, and remindHours is above 0";
    }

    /// <summary>When something may be told that can wait: now, or when the quiet hours end.</summary>
    public DateTimeOffset DueAt(AlertSeverity severity, DateTimeOffset now)
    {
        if (severity == AlertSeverity.Critical || Quiet is not var (from, to))
            return now;

        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        if (!TimeOnly.FromDateTime(local).IsBetween(from, to))
            return now;

        var end = local.Date + to.ToTimeSpan();
        var day = end > local ? end : end.AddDays(1);
        // An end that the clocks leave out comes when they have gone on.
        while (zone.IsInvalidTime(day))
            day = day.AddMinutes(30);
        return new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
    }

    (TimeOnly From, TimeOnly To)? Quiet =>
        QuietHours.Split('-') is [var from, var to]
        && TimeOnly.TryParseExact(from.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && TimeOnly.TryParseExact(to.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            ? (first, last)
            : null;
}
