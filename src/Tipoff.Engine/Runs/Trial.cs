namespace Tipoff.Engine.Runs;

/// <summary>What one statement of a trial did: its cells, those that would not be published and why, and how long it took.</summary>
/// <param name="Failed">Reason by partition; one reason for all where the statement threw.</param>
/// <param name="Seconds">Null where it did not end.</param>
public sealed record TrialStep(string Table, IReadOnlyList<string> Partitions, IReadOnlyDictionary<string, string> Failed, double? Seconds)
{
    /// <summary>The cell that is not there, by the partition that waits for it: not made, and no fault of the table.</summary>
    public IReadOnlyDictionary<string, string> Waiting { get; init; } = new Dictionary<string, string>();
}

/// <summary>A cell of a trial, or the cells of one statement, that would not be published.</summary>
public sealed record TrialFailure(string Table, string Partition, string Reason);

/// <summary>How a table fared in a trial.</summary>
/// <param name="Planned">Its cells in the whole plan.</param>
/// <param name="Cells">Its cells that were tried.</param>
/// <param name="SecondsPerDate">What a statement for one date took on average; null where none ended.</param>
/// <param name="Seconds">What its cells of the plan may take, one statement after the other; null where none ended.</param>
public sealed record TrialTable(string Table, int Planned, int Cells, int Failed, double? SecondsPerDate, double? Seconds)
{
    /// <summary>Those of the cells that would wait for one that is not there.</summary>
    public int Waiting { get; init; }

    /// <summary>For what they wait; null where none does.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>Cells of the plan that fail if they all fail as often as those that were tried.</summary>
    public double FailuresExpected => Expected(Failed);

    /// <summary>Cells of the plan that wait if they all wait as often as those that were tried.</summary>
    public double WaitingExpected => Expected(Waiting);

    double Expected(int cells) => Cells == 0 ? 0 : (double)Planned * cells / Cells;
}

/// <summary>What a statement costs: something for itself and something for each of its dates.</summary>
public readonly record struct StatementCost(double Fixed, double PerDate)
{
    /// <summary>From one statement for a single date and one for many.</summary>
    /// <remarks>Where the second is missing the two parts cannot be told apart: each date then counts as a statement, which is an upper bound.</remarks>
    public static StatementCost Of(double single, int dates, double? seconds)
    {
        if (dates < 2 || seconds is not { } many)
            return new StatementCost(0, single);

        var perDate = Math.Max(0, (many - single) / (dates - 1));
        return perDate > single ? new StatementCost(0, many / dates) : new StatementCost(single - perDate, perDate);
    }

    public double Seconds(int dates) => Fixed + (PerDate * dates);
}

/// <summary>A plan tried on some of its dates, and what that says of the whole.</summary>
public sealed record Trial(IReadOnlyList<DateOnly> Sampled, IReadOnlyList<DateOnly> Stretch, IReadOnlyList<TrialTable> Tables, IReadOnlyList<TrialFailure> Failures)
{
    public double Seconds => Tables.Sum(table => table.Seconds ?? 0);

    public double FailuresExpected => Tables.Sum(table => table.FailuresExpected);

    /// <summary>Dates spread evenly over those given, the first and the last among them; of one the middle.</summary>
    public static IReadOnlyList<DateOnly> Choose(IReadOnlyList<DateOnly> dates, int count) =>
        count >= dates.Count ? dates
        : count == 1 ? [dates[dates.Count / 2]]
        : [.. Enumerable.Range(0, count).Select(i => dates[(int)((long)i * (dates.Count - 1) / (count - 1))])];

    /// <summary>Puts together what the statements did; the last date of <paramref name="stretch"/> ends a statement for many.</summary>
    public static Trial Of(Plan plan, IReadOnlyList<DateOnly> sampled, IReadOnlyList<DateOnly> stretch, IReadOnlyList<TrialStep> steps)
    {
        var byTable = steps.ToLookup(step => step.Table);
        var tables = plan.Stages.GroupBy(stage => stage.Table).Select(stages => Table([.. stages], [.. byTable[stages.Key]])).ToList();
        var failures = steps.SelectMany(Failed).Distinct().ToList();
        return new Trial(sampled, stretch, tables, failures);
    }

    static TrialTable Table(List<Stage> stages, List<TrialStep> steps)
    {
        var waiting = steps.SelectMany(step => step.Waiting.Keys).ToHashSet();
        var tried = steps.SelectMany(step => step.Partitions).Union(waiting).ToHashSet();
        var failed = steps.SelectMany(step => step.Failed.Keys).ToHashSet();
        var singles = steps.Where(step => step is { Partitions.Count: 1, Seconds: not null }).ToList();
        var many = steps.Where(step => step is { Partitions.Count: > 1, Seconds: not null }).MaxBy(step => step.Partitions.Count);
        var single = singles.Count > 0 ? singles.Average(step => step.Seconds!.Value) : many?.Seconds / many?.Partitions.Count;
        double? seconds = null;
        if (single is { } one)
        {
            var cost = StatementCost.Of(one, many?.Partitions.Count ?? 1, many?.Seconds);
            seconds = stages.Sum(stage => cost.Seconds(stage.Cells.Count));
        }

        return new TrialTable(stages[0].Table, stages.Sum(stage => stage.Cells.Count), tried.Count, failed.Count, single, seconds)
        {
            Waiting = waiting.Count,
            WaitingFor = steps.SelectMany(step => step.Waiting.Values).FirstOrDefault(),
        };
    }

    /// <summary>Neighbours that failed alike, in one statement, are one failure.</summary>
    static IEnumerable<TrialFailure> Failed(TrialStep step) => step.Failed
        .GroupBy(failed => failed.Value)
        .Select(group => (Reason: group.Key, Partitions: group.Select(failed => failed.Key).Order(StringComparer.Ordinal).ToList()))
        .Select(group => new TrialFailure(step.Table, group.Partitions.Count == 1 ? group.Partitions[0] : $"{group.Partitions[0]} .. {group.Partitions[^1]}", group.Reason));
}
