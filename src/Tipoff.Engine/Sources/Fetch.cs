namespace Tipoff.Engine.Sources;

/// <summary>How one request ended; these never look alike.</summary>
public enum Outcome
{
    /// <summary>Rows, as many as the calendar demands.</summary>
    Ok,

    /// <summary>Rows, but units that must exist are not among them.</summary>
    Incomplete,

    /// <summary>Nothing, where nothing need be.</summary>
    NoDataExpected,

    /// <summary>Nothing (yet), where something must be.</summary>
    NoData,

    /// <summary>The source answered with something else than data.</summary>
    Refused,

    /// <summary>No usable answer: the line, the server or the key.</summary>
    Failed,

    /// <summary>The answer's rows break a rule and wait in quarantine.</summary>
    Quarantined,
}

/// <summary>One request as the journal keeps it.</summary>
/// <param name="Id">The run and a number.</param>
/// <param name="Url">Without keys.</param>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="Headers">Of the answer, without secrets.</param>
/// <param name="BodyHash">Name of the body in the payload store; null without one.</param>
public sealed record Fetch(
    string Id,
    string Endpoint,
    string Site,
    string Target,
    string Parameters,
    string Url,
    int Attempt,
    int Status,
    Outcome Outcome,
    string? Reason,
    IReadOnlyDictionary<string, string> Headers,
    string? BodyHash,
    long Bytes,
    long StoredBytes,
    DateTimeOffset FetchedAt,
    double Seconds,
    string Run)
{
    public long Rows { get; init; }

    /// <summary>Rows that stood twice in the body and were dropped once.</summary>
    public long Duplicates { get; init; }
}
