using System.Globalization;
using Quartz;

namespace Tipoff.Engine.Schedules;

/// <summary>The moments at which a workflow is looked at: wall clock times of one zone, on every day of the year.</summary>
/// <remarks>
/// In the night on which the clocks go forward a time that does not exist counts at the moment of the change; in the one on which they go back
/// a time that comes twice counts once. Repeated minutes simply go on.
/// </remarks>
public sealed class Trigger
{
    readonly IReadOnlyList<CronExpression> expressions;

    Trigger(string text, TimeZoneInfo zone, IEnumerable<string> expressions)
    {
        Text = text;
        this.expressions = [.. expressions.Select(expression => new CronExpression(expression, zone))];
    }

    /// <summary>For people: <c>22:00, 23:30</c> or <c>every 30 minutes</c>.</summary>
    public string Text { get; }

    /// <param name="times">Such as <c>05:00</c>.</param>
    public static Trigger At(TimeZoneInfo zone, params IReadOnlyList<string> times) =>
        new(string.Join(", ", times), zone, times.Select(Time).Select(time => $"0 {time.Minute} {time.Hour} * * ?"));

    /// <summary>Every so many minutes, an hour at most, around the clock or from one full hour through another.</summary>
    /// <param name="offset">Minutes after the full hour of the first one.</param>
    public static Trigger EveryMinutes(TimeZoneInfo zone, int minutes, int offset = 0) =>
        new($"every {minutes} minutes{(offset > 0 ? $" from :{offset:00}" : "")}", zone, [$"0 {offset}/{minutes} * * * ?"]);

    /// <summary>Every so many hours, from one full hour through another.</summary>
    public static Trigger EveryHours(TimeZoneInfo zone, int hours, int from, int through) =>
        new($"every {(hours == 1 ? "hour" : $"{hours} hours")} {from:00}-{through:00}", zone, [$"0 0 {from}-{through}/{hours} * * ?"]);

    /// <summary>The first moment after <paramref name="after"/>.</summary>
    public DateTimeOffset Next(DateTimeOffset after) => expressions.Min(expression => expression.GetNextValidTimeAfter(after)!.Value);

    /// <summary>All moments later than <paramref name="after"/>, up to and with <paramref name="through"/>.</summary>
    public IEnumerable<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset through)
    {
        for (var at = Next(after); at <= through; at = Next(at))
            yield return at;
    }

    static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
