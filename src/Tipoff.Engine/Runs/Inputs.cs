using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>What a table's cells were, or would now be, built from: one hash per upstream window.</summary>
sealed class Inputs
{
    /// <summary>The hash of a window without cells.</summary>
    const string Nothing = "-";

    readonly Catalog catalog;
    readonly Table table;
    readonly Func<DateOnly?, string>[] hashes;
    readonly string[] parts;
    readonly Dictionary<ulong, string> reasons = [];

    /// <param name="known">Hashes that tables read alike, kept from one table of a plan to the next; the ledger must not change meanwhile.</param>
    public Inputs(Catalog catalog, Ledger ledger, Table table, Dictionary<(Type Table, Window Window), Func<DateOnly?, string>>? known = null)
    {
        this.catalog = catalog;
        this.table = table;
        hashes = [.. table.Upstreams.Select(Known)];
        parts = new string[hashes.Length];

        Func<DateOnly?, string> Known(Upstream upstream)
        {
            var key = (upstream.Table, upstream.Window);
            if (known?.GetValueOrDefault(key) is { } hash)
                return hash;

            hash = HashOf(upstream.Window, Content(ledger, catalog[upstream.Table]));
            known?.Add(key, hash);
            return hash;
        }
    }

    /// <summary>The hashes for a partition, joined in the order of the declared upstreams.</summary>
    public string Of(string partition)
    {
        var date = DateOf(partition);
        for (var i = 0; i < hashes.Length; i++)
            parts[i] = hashes[i](date);
        return string.Join(',', parts);
    }

    /// <summary>Why a cell is stale that was made from <paramref name="before"/>, a value of <see cref="Of"/>: names every upstream whose hash is another now; null when none is.</summary>
    public string? Stale(string? before, DateOnly? date)
    {
        var rest = before.AsSpan();
        var changed = 0UL;
        for (var i = 0; i < hashes.Length; i++)
        {
            var end = rest.IndexOf(',');
            if (!rest[..(end < 0 ? rest.Length : end)].SequenceEqual(hashes[i](date)))
                changed |= 1UL << i;
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return changed == 0 ? null : reasons.TryGetValue(changed, out var reason) ? reason : reasons[changed] = Reason(changed);
    }

    string Reason(ulong changed) =>
        $"stale(input: {string.Join(", ", table.Upstreams.Where((_, i) => (changed & (1UL << i)) != 0).Select(upstream => catalog[upstream.Table].FullName))})";

    /// <summary>The date that a partition such as 2025-01-15 is; null for one that is no date.</summary>
    /// <remarks>By hand: a plan over a hundred thousand cells reads a million of them.</remarks>
    public static DateOnly? DateOf(string partition)
    {
        if (partition.Length != 10 || partition[4] != '-' || partition[7] != '-')
            return null;

        var (year, month, day) = (Number(partition.AsSpan(0, 4)), Number(partition.AsSpan(5, 2)), Number(partition.AsSpan(8, 2)));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>-1 for what is no number.</summary>
    static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return -1;
            number = 10 * number + (digit - '0');
        }

        return number;
    }

    static (DateOnly? Date, string Hash)[] Content(Ledger ledger, Table upstream) =>
        [.. ledger.Of(upstream.FullName).Where(cell => cell.ContentHash is not null).Select(cell => (DateOf(cell.Partition), cell.ContentHash!))];

    Func<DateOnly?, string> HashOf(Window window, (DateOnly? Date, string Hash)[] cells)
    {
        var dated = cells.Where(cell => cell.Date is not null).Select(cell => (Date: cell.Date!.Value, cell.Hash)).ToArray();
        switch (window)
        {
            case Window.SameDay:
                var byDate = dated.ToDictionary(cell => cell.Date, cell => cell.Hash[..12]);
                return date => date is { } day && byDate.TryGetValue(day, out var hash) ? hash : Nothing;
            case Window.Whole:
                var whole = Digest(cells);
                return _ => whole;
            case Window.Days days:
                return Between(dated, day => day.AddDays(-days.Count), day => day.AddDays(-1));
            case Window.DaysAfter days:
                return Between(dated, day => day.AddDays(1), day => day.AddDays(days.Count));
            case Window.Ever:
                return Chain(dated, _ => 0, 0, isInclusive: false);
            case Window.EverThrough:
                return Chain(dated, _ => 0, 0, isInclusive: true);
            case Window.Periods periods:
                return Chain(dated, catalog.PeriodOf, periods.Earlier, isInclusive: false);
            case Window.WholePeriod:
                var byPeriod = dated.GroupBy(cell => catalog.PeriodOf(cell.Date)).ToDictionary(group => group.Key, group => Digest(group.ToArray()));
                return date => date is { } day ? byPeriod.GetValueOrDefault(catalog.PeriodOf(day), Nothing) : Nothing;
            case Window.PeriodThrough:
                return Chain(dated, catalog.PeriodOf, 0, isInclusive: true);
            default:
                throw new System.Diagnostics.UnreachableException(window.ToString());
        }
    }

