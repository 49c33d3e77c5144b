namespace Tipoff.Engine.Runs;

/// <summary>How far a run is: enough for a line on a screen, a rate and an ETA.</summary>
/// <param name="Current">The stages that are being computed.</param>
public sealed record RunProgress(string Run, int CellsDone, int CellsTotal, long Rows, string Current, TimeSpan Elapsed)
{
    /// <summary>Time left at the rate so far; null before the first cell.</summary>
    public TimeSpan? Eta => CellsDone == 0 ? null : Elapsed * ((double)(CellsTotal - CellsDone) / CellsDone);

    public double CellsPerSecond => Elapsed.TotalSeconds > 0 ? CellsDone / Elapsed.TotalSeconds : 0;
}

/// <summary>What a run did, stored and printed as its receipt.</summary>
/// <param name="State">done, partial, failed, stopped (by a stop rule) or cancelled.</param>
public sealed record Receipt(string Run, string State, CellCounts Cells, long Rows, double Seconds)
{
    public string? PlanHash { get; init; }

    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>Cells by what kind of failure kept them from being ok; those that a rule leaves out are insufficient_data.</summary>
    public IReadOnlyDictionary<string, int> FailureClasses { get; init; } = new Dictionary<string, int>();

    public string? CodeVersion { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>What was asked for: the same request resumes it.</summary>
    public PlanRequest? Request { get; init; }

    /// <summary>The rule that ended the run before its plan; null when none did.</summary>
    public string? Stopped { get; init; }

    /// <summary>SHA-256 over the content hashes of all cells published, by table and partition.</summary>
    public string? ContentHash { get; init; }

    public Exit Exit => State switch
    {
        "done" => Exit.Done,
        "partial" => Exit.Partial,
        "cancelled" => Exit.Cancelled,
        _ => Exit.Failed,
    };
}

/// <summary>Cells of a run by outcome; unchanged ones needed no work because their inputs turned out equal.</summary>
public sealed record CellCounts(int Ok, int Degraded, int Skipped, int Failed, int Unchanged);
