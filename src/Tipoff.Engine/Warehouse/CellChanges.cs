namespace Tipoff.Engine.Warehouse;

/// <summary>How the rows of one cell differ from those that come in their place: counted in full, remembered as far as there is room.</summary>
/// <remarks>Rows arrive in any order; what is remembered are the first by their key, so that it is the same each time.</remarks>
sealed class CellChanges
{
    /// <summary>Values held, as a multiple of those that may be kept, before what cannot be kept is let go.</summary>
    const int HeldTimes = 4;

    readonly int max;
    readonly ColumnTally[] columns;
    readonly SortedSet<Change> rows = new(ByKey.Order);
    readonly SortedDictionary<string, List<Change>> filled = new(StringComparer.Ordinal);
    long filledHeld, valuesHeld;
    int limit;
    string lastFilled = "";

    /// <param name="columns">The compared columns, in their order.</param>
    /// <param name="max">Changes to keep.</param>
    public CellChanges(IReadOnlyList<string> columns, int max)
    {
        (this.max, limit) = (max, max);
        this.columns = [.. columns.Select(column => new ColumnTally(column))];
    }

    public long Added { get; private set; }

    public long Removed { get; private set; }

    public long Changed { get; private set; }

    /// <summary>Values that are not null in rows that came or went.</summary>
    public long Filled { get; private set; }

    public long Values => columns.Sum(column => column.Values);

    public IReadOnlyList<RevisedColumn> Columns =>
        [.. columns.Where(column => column.Values > 0).Select(column => new RevisedColumn(column.Name, column.Values, column.MeanDifference, column.LargestDifference))];

    public void CountRow(ChangeKind kind, string key)
    {
        Added += kind == ChangeKind.Added ? 1 : 0;
        Removed += kind == ChangeKind.Removed ? 1 : 0;
        Changed += kind == ChangeKind.Changed ? 1 : 0;
        if (kind == ChangeKind.Changed)
            return;

        rows.Add(new Change(kind, key, null, null, null));
        if (rows.Count > max)
            rows.Remove(rows.Max!);
    }

    /// <param name="difference">Null where the two have none.</param>
    /// <returns>Whether both values are wanted in words: <see cref="Hold"/>.</returns>
    public bool CountValue(int column, string key, double? difference)
    {
        columns[column].Count(difference);
        return columns[column].Takes(key, limit);
    }

    public void Hold(int column, Change change)
    {
        valuesHeld += columns[column].Add(change, limit);
        if (valuesHeld <= (long)HeldTimes * max)
            return;

        // Counts only grow: a share that is larger than the largest of today is nobody's any more.
        limit = (int)Math.Min(limit, KeptShares.Spread([.. columns.Select(tally => tally.Values)], max).Max() + 1);
        valuesHeld = columns.Sum(tally => tally.Trim(limit));
    }

    /// <returns>Whether the value is wanted in words: <see cref="HoldFilled"/>.</returns>
    public bool CountFilled(string key)
    {
        Filled++;
        return filledHeld < max || string.CompareOrdinal(key, lastFilled) <= 0;
    }

    public void HoldFilled(Change change)
    {
        if (!filled.TryGetValue(change.RowKey, out var values))
            filled[change.RowKey] = values = [];
        values.Add(change);
        filledHeld++;
        if (string.CompareOrdinal(change.RowKey, lastFilled) > 0)
            lastFilled = change.RowKey;
        while (filledHeld - filled[lastFilled].Count >= max)
        {
            filledHeld -= filled[lastFilled].Count;
            filled.Remove(lastFilled);
            lastFilled = filled.Count == 0 ? "" : filled.Keys.Last();
        }
    }

    /// <summary>What is kept, and how many rows and values are only counted.</summary>
    public (IReadOnlyList<Change> Changes, long NotKept) Kept()
    {
        var shares = KeptShares.Of(Added + Removed, [.. columns.Select(column => column.Values)], Filled, max);
        List<Change> kept =
        [
            .. rows.Take((int)shares.Rows),
            .. columns.SelectMany((column, at) => column.First((int)shares.Values[at])),
            .. filled.Values.SelectMany(values => values.OrderBy(value => value.Column, StringComparer.Ordinal)).Take((int)shares.Filled),
        ];
        return ([.. kept.OrderBy(change => change.RowKey, StringComparer.Ordinal)], Added + Removed + Values + Filled - kept.Count);
    }
}

/// <summary>What changed in one column of a cell.</summary>
sealed class ColumnTally(string name)
{
    readonly SortedSet<Change> first = new(ByKey.Order);
    string? last;
    long numbers;
    double sum;

    public string Name => name;

    public long Values { get; private set; }

    public double? MeanDifference => numbers == 0 ? null : sum / numbers;

    public double? LargestDifference { get; private set; }

    public void Count(double? difference)
    {
        Values++;
        if (difference is not { } number || !double.IsFinite(number))
            return;

        numbers++;
        sum += number;
        LargestDifference = Math.Max(number, LargestDifference ?? 0);
    }

    public bool Takes(string key, int limit) => first.Count < limit || limit > 0 && string.CompareOrdinal(key, last) < 0;

    /// <returns>By how many more are held now.</returns>
    public int Add(Change change, int limit)
    {
        var before = first.Count;
        first.Add(change);
        return Trim(limit) - before;
    }

    /// <returns>How many are held now.</returns>
    public int Trim(int limit)
    {
        while (first.Count > limit)
            first.Remove(first.Max!);
        last = first.Max?.RowKey;
        return first.Count;
    }

    public IEnumerable<Change> First(int count) => first.Take(count);
}

/// <summary>The order in which changes are kept.</summary>
sealed class ByKey : IComparer<Change>
{
    public static readonly ByKey Order = new();

    public int Compare(Change? one, Change? other) => string.CompareOrdinal(one!.RowKey, other!.RowKey);
}
