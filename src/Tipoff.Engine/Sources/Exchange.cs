namespace Tipoff.Engine.Sources;

/// <summary>One request that went out, and what came back.</summary>
/// <param name="Status">0 when nothing came back.</param>
/// <param name="Error">Why there is no body to judge; null when there is one.</param>
/// <param name="IsTransient">Repeating it soon may help.</param>
/// <param name="RetryAfter">What the source asked for.</param>
sealed record Exchange(
    int Status,
    IReadOnlyDictionary<string, string> Headers,
    byte[]? Body,
    string? Error,
    bool IsTransient,
    TimeSpan? RetryAfter,
    DateTimeOffset At,
    double Seconds);
