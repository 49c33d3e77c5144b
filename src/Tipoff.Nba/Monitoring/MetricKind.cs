namespace Tipoff.Nba.Monitoring;

/// <summary>How a figure moves.</summary>
public enum MetricKind
{
    /// <summary>It goes up and down.</summary>
    Gauge,

    /// <summary>It only grows; what matters is by how much.</summary>
    Counter,
}
