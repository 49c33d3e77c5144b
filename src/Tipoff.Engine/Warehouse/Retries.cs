namespace Tipoff.Engine.Warehouse;

/// <summary>What the last try that did not make a cell was made with, beside what its served rows were made from.</summary>
/// <param name="RetryAt">The moment before which no run that starts by itself tries again; null when time alone changes nothing.</param>
public sealed record Try(string Fingerprint, string? Inputs, DateTimeOffset? RetryAt);

/// <summary>The one policy for cells that were not made: how often they are tried, how far apart, and when they are given up.</summary>
public static class Retries
{
    /// <summary>How long to wait after so many failures in a row: doubled each time, up to a limit.</summary>
    public static TimeSpan Pause(EngineOptions options, int attempt)
    {
        var most = TimeSpan.FromHours(options.RetryHoursMax);
        var pause = TimeSpan.FromMinutes(options.RetryMinutes * Math.Pow(2, Math.Min(attempt - 1, 20)));
        return pause < most ? pause : most;
    }

    /// <summary>Ends a try: counts it, and says when the next is due or that there is none.</summary>
    /// <param name="before">The cell before the try; null when there was none.</param>
    /// <param name="after">What the try found; its presence decides.</param>
    public static Cell Close(EngineOptions options, Cell? before, Cell after, string fingerprint, string? inputs, DateTimeOffset now)
    {
        if (after.IsServed)
            return after with { Attempt = 1, Tried = null };

        var attempt = IsSameAgain(options, before, fingerprint, inputs) ? before!.Attempt + 1 : 1;
        var isLast = attempt >= options.AttemptsMax;
        var mayTimeHelp = !isLast && after.Presence is (Presence.FailedRetryable or Presence.WaitingUpstream);
        var closed = after with { Attempt = attempt, Tried = new Try(fingerprint, inputs, mayTimeHelp ? now + Pause(options, attempt) : null) };
        return isLast && after.Presence == Presence.FailedRetryable
            ? closed with { Presence = Presence.FailedTerminal, Reason = $"given up after {(attempt == 1 ? "1 try" : $"{attempt} tries")}: {after.Reason}" }
            : closed;
    }

    /// <summary>A cell that was not tried at all because a cell that it reads is not there: it waits for that one, not for a clock.</summary>
    /// <remarks>It keeps the number of its tries, so that a success after the wait is told as the end of the failures before it; the next failure counts anew.</remarks>
    public static Cell Wait(Cell cell, string reason) =>
        cell with { Presence = Presence.WaitingUpstream, Reason = reason, Error = null, Tried = null };

    /// <summary>
    /// Whether a try goes on counting: other code or other inputs begin anew, and so does a person's asking for a cell that was given up.
    /// </summary>
    static bool IsSameAgain(EngineOptions options, Cell? before, string fingerprint, string? inputs) =>
        before is { IsServed: false, Tried: { } tried } && before.Attempt < options.AttemptsMax && tried.Fingerprint == fingerprint && tried.Inputs == inputs;
}
