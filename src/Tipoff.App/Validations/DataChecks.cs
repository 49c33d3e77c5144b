using System.Data.Common;
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
sealed class DataChecks(Catalog catalog, Func<string, QueryResult> query)
{
    /// <summary>Keys of violating rows that are named per check.</summary>
    const int ExamplesMax = 5;

    /// <summary>In the place of a check, where a table's profile could not be taken.</summary>
    const string OfProfile = "its profile";

    readonly AnomalyDetector detector = new(new ProfileLimits(), catalog.PeriodOf, Labels.Read(query).Of);

    /// <param name="progress">Told of each table, with the share that is behind.</param>
    public DataCheckReport Measure(IReadOnlyList<Table> tables, DateOnly from, DateOnly to, Action<string, double> progress, CancellationToken cancel)
    {
        PublishedChecks checks = new(catalog, query, from, to, ExamplesMax);
        List<CheckOutcome> outcomes = [];
        List<Anomaly> anomalies = [];
        for (var i = 0; i < tables.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            progress(tables[i].FullName, (double)i / tables.Count);
            outcomes.AddRange(checks.Of(tables[i]));
            try
            {
                anomalies.AddRange(Anomalies(tables[i], from, to));
            }
            catch (Exception error) when (error is Problem or DbException)
            {
                outcomes.Add(new CheckOutcome(tables[i].FullName, OfProfile, Severity.Warning, Verdict.Error, 0, null) { Why = error is Problem problem ? problem.Because : error.Message });
            }
        }

        return new DataCheckReport(from, to, outcomes, anomalies, detector.Judged, detector.TooEarly);
    }

    /// <summary>The anomalies of a table alone.</summary>
    public IEnumerable<Anomaly> Anomalies(Table table, DateOnly from, DateOnly to) => Profile.Of(table, query, to).SelectMany(series => detector.Find(series, from, to));
}
