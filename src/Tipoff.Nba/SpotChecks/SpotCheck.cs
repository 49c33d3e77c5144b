namespace Tipoff.Nba.SpotChecks;

/// <summary>A stored value that differs from the recomputed one, and what led there.</summary>
public sealed record SpotDifference(string Family, string Table, string Key, string Column, object? Stored, object? Recomputed, string Inputs);

/// <summary>What a family compared.</summary>
public sealed record SpotTally(string Family, int Rows, int Values, int Agree, int Differ, double? Worst)
{
    public static SpotTally operator +(SpotTally left, SpotTally right) => new(
        left.Family, left.Rows + right.Rows, left.Values + right.Values, left.Agree + right.Agree, left.Differ + right.Differ,
        left.Worst is null ? right.Worst : right.Worst is null ? left.Worst : Math.Max(left.Worst.Value, right.Worst.Value));
}

/// <summary>Compares stored rows with what the families make of raw rows.</summary>
public sealed class SpotCheck(SeasonFacts facts, IReadOnlyDictionary<(string Table, string Key), StoredRow> stored)
{
    /// <summary>What the order of a sum may cost, whatever the size of the value.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Every family, fresh: some remember what they worked out.</summary>
    public static IReadOnlyList<SpotFamily> Families =>
    [
        new RollingFamily(),
        new UsageFamily(),
        new RatingsFamily(),
        new ZonesFamily(),
        new FatigueFamily(),
        new MismatchFamily(),
        new SecondsFamily(),
    ];

    readonly List<SpotDifference> differences = [];

    public IReadOnlyList<SpotDifference> Differences => differences;

    /// <summary>Each row once, however many samples lead to it.</summary>
    public SpotTally Run(SpotFamily family, IEnumerable<Sample> samples)
    {
        HashSet<(string, string)> seen = [];
        var tally = new SpotTally(family.Name, 0, 0, 0, 0, null);
        foreach (var row in samples.SelectMany(sample => family.Recompute(sample, facts)))
        {
            if (seen.Add((row.Of.Table, row.Key)))
                tally += Compare(family, row);
        }

        return tally;
    }

    SpotTally Compare(SpotFamily family, RecomputedRow row)
    {
        var found = stored.GetValueOrDefault((row.Of.Table, row.Key));
        if (found is null || row.Values is null)
        {
            var isAsExpected = found is null && row.Values is null;
            if (!isAsExpected)
                differences.Add(new(family.Name, row.Of.Table, row.Key, "(row)", found is null ? "absent" : "there", row.Values is null ? "absent" : "there", row.Inputs()));
            return new SpotTally(family.Name, 1, 1, isAsExpected ? 1 : 0, isAsExpected ? 0 : 1, null);
        }

        var (differ, worst) = (0, (double?)null);
        foreach (var column in row.Of.Columns)
        {
            var (was, now) = (Plain(found[column]), Plain(row.Values[column]));
            var distance = was is double a && now is double b ? Math.Abs(a - b) : (double?)null;
            var agrees = distance is null ? Equals(was, now) : distance <= Tolerance;
            worst = distance is null || worst > distance ? worst : distance;
            if (agrees)
                continue;
            differ++;
            differences.Add(new(family.Name, row.Of.Table, row.Key, column, was, now, row.Inputs()));
        }

        return new SpotTally(family.Name, 1, row.Of.Columns.Count, row.Of.Columns.Count - differ, differ, worst);
    }

    static object? Plain(object? value) => value switch
    {
        null or string => value,
        bool flag => flag ? 1.0 : 0.0,
        IConvertible number => number.ToDouble(null),
        _ => throw new ArgumentException($"a {value.GetType().Name} cannot be compared; expected a number, a text or null", nameof(value)),
    };
}
