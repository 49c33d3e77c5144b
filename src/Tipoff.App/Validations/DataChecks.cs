using Tipoff.Engine;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Validations;

/// <summary>What the checks and the profiles say of the published rows of a range.</summary>
/// <param name="Judged">Measures of a date that were compared with the dates before.</param>
/// <param name="TooEarly">Measures with too few dates before them to be compared.</param>
sealed record DataCheckReport(DateOnly From, DateOnly To, IReadOnlyList<CheckOutcome> Checks, IReadOnlyList<Anomaly> Anomalies, int Judged, int TooEarly)
{
    public IEnumerable<Anomaly> Unlabelled => Anomalies.Where(anomaly => anomaly.Label is null);

    /// <summary>Failed when a row stands that publishing would refuse, or a check could not be asked; partial on warnings and anomalies that nobody has labelled.</summary>
    public Exit Exit =>
        Checks.Any(check => check.Verdict is Verdict.Fail or Verdict.Error) ? Exit.Failed
        : Checks.Any(check => check.Verdict == Verdict.Warn) || Unlabelled.Any() ? Exit.Partial
        : Exit.Done;

    public long Count(Verdict verdict) => Checks.LongCount(check => check.Verdict == verdict);
}

/// <summary>Asks every check of published rows, and compares the profile of each date with the dates before.</summary>
/// <param name="progress">Told of each table, with the share that is behind.</param>
sealed class DataChecks(Catalog catalog, Func<string, QueryResult> query, Action<string, double> progress, CancellationToken cancel)
{
    /// <summary>Keys of violating rows that are named per check.</summary>
    const int ExamplesMax = 5;

    public DataCheckReport Measure(IReadOnlyList<Table> tables, DateOnly from, DateOnly to)
    {
        PublishedChecks checks = new(catalog, query, ExamplesMax);
        AnomalyDetector detector = new(new ProfileLimits(), catalog.PeriodOf, Labels.Read(query).Of);
        List<CheckOutcome> outcomes = [];
        List<Anomaly> anomalies = [];
        for (var i = 0; i < tables.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            progress(tables[i].FullName, (double)i / tables.Count);
            outcomes.AddRange(checks.Of(tables[i], from, to));
            anomalies.AddRange(Profile.Of(tables[i], query, to).SelectMany(series => detector.Find(series, from, to)));
        }

        return new DataCheckReport(from, to, outcomes, anomalies, detector.Judged, detector.TooEarly);
    }

    /// <summary>The anomalies of a range alone.</summary>
    public static IEnumerable<Anomaly> Profiles(Catalog catalog, Func<string, QueryResult> query, IEnumerable<Table> tables, DateOnly from, DateOnly to)
    {
        AnomalyDetector detector = new(new ProfileLimits(), catalog.PeriodOf, Labels.Read(query).Of);
        return tables.SelectMany(table => Profile.Of(table, query, to)).SelectMany(series => detector.Find(series, from, to));
    }
}
