using Tipoff.Engine;
using Tipoff.Engine.Alerts;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Alerts;

/// <summary>Real servers on loopback receive what they should, once, whatever happens in between.</summary>
public sealed class CourierTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2025, 1, 15, 12, 0, 0, TimeSpan.Zero);

    static readonly Finding Gap = new("gaps", "2025-01-14", AlertSeverity.Critical, "boxes are missing", "tipoff backfill", "data-missing");

    readonly SteppingClock clock = new(Noon);
    readonly WebhookReceiver hook = new();
    readonly MailReceiver mail = new();
    readonly SampleWarehouse sample;
    AlertOptions options;

    public CourierTests()
    {
        sample = new SampleWarehouse(clock);
        options = new AlertOptions
        {
            Channels =
            [
                new ChannelOptions("ops", ChannelOptions.Slack, hook.Url),
                new ChannelOptions("mail", ChannelOptions.Email, "ada@example.org, bob@example.org") { Server = mail.Url, Sender = "tipoff@example.org", From = AlertSeverity.Critical },
                new ChannelOptions("log", ChannelOptions.File, "alerts.jsonl"),
            ],
        };
    }

    public void Dispose()
    {
        hook.Dispose();
        mail.Dispose();
        sample.Dispose();
    }

    [Fact]
    public async Task Each_channel_is_told_once_of_what_it_wants_to_know()
    {
        await Look(Gap);
        await Look(Gap);
        await Look(Gap, Gap with { Rule = "quarantine", Severity = AlertSeverity.Warning, Why = "a row was rejected" });

        hook.Taken.Count.ShouldBe(2);
        hook.Taken[0].Body.ShouldContain("*critical: gaps 2025-01-14*");
        hook.Taken[0].Body.ShouldContain("tipoff alert ack ");
        hook.Taken[1].Body.ShouldContain("a row was rejected");
        var letter = mail.Taken.ShouldHaveSingleItem("a warning is not worth a letter");
        MailReceiver.Header(letter, "Subject").ShouldBe("[tipoff CRITICAL] critical: gaps 2025-01-14");
        MailReceiver.Header(letter, "To").ShouldBe("ada@example.org, bob@example.org");
        File.ReadAllLines(Path.Combine(sample.Workspace.Root, "alerts.jsonl")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_restart_in_mid_incident_tells_nothing_twice_and_the_end_once()
    {
        await Look(Gap);
        sample.Reopen();
        await Look(Gap);
        for (var look = 0; look < 4; look++)
        {
            sample.Reopen();
            await Look();
        }

        hook.Taken.Select(taken => taken.Body.Contains("resolved")).ShouldBe([false, true]);
        mail.Taken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_process_was_killed_goes_out_again_as_the_same_message()
    {
        await Look(Gap);
        using (var connection = sample.Warehouse.Connect())
            connection.Run("update orchestration.notices set state = 'sending', sent_at = null where channel = 'ops'");

        await Look(Gap);

        hook.Taken.Count.ShouldBe(2);
        hook.Taken[0].ShouldBe(hook.Taken[1]);
        mail.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_channel_that_refuses_is_tried_again_and_the_others_are_told()
    {
        hook.IsRefusing = true;
        await Look(Gap);
        hook.Refused.ShouldBe(3);
        mail.Taken.Count.ShouldBe(1);
        sample.Query("select channel, state, error from orchestration.notices where state <> 'sent'").ShouldBe(["ops waiting answered 503"]);

        hook.IsRefusing = false;
        await Look(Gap);

        hook.Taken.Count.ShouldBe(1);
        mail.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_at_once_are_one_message()
    {
        await Look([.. Enumerable.Range(1, 30).Select(day => Gap with { Subject = $"2024-11-{day:00}" })]);

        var body = hook.Taken.ShouldHaveSingleItem().Body;
        body.ShouldContain("30 news: 30 gaps");
        body.ShouldContain("and 10 more");
        mail.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_trouble_speaks_five_times_an_hour_at_most()
    {
        options = options with { RecoverMinutes = 0 };
        for (var look = 0; look < 12; look++)
            await Look(TimeSpan.FromMinutes(4), look % 2 == 0 ? [Gap] : []);

        hook.Taken.Count.ShouldBe(5);
        await Look(TimeSpan.FromMinutes(61));
        hook.Taken.Count.ShouldBe(6, "whoever heard of one hears of its end; the others began and ended unheard");
        hook.Taken[5].Body.ShouldContain("resolved");
    }

    [Fact]
    public async Task A_warning_of_the_night_is_told_in_the_morning_and_not_at_all_when_it_is_over_by_then()
    {
        options = options with { QuietHours = "00:00-07:00" };
        clock.Advance(TimeSpan.FromHours(18));
        var (over, stays) = (Gap with { Subject = "over", Severity = AlertSeverity.Warning }, Gap with { Subject = "stays", Severity = AlertSeverity.Warning });
        await Look(over, stays);
        await Look(TimeSpan.FromMinutes(30), stays);
        await Look(TimeSpan.FromMinutes(30), stays);
        hook.Taken.ShouldBeEmpty();

        await Look(TimeSpan.FromHours(6), stays);

        hook.Taken.ShouldHaveSingleItem().Body.ShouldContain("gaps stays");
    }

    [Fact]
    public async Task What_nobody_takes_on_goes_to_those_it_is_escalated_to()
    {
        options = options with { Channels = [options.Channels[0], options.Channels[1] with { IsEscalation = true }] };
        await Look(Gap);
        await Look(TimeSpan.FromMinutes(31), Gap);

        hook.Taken.Count.ShouldBe(1);
        MailReceiver.Header(mail.Taken.ShouldHaveSingleItem(), "Subject").ShouldContain("nobody has taken it on");
    }

    [Fact]
    public void Taking_it_on_needs_an_incident_that_is_open()
    {
        using var connection = sample.Warehouse.Connect();

        Should.Throw<Problem>(() => AlertLog.Acknowledge(connection, "3f", "ada", null, Noon)).What.ShouldBe("no open incident '3f'");
    }

    Task<Delivery> Look(params Finding[] findings) => Look(TimeSpan.FromMinutes(10), findings);

    async Task<Delivery> Look(TimeSpan later, params Finding[] findings)
    {
        clock.Advance(later);
        using var connection = sample.Warehouse.Connect();
        var look = new Look(findings, new Dictionary<string, string>());
        AlertLog.Keep(sample.Warehouse, connection, new AlertBoard(options).Step(AlertLog.Open(connection), look, clock.GetUtcNow()), look, ["gaps"], options);
        var channels = options.Channels.Select(channel => Channel.Of(channel, sample.Workspace.Root, _ => { })).ToList();
        return await new Courier(sample.Warehouse, channels, options).DeliverAsync(default);
    }
}