    /// <summary>Hash of the cells of some days, both ends included.</summary>
    static Func<DateOnly?, string> Between((DateOnly Date, string Hash)[] cells, Func<DateOnly, DateOnly> from, Func<DateOnly, DateOnly> to)
    {
        var dates = Array.ConvertAll(cells, cell => cell.Date.DayNumber);
        var known = new Dictionary<DateOnly, string>();
        return date =>
        {
            if (date is not { } day)
                return Nothing;
            if (known.TryGetValue(day, out var digest))
                return digest;

            var (first, end) = (FirstFrom(dates, from(day).DayNumber), FirstFrom(dates, to(day).DayNumber + 1));
            return known[day] = Digest(cells.AsSpan()[first..Math.Max(first, end)]);
        };
    }

    /// <summary>Hash of all cells from the start of a period on, remembered at each date, so that a long history is read once.</summary>
    static Func<DateOnly?, string> Chain((DateOnly Date, string Hash)[] cells, Func<DateOnly, int> periodOf, int earlier, bool isInclusive)
    {
        var dates = Array.ConvertAll(cells, cell => cell.Date);
        var periods = Array.ConvertAll(dates, date => periodOf(date));
        var chains = new Dictionary<int, (int First, string[] Links)>();
        // Cells are asked for in the order of their dates: the next one is mostly that after the last.
        var next = 0;
        return date =>
        {
            if (date is not { } day)
                return Nothing;

            var period = periodOf(day);
            if (!chains.TryGetValue(period, out var chain))
            {
                var (first, end) = (FirstFrom(periods, period - earlier), FirstFrom(periods, period + 1));
                chains[period] = chain = (first, Links(cells.AsSpan(first, end - first)));
            }

            var at = next < dates.Length && dates[next] == day ? next : Array.BinarySearch(dates, day);
            next = (at < 0 ? ~at : at) + 1;
            var count = (at < 0 ? ~at : at + (isInclusive ? 1 : 0)) - chain.First;
            return chain.Links[Math.Clamp(count, 0, chain.Links.Length - 1)];
        };
    }

    /// <summary>Index of the first element that is not below the value, of elements that rise; periods rise with dates.</summary>
    static int FirstFrom(int[] rising, int value)
    {
        var (low, high) = (0, rising.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rising[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Element n is the hash of the first n cells.</summary>
    static string[] Links(ReadOnlySpan<(DateOnly Date, string Hash)> cells)
    {
        var links = new string[cells.Length + 1];
        links[0] = Nothing;
        var chain = 0UL;
        for (var i = 0; i < cells.Length; i++)
            links[i + 1] = Text(chain = Next(chain, cells[i].Hash));
        return links;
    }

    static string Digest<TDate>(ReadOnlySpan<(TDate Date, string Hash)> cells)
    {
        var chain = 0UL;
        foreach (var (_, hash) in cells)
            chain = Next(chain, hash);
        return cells.IsEmpty ? Nothing : Text(chain);
    }

    /// <summary>XXH3 of one more hash, seeded with those before it: it has to tell apart, not to withstand anybody.</summary>
    static ulong Next(ulong chain, string hash) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(hash.AsSpan()), (long)chain);

    /// <summary>Twelve digits: one change in 280 trillion would be taken for none.</summary>
    static string Text(ulong chain) => (chain >> 16).ToString("x12", CultureInfo.InvariantCulture);
}
