using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Schedules;

/// <summary>How the process that holds a workspace is doing, seen from outside.</summary>
public enum Pulse
{
    Alive,

    /// <summary>Silent for longer than a beat can be late.</summary>
    Stale,

    /// <summary>Silent for so long that its work may be taken over.</summary>
    Dead,
}

/// <summary>Says every minute, beside the warehouse, that its process lives; only the living can.</summary>
public sealed class Heartbeat : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(60);

    /// <summary>Five beats: a busy machine may be late with one or two.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(5);

    /// <summary>No piece of work keeps the beat away for so long: it has a thread of its own.</summary>
    public static readonly TimeSpan DeadAfter = TimeSpan.FromMinutes(15);

    readonly ITimer timer;

    public Heartbeat(Workspace workspace, TimeProvider clock, Func<string?> doing) =>
        timer = clock.CreateTimer(_ => Beat(workspace, clock, doing), null, TimeSpan.Zero, Interval);

    static void Beat(Workspace workspace, TimeProvider clock, Func<string?> doing)
    {
        try
        {
            Owner.Beat(workspace, clock.GetUtcNow(), doing());
        }
        catch (IOException)
        {
            // A beat that cannot be written is a missed one, and silence is what whoever looks has to see.
        }
    }

    /// <summary>What the time since the last beat means.</summary>
    public static Pulse Of(Owner owner, DateTimeOffset now) => (now - (owner.BeatAt ?? owner.Since)) switch
    {
        var silence when silence >= DeadAfter => Pulse.Dead,
        var silence when silence >= StaleAfter => Pulse.Stale,
        _ => Pulse.Alive,
    };

    public void Dispose() => timer.Dispose();
}
