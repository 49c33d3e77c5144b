using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.Tests.Engine.Sources;

public sealed class TokenBucketTests
{
    readonly SteppingClock clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task Requests_go_out_one_interval_apart()
    {
        TokenBucket bucket = new(Rate.OneIn(2.5), clock);

        (await Times(bucket, 4)).ShouldBe([0, 2.5, 5, 7.5]);
    }

    [Fact]
    public async Task After_a_pause_a_burst_may_go_out_and_then_the_rate_holds_again()
    {
        TokenBucket bucket = new(new Rate(TimeSpan.FromSeconds(1), Burst: 3), clock);
        clock.Advance(TimeSpan.FromSeconds(100));

        (await Times(bucket, 5)).ShouldBe([100, 100, 100, 101, 102]);
    }

    [Fact]
    public async Task A_pause_that_the_source_asks_for_holds_for_everybody()
    {
        TokenBucket bucket = new(Rate.PerSecond(4), clock);
        await bucket.WaitAsync(default);

        bucket.Pause(TimeSpan.FromSeconds(30));

        (await Times(bucket, 2)).ShouldBe([30, 30.25]);
    }

    async Task<List<double>> Times(TokenBucket bucket, int count)
    {
        List<double> times = [];
        for (var i = 0; i < count; i++)
        {
            await bucket.WaitAsync(default);
            times.Add(clock.Elapsed.TotalSeconds);
        }

        return times;
    }
}
