namespace Tipoff.Nba.Monitoring;

/// <summary>Figures for a monitoring system, with the statement that counts them.</summary>
/// <param name="Name">As Prometheus wants it: the unit last, counters end with <c>_total</c>.</param>
/// <param name="Help">What one figure says, with its unit.</param>
/// <param name="Labels">The names of the first columns, which tell the figures apart.</param>
/// <param name="Sql">One SELECT: a column for each label and then the figure; <c>@now</c> is the moment. A row without a figure is left out.</param>
public sealed record Metric(string Name, MetricKind Kind, string Help, IReadOnlyList<string> Labels, string Sql)
{
    /// <summary>The statement to be run.</summary>
    public string On(DateTimeOffset now) => Sign.On(Sql, now, Domain.Eastern.DateOf(now));
}
