using Tipoff.Engine.Schedules;

namespace Tipoff.Tests.Engine.Schedules;

public sealed class TriggerTests
{
    static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Fact]
    public void A_time_that_the_spring_night_leaves_out_comes_once_at_the_change()
    {
        var moments = Moments(Trigger.At(NewYork, "02:30"), "2025-03-08T12:00Z", "2025-03-11T12:00Z");

        moments.ShouldBe(["2025-03-09 07:00Z", "2025-03-10 06:30Z", "2025-03-11 06:30Z"]);
    }

    [Fact]
    public void A_time_that_the_autumn_night_repeats_comes_once()
    {
        var moments = Moments(Trigger.At(NewYork, "01:30"), "2025-11-01T12:00Z", "2025-11-04T12:00Z");

        moments.ShouldBe(["2025-11-02 05:30Z", "2025-11-03 06:30Z", "2025-11-04 06:30Z"]);
    }

    [Fact]
    public void Half_hours_go_on_evenly_through_both_nights()
    {
        var everyHalfHour = Trigger.EveryMinutes(NewYork, 30);

        Gaps(everyHalfHour, "2025-03-09T04:00Z", "2025-03-09T10:00Z").ShouldBe([30]);
        Gaps(everyHalfHour, "2025-11-02T03:00Z", "2025-11-02T10:00Z").ShouldBe([30]);
    }

    [Fact]
    public void Five_in_the_morning_is_five_in_the_morning_on_every_day_of_the_year()
    {
        var moments = Trigger.At(NewYork, "05:00").Between(At("2025-01-01T12:00Z"), At("2026-01-01T12:00Z")).ToList();

        moments.Count.ShouldBe(365);
        moments.ShouldAllBe(at => TimeZoneInfo.ConvertTime(at, NewYork).TimeOfDay == TimeSpan.FromHours(5));
    }

    [Fact]
    public void Hours_run_from_the_first_through_the_last_of_a_day()
    {
        var moments = Moments(Trigger.EveryHours(NewYork, 2, 5, 9), "2025-01-15T05:00Z", "2025-01-16T05:00Z");

        moments.ShouldBe(["2025-01-15 10:00Z", "2025-01-15 12:00Z", "2025-01-15 14:00Z"]);
    }

    [Fact]
    public void Several_times_of_a_day_come_in_their_order()
    {
        var trigger = Trigger.At(NewYork, "23:30", "22:00");

        Moments(trigger, "2025-01-15T12:00Z", "2025-01-16T12:00Z").ShouldBe(["2025-01-16 03:00Z", "2025-01-16 04:30Z"]);
        trigger.Text.ShouldBe("23:30, 22:00");
    }

    static List<string> Moments(Trigger trigger, string after, string through) =>
        [.. trigger.Between(At(after), At(through)).Select(at => at.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture))];

    static List<double> Gaps(Trigger trigger, string after, string through)
    {
        var moments = trigger.Between(At(after), At(through)).ToList();
        return [.. moments.Zip(moments.Skip(1), (one, next) => (next - one).TotalMinutes).Distinct()];
    }

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
