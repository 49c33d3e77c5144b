namespace Tipoff.Engine.Health;

/// <summary>How complete a range is, layer by layer.</summary>
public sealed record CompletenessReport(IReadOnlyList<LayerCompleteness> Layers, IReadOnlyList<CheckFinding> Checks)
{
    public bool HasGaps => Layers.Any(layer => layer.Gaps.Any());

    /// <summary>Whether the expectations speak of the range at all.</summary>
    public bool IsEmpty => Layers.All(layer => layer.Tables.All(table => table.Expected == 0 && table.Skipped.Count == 0));

    public bool IsHealthy => !HasGaps && Layers.All(layer => layer.IsOk);

    /// <summary>Without what lies before each table's first partition that is there or was tried: nobody asked for it.</summary>
    /// <remarks>A table that was never begun begins with the earliest of the others: it may have been forgotten.</remarks>
    public CompletenessReport SinceBegun()
    {
        var earliest = Layers.SelectMany(layer => layer.Tables).Select(table => table.Begun).OfType<string>().Min(StringComparer.Ordinal);
        return this with { Layers = [.. Layers.Select(layer => layer with { Tables = [.. layer.Tables.Select(table => table.Since(table.Begun ?? earliest ?? ""))] })] };
    }

    public Exit Exit => !IsHealthy ? Exit.Failed : Checks.Count > 0 ? Exit.Partial : Exit.Done;
}

/// <summary>A layer and what its tables hold.</summary>
public sealed record LayerCompleteness(CompletenessLayer Layer, IReadOnlyList<TableCompleteness> Tables)
{
    public long Expected => Tables.Sum(table => table.Expected);

    public long Present => Tables.Sum(table => table.Present);

    /// <summary>Rounded down, so that 100 means all.</summary>
    public double Percent => Expected == 0 ? 100 : Math.Floor(10_000d * Present / Expected) / 100;

    public bool IsOk => Percent >= Layer.ThresholdPercent;

    public bool IsWarning => IsOk && Percent < Layer.WarningPercent;

    /// <summary>The layer as the system before this one counted it; null where that is not asked for, or it did not count the layer.</summary>
    public ShareOfAll? OfAll { get; init; }

    /// <summary>The dates that lack something, each with the missing units of all tables.</summary>
    public IEnumerable<Gap> Gaps => Tables
        .SelectMany(table => table.Gaps)
        .GroupBy(gap => gap.Partition)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new Gap(group.Key, [.. group.SelectMany(gap => gap.Units).Distinct().Order(StringComparer.Ordinal)]));
}

/// <summary>Units with rows among all units that have landed, whatever a rule leaves out.</summary>
public sealed record ShareOfAll(long Present, long All)
{
    /// <summary>Null when nothing has landed: nothing of nothing is no share.</summary>
    public double? Percent => All == 0 ? null : Math.Floor(10_000d * Present / All) / 100;
}

/// <summary>A table against its expectation; what is skipped by rule is in neither number.</summary>
/// <param name="Dates">Every partition that the expectation names, in order.</param>
public sealed record TableCompleteness(string Table, IReadOnlyList<DateCompleteness> Dates, IReadOnlyList<Gap> Gaps, IReadOnlyList<SkippedHole> Skipped)
{
    public long Expected => Dates.Sum(date => date.Expected);

    public long Present => Dates.Sum(date => date.Present);

    /// <summary>The first partition that is there or was tried; null when nothing was.</summary>
    public string? Begun =>
        new[] { Dates.FirstOrDefault(date => date.Present > 0)?.Partition, Gaps.FirstOrDefault(gap => gap.IsTried)?.Partition }.OfType<string>().Min(StringComparer.Ordinal);

    /// <summary>The last partition of which something is expected.</summary>
    public string? LastExpected => Dates.LastOrDefault(date => date.Expected > 0)?.Partition;

    /// <summary>The last partition that has what is expected of it, or some of it.</summary>
    public string? LastPresent => Dates.LastOrDefault(date => date.Present > 0)?.Partition;

    /// <summary>Without the partitions before <paramref name="first"/>.</summary>
    public TableCompleteness Since(string first)
    {
        bool IsIn(string partition) => string.CompareOrdinal(partition, first) >= 0;

        return this with
        {
            Dates = [.. Dates.Where(date => IsIn(date.Partition))],
            Gaps = [.. Gaps.Where(gap => IsIn(gap.Partition))],
            Skipped = [.. Skipped.Where(hole => IsIn(hole.Partition))],
        };
    }

    /// <summary>Expected partitions after the last one that is there: what a table is behind its calendar, pauses left out.</summary>
    public int Behind => Dates.Count(date => date.Expected > 0 && string.CompareOrdinal(date.Partition, LastPresent ?? "") > 0);
}

/// <summary>Units of one partition: expected, there, and skipped by rule.</summary>
public sealed record DateCompleteness(string Partition, long Expected, long Present, long Skipped);

/// <summary>A partition that lacks units, or all of it where a table has no units.</summary>
public sealed record Gap(string Partition, IReadOnlyList<string> Units)
{
    /// <summary>What stands for the ledger's word where it knows no such cell.</summary>
    public const string NotBuilt = "not built";

    /// <summary>What the ledger says of the cell.</summary>
    public string? Why { get; init; }

    /// <summary>Whether the ledger knows the cell.</summary>
    public bool IsTried => Why is not (null or NotBuilt);
}

/// <summary>A declared hole: not expected, and why.</summary>
public sealed record SkippedHole(string Partition, string Rule, IReadOnlyList<string> Units);

/// <summary>What a check found when the rows that are served now were published.</summary>
public sealed record CheckFinding(string Table, string Check, string Severity, long Violations);
