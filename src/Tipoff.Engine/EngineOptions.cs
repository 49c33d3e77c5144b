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

    /// <summary>Times a failed cell is tried by later plans before it is left to a person.</summary>
    public int AttemptsMax { get; init; } = 5;

    /// <summary>Rejected rows kept per file or batch; the rest is counted. A whole wrong file needs no million copies.</summary>
    public int QuarantineRowsMax { get; init; } = 10_000;

    /// <summary>The moment that a workspace of a simulated league lives in; null means the real time.</summary>
    public DateTimeOffset? PinnedClock { get; init; }

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
        if (QuarantineRowsMax < 1)
            wrong.Add($"quarantineRowsMax is {QuarantineRowsMax}, expected at least 1");
        if (!System.Text.RegularExpressions.Regex.IsMatch(MemoryLimit, "^[0-9]+(MB|GB)$"))
            wrong.Add($"memoryLimit is '{MemoryLimit}', expected such as 3GB");
        if (wrong.Count > 0)
            throw new Problem($"unusable settings in {file}", string.Join("; ", wrong), "`tipoff config show` prints every setting") { Exit = Exit.Usage };
    }
}
