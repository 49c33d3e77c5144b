namespace Tipoff.Engine.Sources;

/// <summary>What to collect.</summary>
/// <param name="IsForced">Ask again even for what was answered well.</param>
public sealed record FetchRequest(DateOnly From, DateOnly To, IReadOnlyList<Endpoint> Endpoints, bool IsForced = false)
{
    /// <summary>Times that bad answers are asked for again within the run, after a growing pause.</summary>
    public int Rounds { get; init; } = 2;
}

/// <summary>How far a collection is.</summary>
public sealed record FetchProgress(string Endpoint, int Done, int Total, long Requests, TimeSpan Elapsed)
{
    public double PerSecond => Elapsed.TotalSeconds == 0 ? 0 : Requests / Elapsed.TotalSeconds;

    public TimeSpan? Eta => Done == 0 ? null : Elapsed * ((double)(Total - Done) / Done);
}

/// <summary>What a collection did with one endpoint.</summary>
/// <param name="Outcomes">Targets by how they stand at the end.</param>
/// <param name="Skipped">Targets not asked, and why: <c>not_configured</c> or <c>circuit_open</c>.</param>
public sealed record EndpointReceipt(string Endpoint, int Targets, IReadOnlyDictionary<Outcome, int> Outcomes, int Requests, long Rows, string? Skipped)
{
    /// <summary>The site wants a key and the environment has none: no failure.</summary>
    public const string NotConfigured = "not_configured";

    /// <summary>The site failed so often that it is left alone for now.</summary>
    public const string CircuitOpen = "circuit_open";

    public int Of(Outcome outcome) => Outcomes.GetValueOrDefault(outcome);

    /// <summary>Targets that a later collection will ask for again.</summary>
    public int Open => Targets - Of(Outcome.Ok) - Of(Outcome.NoDataExpected);
}

/// <summary>What a collection did.</summary>
public sealed record FetchReceipt(string Run, IReadOnlyList<EndpointReceipt> Endpoints, double Seconds)
{
    /// <summary>Several collections as one, under the name of the last.</summary>
    public static FetchReceipt Of(IReadOnlyCollection<FetchReceipt> parts) => new(
        parts.Last().Run,
        [.. parts.SelectMany(part => part.Endpoints).GroupBy(endpoint => endpoint.Endpoint).Select(Whole)],
        Math.Round(parts.Sum(part => part.Seconds), 3));

    static EndpointReceipt Whole(IGrouping<string, EndpointReceipt> parts) => new(
        parts.Key,
        parts.Sum(part => part.Targets),
        parts.SelectMany(part => part.Outcomes).GroupBy(outcome => outcome.Key).ToDictionary(group => group.Key, group => group.Sum(outcome => outcome.Value)),
        parts.Sum(part => part.Requests),
        parts.Sum(part => part.Rows),
        parts.Select(part => part.Skipped).LastOrDefault(skipped => skipped is not null));

    public int Requests => Endpoints.Sum(endpoint => endpoint.Requests);

    public long Rows => Endpoints.Sum(endpoint => endpoint.Rows);

    /// <summary>A source without its key is no failure; one that is left alone is.</summary>
    public Exit Exit =>
        Endpoints.All(endpoint => endpoint.Open == 0 || endpoint.Skipped == EndpointReceipt.NotConfigured) ? Exit.Done
        : Endpoints.Any(endpoint => endpoint.Of(Outcome.Ok) + endpoint.Of(Outcome.NoDataExpected) > 0) ? Exit.Partial
        : Exit.Unavailable;
}
