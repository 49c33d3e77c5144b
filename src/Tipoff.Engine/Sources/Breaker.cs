namespace Tipoff.Engine.Sources;

/// <summary>How a site has behaved lately, as the warehouse keeps it.</summary>
/// <param name="State">closed: asked as usual; open: left alone until <paramref name="RetryAt"/>; half_open: one request decides.</param>
/// <param name="Failures">In a row.</param>
public sealed record SiteState(string Site, string State, int Failures, DateTimeOffset? RetryAt, string? Reason, long? QuotaRemaining, long? QuotaUsed)
{
    public static SiteState New(string site) => new(site, Breaker.Closed, 0, null, null, null, null);
}

/// <summary>Leaves a site alone that fails again and again, longer each time.</summary>
sealed class Breaker(SiteState state, EngineOptions options, TimeProvider clock)
{
    public const string Closed = "closed";
    public const string Open = "open";
    public const string HalfOpen = "half_open";

    static readonly TimeSpan PauseMax = TimeSpan.FromHours(1);

    readonly Lock gate = new();

    public SiteState State { get; private set; } = state;

    /// <summary>How long the site must still be left alone; zero when it may be asked.</summary>
    public TimeSpan Remaining()
    {
        lock (gate)
        {
            if (State.State != Open)
                return TimeSpan.Zero;
            var rest = State.RetryAt!.Value - clock.GetUtcNow();
            if (rest > TimeSpan.Zero)
                return rest;
            State = State with { State = HalfOpen };
            return TimeSpan.Zero;
        }
    }

    public void Succeeded()
    {
        lock (gate)
            State = State with { State = Closed, Failures = 0, RetryAt = null, Reason = null };
    }

    public void Failed(string reason)
    {
        lock (gate)
        {
            var failures = State.Failures + 1;
            var isOpening = State.State == HalfOpen || failures >= options.BreakerFailures;
            var pause = TimeSpan.FromSeconds(options.BreakerSeconds * Math.Pow(2, Math.Min(20, Math.Max(0, failures - options.BreakerFailures))));
            State = State with
            {
                State = isOpening ? Open : State.State,
                Failures = failures,
                RetryAt = isOpening ? clock.GetUtcNow() + (pause < PauseMax ? pause : PauseMax) : null,
                Reason = reason,
            };
        }
    }

    public void Quota(long? remaining, long? used)
    {
        lock (gate)
        {
            // Answers overtake each other: an older one shows less used. Much less is a new period.
            if (used < State.QuotaUsed && used > State.QuotaUsed / 2)
                return;
            State = State with { QuotaRemaining = remaining ?? State.QuotaRemaining, QuotaUsed = used ?? State.QuotaUsed };
        }
    }
}
