using Tipoff.Engine.Alerts;

namespace Tipoff.Tests.Engine.Alerts;

public sealed class AlertOptionsTests
{
    [Theory]
    [InlineData("2025-01-15T06:00Z", "2025-01-15T12:00Z")]
    [InlineData("2025-01-15T04:59Z", "2025-01-15T04:59Z")]
    [InlineData("2025-01-15T12:00Z", "2025-01-15T12:00Z")]
    [InlineData("2025-07-15T06:00Z", "2025-07-15T11:00Z")]
    [InlineData("2025-03-09T06:30Z", "2025-03-09T11:00Z")]
    public void What_can_wait_waits_for_the_end_of_the_quiet_hours_of_New_York(string at, string due)
    {
        var options = new AlertOptions { QuietHours = "00:00-07:00" };

        options.DueAt(AlertSeverity.Warning, DateTimeOffset.Parse(at)).ShouldBe(DateTimeOffset.Parse(due));
        options.DueAt(AlertSeverity.Critical, DateTimeOffset.Parse(at)).ShouldBe(DateTimeOffset.Parse(at));
    }

    [Fact]
    public void Quiet_hours_may_span_midnight()
    {
        var options = new AlertOptions { QuietHours = "22:00-07:00" };

        options.DueAt(AlertSeverity.Warning, DateTimeOffset.Parse("2025-01-16T04:00Z")).ShouldBe(DateTimeOffset.Parse("2025-01-16T12:00Z"));
        options.DueAt(AlertSeverity.Warning, DateTimeOffset.Parse("2025-01-16T10:00Z")).ShouldBe(DateTimeOffset.Parse("2025-01-16T12:00Z"));
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var options = new AlertOptions
        {
            Channels = [new ChannelOptions("ops", "pager"), new ChannelOptions("mail", "email", "a@b.example"), new ChannelOptions("mail", "file")],
            QuietHours = "late",
            TimeZone = "Boston",
            PerHourMax = 0,
            TogetherFrom = 1,
            RemindHours = 0,
        };

        options.Faults().Count().ShouldBe(9);
        new AlertOptions().Faults().ShouldBeEmpty();
    }
}
