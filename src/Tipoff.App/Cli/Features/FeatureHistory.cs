using System.Globalization;
using Tipoff.Engine.Models;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Precompute;

namespace Tipoff.App.Cli.Features;

/// <summary>A feature over the rows of one period, a season or a month.</summary>
sealed record Measure(string Period, string Feature, long Rows, long Values, double? Mean, double? Std, double? Min, double? Max)
{
    /// <summary>Fewer values may be equal by chance.</summary>
    const int ValuesMin = 100;

    const double StdMin = 1e-9;

    public double Share => Rows == 0 ? 0 : (double)Values / Rows;

    /// <summary>Every value is the same: what was computed is not what its name says.</summary>
    public bool IsConstant => Values >= ValuesMin && Std is <= StdMin;
}

/// <summary>How a feature moved from one month to the next.</summary>
/// <param name="Stability">Population stability index over tenths of the month before.</param>
/// <param name="Shift">Difference of the means in standard deviations of the month before.</param>
sealed record Drift(string Period, string Feature, double Stability, double? Shift);

/// <summary>What the stored features look like over time, asked of the store in few statements.</summary>
sealed class FeatureHistory(Func<string, QueryResult> query)
{
    const string Season = "cast(season_year as varchar)";

    const string Month = "strftime(game_date, '%Y-%m')";

    /// <summary>The rows that findings judge: in the first days and in the playoffs few teams and short windows say nothing of a feature.</summary>
    const string Settled = "season_type = 'regular' and data_source = 'precompute'";

    /// <summary>Bins of the stability index.</summary>
    const int Bins = 10;

    /// <summary>Every feature in each season, or in each month of one; all rows.</summary>
    public IReadOnlyList<Measure> Measures(IReadOnlyList<Feature> features, int? season) => Measures(features, season is null ? Season : Month, Of(season));

    /// <summary>The same over the rows of the regular season after its first two weeks.</summary>
    public IReadOnlyList<Measure> SettledMeasures(IReadOnlyList<Feature> features, int? season) =>
        Measures(features, season is null ? Season : Month, $"{Of(season)} and {Settled}");

    /// <summary>Quartiles of one feature in each season.</summary>
    public IReadOnlyDictionary<string, (double Low, double Median, double High)> Quartiles(Feature feature) =>
        query($"select {Season}, quantile_cont({feature.Name}, 0.25), quantile_cont({feature.Name}, 0.5), quantile_cont({feature.Name}, 0.75) from precompute.ml_feature_store where {feature.Name} is not null group by 1").Rows
            .ToDictionary(row => (string)row[0]!, row => (Number(row[1]), Number(row[2]), Number(row[3])));

    /// <summary>Each reason of a feature with the share of its nulls beside which it is listed; a null can have several, and 0 stands where nothing is null.</summary>
    public IReadOnlyList<(string Name, string Meaning, double Share)> Reasons(Feature feature)
    {
        if (feature.Reasons.Count == 0)
            return [];
        var counts = feature.Reasons.Select(reason => $"""count(*) filter (where strpos(missing, '"{reason.Name}"') > 0)""");
        var row = query($"select count(*), {string.Join(", ", counts)} from precompute.ml_feature_store where {feature.Name} is null").Rows[0];
        return [.. feature.Reasons.Select((reason, i) => (reason.Name, reason.Meaning, (double)Whole(row[i + 1]) / Math.Max(1, Whole(row[0]))))];
    }

    /// <summary>Rows by period, features counted missing per row, and the share after the bootstrap whose inputs are complete enough.</summary>
    public IReadOnlyDictionary<string, (long Rows, double Missing, double Ready)> Rows(int? season) =>
        query($"select {(season is null ? Season : Month)}, count(*), avg(feature_count_missing), avg(cast(is_production_ready as integer)) filter (where data_source = 'precompute') from precompute.ml_feature_store where {Of(season)} group by 1 order by 1").Rows
            .ToDictionary(row => (string)row[0]!, row => (Whole(row[1]), Number(row[2]), Maybe(row[3]) ?? 0));

