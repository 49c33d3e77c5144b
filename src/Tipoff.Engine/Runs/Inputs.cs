using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>What a table's cells were, or would now be, built from: one hash per upstream window.</summary>
sealed class Inputs
{
    readonly Catalog catalog;
    readonly Table table;
    readonly List<Func<DateOnly?, string>> hashes = [];

    public Inputs(Catalog catalog, Ledger ledger, Table table)
    {
        this.catalog = catalog;
        this.table = table;
        foreach (var upstream in table.Upstreams)
            hashes.Add(HashOf(upstream.Window, Content(ledger, catalog[upstream.Table])));
    }

    /// <summary>The hashes for a partition, joined in the order of the declared upstreams.</summary>
    public string Of(string partition)
    {
        var date = DateOf(partition);
        return string.Join(',', hashes.Select(hash => hash(date)));
    }

    /// <summary>The upstreams whose hash differs between two values of <see cref="Of"/>.</summary>
    public IEnumerable<string> Changed(string? before, string now)
    {
        var old = before?.Split(',') ?? [];
        var current = now.Split(',');
        return table.Upstreams
            .Where((_, i) => i >= old.Length || old[i] != current[i])
            .Select(upstream => catalog[upstream.Table].FullName);
    }

    public static DateOnly? DateOf(string partition) =>
        DateOnly.TryParseExact(partition, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    static (DateOnly? Date, string Hash)[] Content(Ledger ledger, Table upstream) =>
        [.. ledger.Of(upstream.FullName).Where(cell => cell.ContentHash is not null).Select(cell => (DateOf(cell.Partition), cell.ContentHash!))];

    Func<DateOnly?, string> HashOf(Window window, (DateOnly? Date, string Hash)[] cells)
    {
        var dated = cells.Where(cell => cell.Date is not null).Select(cell => (Date: cell.Date!.Value, cell.Hash)).ToArray();
        switch (window)
        {
            case Window.SameDay:
                var byDate = dated.ToDictionary(cell => cell.Date, cell => cell.Hash);
                return date => date is { } day && byDate.TryGetValue(day, out var hash) ? hash[..12] : "-";
            case Window.Whole:
                var whole = Digest(cells.Select(cell => cell.Hash));
                return _ => whole;
            case Window.Days days:
                return date => date is { } day
                    ? Digest(dated.Where(cell => cell.Date < day && cell.Date >= day.AddDays(-days.Count)).Select(cell => cell.Hash))
                    : "-";
            case Window.DaysAfter days:
                return date => date is { } day
                    ? Digest(dated.Where(cell => cell.Date > day && cell.Date <= day.AddDays(days.Count)).Select(cell => cell.Hash))
                    : "-";
            case Window.Ever:
                return Chain(dated, _ => 0, 0, isInclusive: false);
            case Window.EverThrough:
                return Chain(dated, _ => 0, 0, isInclusive: true);
            case Window.Periods periods:
                return Chain(dated, catalog.PeriodOf, periods.Earlier, isInclusive: false);
            case Window.WholePeriod:
                var byPeriod = dated.GroupBy(cell => catalog.PeriodOf(cell.Date)).ToDictionary(group => group.Key, group => Digest(group.Select(cell => cell.Hash)));
                return date => date is { } day ? byPeriod.GetValueOrDefault(catalog.PeriodOf(day), "-") : "-";
            case Window.PeriodThrough:
                return Chain(dated, catalog.PeriodOf, 0, isInclusive: true);
            default:
                throw new System.Diagnostics.UnreachableException(window.ToString());
        }
    }

    /// <summary>Hash of all cells from the start of a period on, remembered at each date, so that a long history is read once.</summary>
    static Func<DateOnly?, string> Chain((DateOnly Date, string Hash)[] cells, Func<DateOnly, int> periodOf, int earlier, bool isInclusive)
    {
        var dates = Array.ConvertAll(cells, cell => cell.Date);
        var periods = Array.ConvertAll(dates, date => periodOf(date));
        var chains = new Dictionary<int, (int First, string[] Links)>();
        return date =>
        {
            if (date is not { } day)
                return "-";

            var period = periodOf(day);
            if (!chains.TryGetValue(period, out var chain))
            {
                var (first, end) = (FirstFrom(periods, period - earlier), FirstFrom(periods, period + 1));
                chains[period] = chain = (first, Links(cells.AsSpan(first, end - first)));
            }

            var at = Array.BinarySearch(dates, day);
            var count = (at < 0 ? ~at : at + (isInclusive ? 1 : 0)) - chain.First;
            return chain.Links[Math.Clamp(count, 0, chain.Links.Length - 1)];
        };
    }

    /// <summary>Index of the first element that is not below the value; periods rise with dates.</summary>
    static int FirstFrom(int[] periods, int value)
    {
        var (low, high) = (0, periods.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = periods[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Element n is the hash of the first n cells.</summary>
    static string[] Links(ReadOnlySpan<(DateOnly Date, string Hash)> cells)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var links = new string[cells.Length + 1];
        links[0] = "-";
        for (var i = 0; i < cells.Length; i++)
        {
            digest.AppendData(Encoding.ASCII.GetBytes(cells[i].Hash));
            links[i + 1] = Convert.ToHexStringLower(digest.GetCurrentHash())[..12];
        }

        return links;
    }

    static string Digest(IEnumerable<string> hashes)
    {
        var text = string.Concat(hashes);
        return text.Length == 0 ? "-" : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..12];
    }
}
