using System.Collections.Concurrent;
using Tipoff.Engine.Runs;

namespace Tipoff.Tests.Engine.Runs;

public sealed class LanesTests
{
    [Fact]
    public void Live_work_waits_for_the_batch_in_hand_only_and_no_other_begins_before_it()
    {
        Lanes lanes = new();
        ConcurrentQueue<string> order = [];
        using ManualResetEventSlim isLiveAsking = new();
        var batch = lanes.Batch(default);
        var live = Started(() =>
        {
            isLiveAsking.Set();
            using (lanes.Live(default))
                order.Enqueue("live");
        });
        isLiveAsking.Wait();
        // The next batch asks after live work has begun to wait: a moment is enough for that, and without it the order would only be luckier.
        while (live.ThreadState != ThreadState.WaitSleepJoin) { }
        var next = Started(() =>
        {
            using (lanes.Batch(default))
                order.Enqueue("batch");
        });

        order.ShouldBeEmpty();
        batch.Dispose();
        live.Join();
        next.Join();

        order.ShouldBe(["live", "batch"]);
    }

    [Fact]
    public void Whoever_waits_can_be_asked_to_end_and_leaves_the_lane_free()
    {
        Lanes lanes = new();
        using CancellationTokenSource stop = new();
        using (lanes.Batch(default))
        {
            stop.Cancel();
            Should.Throw<OperationCanceledException>(() => lanes.Live(stop.Token));
        }

        lanes.Batch(default).Dispose();
    }

    static Thread Started(ThreadStart work)
    {
        Thread thread = new(work);
        thread.Start();
        return thread;
    }
}