    /// <summary>How every feature moved from month to month within a season.</summary>
    /// <param name="settled">The months' own numbers.</param>
    public IReadOnlyList<Drift> Moves(IReadOnlyList<Feature> features, int season, IReadOnlyList<Measure> settled)
    {
        var measures = settled.ToDictionary(measure => (measure.Period, measure.Feature));
        var months = measures.Keys.Select(key => key.Period).Distinct().Order(StringComparer.Ordinal).ToList();
        var counts = query(BinCounts(features, season)).Rows.ToLookup(row => ((string)row[0]!, (string)row[1]!), row => (Bin: (int)Whole(row[2]), Count: Whole(row[3]), IsBefore: (bool)row[4]!));
        return
        [
            .. from pair in months.Zip(months.Skip(1))
               from feature in features
               let bins = counts[(pair.Second, feature.Name)].ToList()
               where bins.Exists(bin => bin.IsBefore) && bins.Exists(bin => !bin.IsBefore)
               select new Drift(pair.Second, feature.Name, Stability(bins), Shift(measures[(pair.First, feature.Name)], measures[(pair.Second, feature.Name)])),
        ];
    }

    static string Of(int? season) => season is { } year ? $"season_year = {year}" : "true";

    /// <summary>One scan: five numbers a feature and period.</summary>
    List<Measure> Measures(IReadOnlyList<Feature> features, string period, string condition)
    {
        var columns = features.Select(feature => $"count({feature.Name}), avg({feature.Name}), stddev_samp({feature.Name}), min({feature.Name}), max({feature.Name})");
        var rows = query($"select {period}, count(*), {string.Join(", ", columns)} from precompute.ml_feature_store where {condition} group by 1 order by 1").Rows;
        return
        [
            .. from row in rows
               from i in Enumerable.Range(0, features.Count)
               let at = 2 + 5 * i
               select new Measure((string)row[0]!, features[i].Name, Whole(row[1]), Whole(row[at]), Maybe(row[at + 1]), Maybe(row[at + 2]), Maybe(row[at + 3]), Maybe(row[at + 4])),
        ];
    }

    /// <summary>Values of each month and of the one before, counted in the tenths of the one before.</summary>
    static string BinCounts(IReadOnlyList<Feature> features, int season) =>
        $"""
        with months as (
          select cast(dense_rank() over (order by {Month}) as integer) as number, {Month} as period, {string.Join(", ", features.Select(feature => $"cast({feature.Name} as double) as {feature.Name}"))}
          from precompute.ml_feature_store where season_year = {season} and {Settled}
        ),
        cells as (
          select number, period, feature, value from months unpivot (value for feature in ({string.Join(", ", features.Select(feature => feature.Name))}))
        ),
        edges as (
          select number, feature, list_distinct(quantile_cont(value, [{string.Join(", ", Enumerable.Range(1, Bins - 1).Select(i => (i / (double)Bins).ToString(CultureInfo.InvariantCulture)))}])) as edges
          from cells group by all
        ),
        names as (select distinct number, period from months)
        select n.period, c.feature, len(list_filter(e.edges, edge -> edge < c.value)) as bin, count(*), c.number = e.number as is_before
        from edges e
        join names n on n.number = e.number + 1
        join cells c on c.feature = e.feature and c.number in (e.number, e.number + 1)
        group by all
        """;

    static double Stability(List<(int Bin, long Count, bool IsBefore)> bins)
    {
        var (before, now) = (new long[Bins], new long[Bins]);
        foreach (var (bin, count, isBefore) in bins)
            (isBefore ? before : now)[bin] += count;
        var used = Enumerable.Range(0, Bins).Where(bin => before[bin] + now[bin] > 0).ToList();
        return PopulationStability.Index([.. used.Select(bin => before[bin])], [.. used.Select(bin => now[bin])]);
    }

    static double? Shift(Measure before, Measure now) => before.Std is > 0 ? (now.Mean - before.Mean) / before.Std : null;

    static long Whole(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    static double Number(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    static double? Maybe(object? value) => value is null ? null : Number(value);
}
