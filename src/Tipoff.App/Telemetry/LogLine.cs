namespace Tipoff.App.Telemetry;

/// <summary>One line of the log.</summary>
/// <param name="Time">In the time of the workspace.</param>
/// <param name="Level">info, warning or error.</param>
/// <param name="Event">The kind of event, for filters.</param>
sealed record LogLine(DateTimeOffset Time, string Level, string Event, string Message)
{
    public const string Info = "info", Warning = "warning", Error = "error";

    public string? Workflow { get; init; }

    public string? Run { get; init; }

    public string? Table { get; init; }

    public string? Partition { get; init; }

    /// <summary>The incident, for `tipoff alert ack`.</summary>
    public string? Incident { get; init; }

    public double? Seconds { get; init; }
}
