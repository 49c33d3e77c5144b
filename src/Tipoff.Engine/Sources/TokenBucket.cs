namespace Tipoff.Engine.Sources;

/// <summary>Lets requests through no faster than a rate, whoever asks.</summary>
/// <remarks>The generic cell rate algorithm: one moment says when the bucket would be full again.</remarks>
sealed class TokenBucket(Rate rate, TimeProvider clock)
{
    readonly Lock gate = new();
    readonly long start = clock.GetTimestamp();
    TimeSpan full = TimeSpan.Zero;

    /// <summary>Returns when a request may go out.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        var delay = Reserve();
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, clock, cancel).ConfigureAwait(false);
    }

    /// <summary>Nothing goes out before the pause is over: what a source asked for with Retry-After.</summary>
    public void Pause(TimeSpan pause)
    {
        lock (gate)
        {
            var until = clock.GetElapsedTime(start) + pause + (rate.Interval * (rate.Burst == int.MaxValue ? 0 : rate.Burst - 1));
            full = until > full ? until : full;
        }
    }

    TimeSpan Reserve()
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(start);
            var slack = rate.Burst == int.MaxValue ? TimeSpan.Zero : rate.Interval * (rate.Burst - 1);
            var at = full - slack > now ? full - slack : now;
            full = (full > now ? full : now) + rate.Interval;
            return at - now;
        }
    }
}
