using Tipoff.Engine.Alerts;

namespace Tipoff.Engine;

/// <summary>The engine's settings; each default stands beside its reason.</summary>
public sealed record EngineOptions
{
    /// <summary>Threads of the embedded database. Two: the machines this is sized for have two cores.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Memory of the embedded database. 3GB leaves room for the model trainer under the 6 GiB bar.</summary>
    public string MemoryLimit { get; init; } = "3GB";

    /// <summary>Batches that run at once. Two: while one commits, the other computes.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Times a cell is tried with the same code and inputs before it is given up. Five: what four pauses (4 hours) did not mend, a fifth will not.</summary>
    public int AttemptsMax { get; init; } = 5;

    /// <summary>Partitions, such as 2025-01-15, that nothing is built for by itself: somebody is looking at them. A person still can.</summary>
    public IReadOnlyList<string> GuardedDates { get; init; } = [];

    /// <summary>Minutes until a failed cell is tried again by itself; doubled each time. Fifteen: a full disk or a restart is over by then.</summary>
    public double RetryMinutes { get; init; } = 15;

    /// <summary>Hours beyond which that pause does not grow: each night comes with new data, and longer pauses would sleep through it.</summary>
    public double RetryHoursMax { get; init; } = 24;

    /// <summary>Rejected rows kept per file or batch; the rest is counted. A whole wrong file needs no million copies.</summary>
    public int QuarantineRowsMax { get; init; } = 10_000;

    /// <summary>Changed values kept of a cell that is made anew with other rows; the rest is counted. 500: all of a corrected game, and some of each column after new code.</summary>
    public int ChangedValuesMax { get; init; } = 500;

    /// <summary>Days that changed values are kept; how much changed, when and why is kept for ever. Sixty: who asks what changed asks within the month.</summary>
    public int ChangedValuesDays { get; init; } = 60;

    /// <summary>The moment that a workspace of a simulated league lives in; null means the real time.</summary>
    public DateTimeOffset? PinnedClock { get; init; }

    /// <summary>Where all sources are asked instead of at their own addresses: a server on this machine, which gets the user part as every key; null means at their own.</summary>
    public Uri? SourcesAt { get; init; }

    /// <summary>Seed of the simulated world whose server stands in for every source; null means the real sources.</summary>
    public int? Simulation { get; init; }

    /// <summary>Seconds that a source has to answer. Twenty: a whole season's schedule takes ten on a slow line.</summary>
    public double RequestSeconds { get; init; } = 20;

    /// <summary>Times that a request is repeated after 429, 5xx or a broken line, within one fetch. Three, after 3, 6 and 12 seconds.</summary>
    public int RetriesMax { get; init; } = 3;

    /// <summary>Megabytes of one answer, unpacked, above which it is refused. The longest known, a schedule, has nine.</summary>
    public int BodyMegabytesMax { get; init; } = 64;

    /// <summary>Failures in a row after which a source is left alone for a while.</summary>
    public int BreakerFailures { get; init; } = 5;

    /// <summary>Seconds for which it is left alone first; doubled each time it fails again, up to an hour.</summary>
    public double BreakerSeconds { get; init; } = 30;

    /// <summary>Where `tipoff serve` answers monitoring systems, such as 127.0.0.1:9464; null means nowhere. Off by default: what nobody asks for, nobody guards.</summary>
    public string? Listen { get; init; }

    /// <summary>Whether other machines may reach it. No: it has neither a password nor encryption.</summary>
    public bool ListenAnywhere { get; init; }

    /// <summary>File that `tipoff serve` logs to, one JSON object a line; null means none. None: decisions and incidents are kept in the warehouse.</summary>
    public string? Log { get; init; }

    /// <summary>File that `tipoff serve` writes its spans to, one OTLP request a line; null means none. None: following the work costs a little.</summary>
    public string? Traces { get; init; }

    /// <summary>Whom alerts reach, and when.</summary>
    public AlertOptions Alerts { get; init; } = new();

    /// <exception cref="Problem">A value is outside what works; all are named at once.</exception>
    public void Validate(string file)
    {
        List<string> wrong = [];
        if (Threads is < 1 or > 256)
            wrong.Add($"threads is {Threads}, expected 1 to 256");
        if (Workers is < 1 or > 64)
            wrong.Add($"workers is {Workers}, expected 1 to 64");
        if (AttemptsMax < 1)
            wrong.Add($"attemptsMax is {AttemptsMax}, expected at least 1");
        if (RetryMinutes is < 0 or > 1440)
            wrong.Add($"retryMinutes is {RetryMinutes}, expected 0 to 1440");
        if (RetryHoursMax is < 0 or > 720)
            wrong.Add($"retryHoursMax is {RetryHoursMax}, expected 0 to 720");
        if (QuarantineRowsMax < 1)
            wrong.Add($"quarantineRowsMax is {QuarantineRowsMax}, expected at least 1");
        if (ChangedValuesMax is < 0 or > 1_000_000)
            wrong.Add($"changedValuesMax is {ChangedValuesMax}, expected 0 to 1000000");
        if (ChangedValuesDays < 1)
            wrong.Add($"changedValuesDays is {ChangedValuesDays}, expected at least 1");
        if (RequestSeconds is < 0.05 or > 600)
            wrong.Add($"requestSeconds is {RequestSeconds}, expected 0.05 to 600");
        if (RetriesMax is < 0 or > 20)
            wrong.Add($"retriesMax is {RetriesMax}, expected 0 to 20");
        if (BodyMegabytesMax is < 1 or > 1024)
            wrong.Add($"bodyMegabytesMax is {BodyMegabytesMax}, expected 1 to 1024");
        if (BreakerFailures < 1)
            wrong.Add($"breakerFailures is {BreakerFailures}, expected at least 1");
        if (BreakerSeconds < 0)
            wrong.Add($"breakerSeconds is {BreakerSeconds}, expected at least 0");
        if (!System.Text.RegularExpressions.Regex.IsMatch(MemoryLimit, "^[0-9]+(MB|GB)$"))
            wrong.Add($"memoryLimit is '{MemoryLimit}', expected such as 3GB");
        if (Listen is { } address && ListenAddress.FaultOf(address, ListenAnywhere) is { } fault)
            wrong.Add($"listen is '{address}': {fault}");
        wrong.AddRange(Alerts.Faults());
        if (wrong.Count > 0)
            throw new Problem($"unusable settings in {file}", string.Join("; ", wrong), "`tipoff config show` prints every setting") { Exit = Exit.Usage };
    }
}
