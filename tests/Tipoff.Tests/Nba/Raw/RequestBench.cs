using Tipoff.Engine.Sources;
using Tipoff.Tests.Nba.Analytics;

namespace Tipoff.Tests.Nba.Raw;

/// <summary>Asks an endpoint which requests it would send, over the rows of a bench.</summary>
static class RequestBench
{
    /// <summary>The targets for a range of dates at a moment, one line each, in their order by text.</summary>
    public static List<string> Targets(this TransformBench bench, Endpoint endpoint, string now, string from, string? to = null) =>
        [.. bench.Query(endpoint.Targets
            .Replace("@from", $"date '{from}'", StringComparison.Ordinal)
            .Replace("@to", $"date '{to ?? from}'", StringComparison.Ordinal)
            .Replace("@now", $"timestamptz '{now}'", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
