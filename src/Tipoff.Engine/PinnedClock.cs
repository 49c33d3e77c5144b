namespace Tipoff.Engine;

/// <summary>A clock that stands still in the time of a simulated world; durations are measured by the real one.</summary>
public sealed class PinnedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>The workspace's own time if it has one, else <paramref name="real"/>; a clock that steps is a time of its own.</summary>
    public static TimeProvider Of(Workspace workspace, TimeProvider real) =>
        workspace.Options.PinnedClock is { } at && real is not SteppingClock ? new PinnedClock(at) : real;
}
