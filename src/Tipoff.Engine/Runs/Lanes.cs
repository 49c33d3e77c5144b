namespace Tipoff.Engine.Runs;

/// <summary>Live work goes before backfill: a batch of a backfill begins only while no live work runs or waits.</summary>
/// <remarks>Live work waits for the batches that are under way, so it is late by one batch at most and never builds a cell beside another.</remarks>
public sealed class Lanes
{
    readonly object gate = new();
    int live;
    int batches;

    /// <summary>Begins live work; dispose to end it.</summary>
    public IDisposable Live(CancellationToken cancel)
    {
        lock (gate)
        {
            live++;
            while (batches > 0)
                Wait(() => live--, cancel);
        }

        return new Turn(() => live--, gate);
    }

    /// <summary>Begins a batch of a backfill; dispose to end it.</summary>
    public IDisposable Batch(CancellationToken cancel)
    {
        lock (gate)
        {
            while (live > 0)
                Wait(() => { }, cancel);
            batches++;
        }

        return new Turn(() => batches--, gate);
    }

    void Wait(Action giveUp, CancellationToken cancel)
    {
        // Looks at the token now and then: whoever waits can be asked to end.
        Monitor.Wait(gate, TimeSpan.FromMilliseconds(100));
        if (!cancel.IsCancellationRequested)
            return;

        giveUp();
        Monitor.PulseAll(gate);
        cancel.ThrowIfCancellationRequested();
    }

    sealed class Turn(Action end, object gate) : IDisposable
    {
        bool isEnded;

        public void Dispose()
        {
            lock (gate)
            {
                if (isEnded)
                    return;
                isEnded = true;
                end();
                Monitor.PulseAll(gate);
            }
        }
    }
}
