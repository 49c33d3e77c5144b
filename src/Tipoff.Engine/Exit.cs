namespace Tipoff.Engine;

/// <summary>Every exit code of the program, and what it promises to a script.</summary>
public enum Exit
{
    /// <summary>Done, or healthy.</summary>
    Done = 0,

    /// <summary>Failed, or unhealthy.</summary>
    Failed = 1,

    /// <summary>Finished with warnings, or partially.</summary>
    Partial = 2,

    /// <summary>The command line was wrong.</summary>
    Usage = 64,

    /// <summary>A needed service or source is unavailable.</summary>
    Unavailable = 69,

    /// <summary>Try again later: locked, or not ready.</summary>
    TryLater = 75,

    /// <summary>Stopped by the user.</summary>
    Cancelled = 130,
}
