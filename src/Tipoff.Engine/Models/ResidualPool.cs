namespace Tipoff.Engine.Models;

/// <summary>The newest residuals (result minus prediction), kept in order of size so that ranks are cheap.</summary>
sealed class ResidualPool(int countMax)
{
    readonly Queue<double> _arrivals = new();
    double[] _sorted = [];

    public int Count => _sorted.Length;

    /// <summary>The k-th smallest, counted from 1.</summary>
    public double Ranked(int rank) => _sorted[rank - 1];

    /// <summary>The share of residuals above the threshold; equal ones count half.</summary>
    public double ShareAbove(double threshold)
    {
        var below = LowerBound(threshold);
        var end = below;
        while (end < _sorted.Length && _sorted[end] == threshold) end++;
        return (_sorted.Length - end + (end - below) / 2.0) / _sorted.Length;
    }

    /// <summary>Adds one date's residuals and forgets the oldest beyond the limit. Sorted first, so that the rows' order within a date never matters.</summary>
    public void Add(List<double> residuals)
    {
        if (residuals.Count == 0) return;
        residuals.Sort();
        foreach (var residual in residuals) _arrivals.Enqueue(residual);
        List<double> leaving = [];
        while (_arrivals.Count > countMax) leaving.Add(_arrivals.Dequeue());
        leaving.Sort();
        _sorted = Merge(_sorted, residuals, leaving);
    }

    /// <summary>The old and the new in order, without one occurrence of each value that leaves (a new value may leave at once).</summary>
    static double[] Merge(double[] old, List<double> added, List<double> leaving)
    {
        var merged = new double[old.Length + added.Count - leaving.Count];
        int place = 0, i = 0, j = 0, gone = 0;
        while (i < old.Length || j < added.Count)
        {
            var next = j == added.Count || (i < old.Length && old[i] <= added[j]) ? old[i++] : added[j++];
            if (gone < leaving.Count && leaving[gone] == next) gone++;
            else merged[place++] = next;
        }

        return merged;
    }

    int LowerBound(double value)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sorted[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
