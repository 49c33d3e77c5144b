namespace Tipoff.Engine.Warehouse;

/// <summary>What kind of thing must change before a cell that was not made can be: the closed list of failures.</summary>
public enum FailureClass
{
    /// <summary>A rule says that there is not enough to make it from; nothing needs to change.</summary>
    InsufficientData,

    /// <summary>A cell that it reads is not there; it waits for that one.</summary>
    MissingDependency,

    /// <summary>It was made, and what it reads had less than it must hold.</summary>
    IncompleteUpstream,

    /// <summary>Transform or computation threw: code, or data that the code did not expect.</summary>
    ProcessingError,

    /// <summary>Its rows violated a check and wait in the quarantine.</summary>
    Rejected,

    /// <summary>Disk, memory, time or an interruption: the same again may succeed.</summary>
    Transient,
}

/// <summary>The one place that tells failures apart.</summary>
public static class Failures
{
    /// <summary>How errors of the machine begin, in the database's words and in the runtime's.</summary>
    static readonly string[] Machine =
    [
        "Out of Memory Error", "IO Error", "INTERRUPT Error", "TransactionContext Error", nameof(OutOfMemoryException), nameof(InsufficientMemoryException),
        nameof(IOException), nameof(TimeoutException), nameof(OperationCanceledException), nameof(TaskCanceledException),
    ];

    /// <param name="error">What was thrown, as <see cref="Text"/> words it; null when nothing was.</param>
    /// <param name="isTried">Whether it was computed at all.</param>
    /// <returns>Null for a cell that is there, or that nothing was found wanting in yet.</returns>
    public static FailureClass? Of(Presence presence, string? error, bool isTried) => presence switch
    {
        Presence.SkippedByRule => FailureClass.InsufficientData,
        Presence.WaitingUpstream => isTried ? FailureClass.IncompleteUpstream : FailureClass.MissingDependency,
        Presence.SourceRefused => FailureClass.MissingDependency,
        Presence.Quarantined => FailureClass.Rejected,
        Presence.FailedRetryable or Presence.FailedTerminal when error is null => FailureClass.IncompleteUpstream,
        Presence.FailedRetryable or Presence.FailedTerminal => Array.Exists(Machine, start => error.StartsWith(start, StringComparison.Ordinal)) ? FailureClass.Transient : FailureClass.ProcessingError,
        _ => null,
    };

    /// <summary>An error as the ledger keeps it: the database begins with its kind of error by itself.</summary>
    public static string Text(Exception error) =>
        error is System.Data.Common.DbException ? error.Message : $"{error.GetType().Name}: {error.Message}";

    public static string Word(FailureClass failure) => Tables.Names.Snake(failure.ToString());
}
