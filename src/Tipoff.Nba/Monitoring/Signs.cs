namespace Tipoff.Nba.Monitoring;

/// <summary>What an operator must know in thirty seconds, and be told of when he does not look.</summary>
public static class Signs
{
    public static IReadOnlyList<Sign> All { get; } = [.. PipelineSigns.All, .. QualitySigns.All, .. ServiceSigns.All];
}
