namespace Tipoff.Engine.Checks;

/// <summary>Finds the partitions that are unlike the ones before them.</summary>
/// <remarks>
/// A partition is compared with the median of the thirty before it in its period, in robust deviations; itself is never among them, nor is one that a
/// person has labelled: a detector that learns from the incident declares it normal. What is off but was so at the same place of earlier periods, such
/// as after a yearly pause, is a custom and no anomaly. Where a period is young, earlier ones stand in for the month before. Means and spreads
/// take their course through a period: they are judged only where two earlier ones show it.
/// Only strictly earlier partitions count, so that a later repair changes no verdict.
/// </remarks>
/// <param name="periodOf">The period of a date.</param>
/// <param name="labelOf">Why a date of a table and column is known to be off; null for the others.</param>
public sealed class AnomalyDetector(ProfileLimits limits, Func<DateOnly, int> periodOf, Func<string, string?, DateOnly, string?> labelOf)
{
    /// <summary>What makes a median absolute deviation of normal values a standard deviation.</summary>
    const double MedianToStandard = 1.4826;

    /// <summary>The same of a mean absolute deviation (Iglewicz and Hoaglin, 1993), which is asked where the median one is zero.</summary>
    const double MeanToStandard = 1.2533;

    /// <summary>Deviation at least: a share of a mean or of a factor, and rows' share of empty ones. No date is known better.</summary>
    const double Least = 0.01;

    /// <summary>The same of a mean, as a share of the deviation of single rows: the first true flag among hundreds is no event.</summary>
    const double LeastOfSpread = 0.05;

    /// <summary>Share of the usual spread below which all are alike.</summary>
    const double LeastFactor = 0.01;

    /// <summary>Readings looked at that had too few before them.</summary>
    public int TooEarly { get; private set; }

    /// <summary>Readings judged.</summary>
    public int Judged { get; private set; }

    /// <summary>The anomalies of a series from <paramref name="from"/> to <paramref name="to"/>, labelled ones with their label.</summary>
    public IEnumerable<Anomaly> Find(Series series, DateOnly from, DateOnly to)
    {
        var periods = series.Readings.GroupBy(reading => periodOf(reading.Date)).ToDictionary(period => period.Key, period => new PeriodReadings(period.Min(reading => reading.Date)));
        foreach (var reading in series.Readings)
        {
            var (period, label) = (periodOf(reading.Date), labelOf(series.Table, series.Column, reading.Date));
            if (reading.Date >= from && reading.Date <= to && IsEnough(series.Measure, reading) && Judge(series.Measure, reading, period, periods) is { } found)
                yield return new Anomaly(series.Table, reading.Date, series.Column, series.Measure, reading.Value, found.Expected, found.Score, found.Compared) { Label = label };
            // Only now, and only when nobody says that it is off: it is never compared with itself.
            if (label is null)
                periods[period].Known.Add(reading);
        }
    }

    /// <returns>Null when it is as usual, or when too little is known.</returns>
    (double Expected, double Score, int Compared)? Judge(Measure measure, Reading reading, int period, Dictionary<int, PeriodReadings> periods)
    {
        var trailing = periods[period].Known.TakeLast(limits.TrailingMax).ToList();
        var reference = trailing.Count >= limits.TrailingMin ? trailing : Earlier(reading, period, periods, limits.YoungDays);
        if (reference.Count < limits.TrailingMin)
        {
            TooEarly++;
            return null;
        }

        var found = Judge(measure, reading, reference);
        var earlier = found is null ? [] : Earlier(reading, period, periods, limits.PlaceDays);
        // Means and spreads take their course through a period; one earlier period, or none, does not tell a course from an incident.
        if (found is not null && (measure is Measure.Mean or Measure.Spread) && earlier.Select(other => periodOf(other.Date)).Distinct().Count() < limits.PeriodsMin)
        {
            TooEarly++;
            return null;
        }

        Judged++;
        return found is { } far && !IsCustom(reading, earlier) ? (far.Expected, far.Score, reference.Count) : null;
    }

    /// <summary>Readings at about the same place of earlier periods.</summary>
    List<Reading> Earlier(Reading reading, int period, Dictionary<int, PeriodReadings> periods, int days)
    {
        var place = reading.Date.DayNumber - periods[period].First.DayNumber;
        return
        [
            .. periods.Where(known => known.Key < period && known.Key >= period - limits.EarlierPeriods)
                .SelectMany(known => known.Value.Known.Where(other => Math.Abs(other.Date.DayNumber - known.Value.First.DayNumber - place) <= days)),
        ];
    }

    bool IsCustom(Reading reading, List<Reading> earlier) =>
        earlier.Count >= limits.EarlierMin && reading.Value >= earlier.Min(other => other.Value) && reading.Value <= earlier.Max(other => other.Value);

    /// <returns>Null when it is not far off, or not by enough to matter.</returns>
    (double Expected, double Score)? Judge(Measure measure, Reading reading, List<Reading> reference)
    {
        var usual = Median(reference.Select(other => other.Value));
        // Spreads are compared as factors; one of rows that are all alike lies far below any, and not infinitely far.
        double Scaled(double value) => measure == Measure.Spread ? Math.Log(Math.Max(value, Math.Max(usual * LeastFactor, double.Epsilon))) : value;
        var values = reference.Select(other => Scaled(other.Value)).ToList();
        var (median, value) = (Median(values), Scaled(reading.Value));
        // A partition of fewer units than usual varies more.
        var size = Math.Sqrt(Math.Max(1, Median(reference.Select(other => (double)other.Units)) / Math.Max(1, reading.Units)));
        var least = measure == Measure.Mean ? Math.Max(Least * Math.Abs(median), LeastOfSpread * reading.Spread) : Least;
        var score = (value - median) / (Math.Max(Deviation(values, median), least) * size);
        var isOutside = reference.Count(other => score > 0 ? other.Value >= reading.Value : other.Value <= reading.Value) <= limits.LikeShare * reference.Count;
        return Math.Abs(score) >= limits.Score && isOutside && Matters(measure, reading, value - median, median, Median(reference.Select(other => other.Spread))) ? (usual, score) : null;
    }

    /// <summary>The median absolute deviation, or the mean one where most values are the same, as a standard deviation.</summary>
    static double Deviation(List<double> values, double median)
    {
        var deviations = values.Select(value => Math.Abs(value - median)).ToList();
        return Median(deviations) is > 0 and var usual ? MedianToStandard * usual : MeanToStandard * deviations.Average();
    }

    bool IsEnough(Measure measure, Reading reading) =>
        measure == Measure.Rows || (reading.Rows >= limits.RowsMin && (measure == Measure.Empty || reading.Units >= limits.UnitsMin));

    bool Matters(Measure measure, Reading reading, double difference, double median, double spread) => measure switch
    {
        Measure.Rows => Math.Abs(difference) >= limits.RowsShare * Math.Abs(median),
        // What is filled at last is no loss.
        Measure.Empty => difference >= limits.EmptyShare,
        Measure.Spread => Math.Abs(difference) >= Math.Log(limits.SpreadFactor),
        // What is the same in all rows of each date, such as its month, is a fact of the date and not observed.
        _ => (spread > 0 ? spread : reading.Spread) is > 0 and var deviation && Math.Abs(difference) >= limits.MeanDeviations * deviation,
    };

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>What is known so far of a period.</summary>
    sealed record PeriodReadings(DateOnly First)
    {
        public List<Reading> Known { get; } = [];
    }
}
