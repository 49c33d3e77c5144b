namespace Tipoff.Nba.Monitoring;

/// <summary>All named questions, by number.</summary>
public static class MonitoringQueries
{
    public static IReadOnlyList<MonitoringQuery> All { get; } = [.. PipelineQueries.All.Concat(QualityQueries.All).OrderBy(query => query.Number)];
}
