namespace Tipoff.Engine.Warehouse;

/// <summary>How many of a cell's changes are kept, of each kind, where there is not room for all.</summary>
/// <remarks>
/// A fifth may name rows that came or went: which they were says more than what stood in one of them. Then changed values, as many of each column as
/// of any other, so that one new column does not hide the rest. What room is left goes to further rows that came or went, and last to their values.
/// </remarks>
/// <param name="Rows">Rows that came or went.</param>
/// <param name="Values">Changed values, by column.</param>
/// <param name="Filled">Values of rows that came or went.</param>
sealed record KeptShares(long Rows, IReadOnlyList<long> Values, long Filled)
{
    const int RowsPart = 5;

    /// <param name="max">Room for all of them.</param>
    public static KeptShares Of(long rows, IReadOnlyList<long> values, long filled, int max)
    {
        var spread = Spread(values, max - Math.Min(rows, max / RowsPart));
        var rest = max - spread.Sum();
        var named = Math.Min(rows, rest);
        return new KeptShares(named, spread, Math.Min(filled, rest - named));
    }

    /// <summary>Gives every count the same, and what one does not need to the others; what cannot be divided goes to the first.</summary>
    public static long[] Spread(IReadOnlyList<long> counts, long room)
    {
        var given = new long[counts.Count];
        while (room > 0 && Enumerable.Range(0, counts.Count).Where(at => given[at] < counts[at]).ToList() is { Count: > 0 } open)
        {
            var share = Math.Max(1, room / open.Count);
            foreach (var at in open)
            {
                var more = Math.Min(Math.Min(share, counts[at] - given[at]), room);
                given[at] += more;
                room -= more;
            }
        }

        return given;
    }
}
