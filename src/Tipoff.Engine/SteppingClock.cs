namespace Tipoff.Engine;

/// <summary>A clock that stands until somebody waits on it, and is then at once where the wait ends: a simulated world lives as fast as its work.</summary>
public sealed class SteppingClock(DateTimeOffset start) : TimeProvider
{
    readonly Lock gate = new();
    TimeSpan elapsed;

    public TimeSpan Elapsed
    {
        get
        {
            lock (gate)
                return elapsed;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan span)
    {
        lock (gate)
            elapsed += span;
    }

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var until = Elapsed + dueTime;
        return System.CreateTimer(
            _ =>
            {
                lock (gate)
                    elapsed = until > elapsed ? until : elapsed;
                callback(state);
            },
            null,
            TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
    }
}
