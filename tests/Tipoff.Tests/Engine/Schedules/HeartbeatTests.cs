using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Schedules;

public sealed class HeartbeatTests
{
    static readonly DateTimeOffset Start = new(2025, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, Pulse.Alive)]
    [InlineData(299, Pulse.Alive)]
    [InlineData(300, Pulse.Stale)]
    [InlineData(899, Pulse.Stale)]
    [InlineData(900, Pulse.Dead)]
    public void Silence_turns_from_late_to_stale_to_dead(int seconds, Pulse expected) =>
        Heartbeat.Of(new Owner(1, "tipoff serve", Start.AddDays(-1), Start), Start.AddSeconds(seconds)).ShouldBe(expected);

    [Fact]
    public async Task Whoever_holds_the_workspace_says_that_it_lives_and_what_it_does()
    {
        using SampleWarehouse sample = new();
        using Heartbeat heartbeat = new(sample.Workspace, TimeProvider.System, () => "grade");

        var owner = Owner.Read(sample.Workspace);
        for (var tries = 0; owner?.BeatAt is null && tries < 500; tries++)
        {
            await Task.Delay(10);
            owner = Owner.Read(sample.Workspace);
        }

        owner!.Doing.ShouldBe("grade");
        owner.ProcessId.ShouldBe(Environment.ProcessId);
        owner.Command.ShouldBe("a test");
    }
}
