namespace Tipoff.Nba.Predictions;

/// <summary>Other systems' weighted mean, with the weights that would have missed least on all earlier dates.</summary>
/// <remarks>
/// Weights are tried in tenths, all that sum to one; each date is predicted with those of least mean absolute error over the dates before it.
/// The system Tipoff takes over weighted by confidences of two different scales, so that whichever spoke in hundreds won.
/// </remarks>
/// <param name="id">The name its predictions are stored under.</param>
public sealed class Ensemble(string id, IReadOnlyList<PredictionSystem> parts) : PredictionSystem
{
    const int PartsMin = 2;

    const int Steps = 10;

    /// <summary>Earlier rows below which all parts weigh the same.</summary>
    const int RowsMin = 500;

    public override string SystemId => id;

    public override string Version => $"{id}_2";

    public override IReadOnlyList<string> Features => [.. parts.SelectMany(part => part.Features).Distinct()];

    public override float[] Points(CandidateRows rows)
    {
        var points = new float[rows.Count];
        foreach (var (start, end, weights, said) in Walk(rows))
        {
            for (var row = start; row < end; row++)
                points[row] = Mixed(said, weights, row);
        }

        return points;
    }

    public override Call Decide(CandidateRows rows, int row, double edge, double? probabilityOver) => Call.OfModel(probabilityOver);

    /// <summary>What each part brought in: its weight times its points.</summary>
    public override IReadOnlyList<Contribution> Explain(CandidateRows rows, int row)
    {
        var (_, _, weights, said) = Walk(rows).First(date => row < date.End);
        var shares = Shares(said, weights, row);
        return shares.Count < PartsMin
            ? []
            : [.. shares.Select(share => new Contribution(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{share.Weight:0 %} {share.System}"), share.Weight * share.Points))];
    }

    /// <summary>Date by date: the weights that the dates before it recommend, and what the parts said.</summary>
    IEnumerable<(int Start, int End, double[] Weights, (string System, float[] Points)[] Said)> Walk(CandidateRows rows)
    {
        (string, float[])[] said = [.. parts.Where(part => rows.Of(part) is not null).Select(part => (part.SystemId, rows.Of(part)!.Points))];
        if (said.Length < PartsMin)
            throw new InvalidOperationException($"{said.Length} of {parts.Count} systems said anything, expected at least {PartsMin}");

        var tried = Simplex(said.Length, Steps).ToArray();
        var (misses, count) = (new double[tried.Length], 0);
        var equal = Enumerable.Repeat(1.0 / said.Length, said.Length).ToArray();
        foreach (var (start, end) in rows.ByDate())
        {
            yield return (start, end, count < RowsMin ? equal : tried[Array.IndexOf(misses, misses.Min())], said);
            for (var row = start; row < end; row++)
                count += Learn(tried, misses, said, row, rows.Actual[row]) ? 1 : 0;
        }
    }

    /// <summary>Adds the row's miss under all weights; rows that a part says nothing of would favour the others.</summary>
    static bool Learn(double[][] tried, double[] misses, (string System, float[] Points)[] said, int row, float actual)
    {
        if (float.IsNaN(actual) || said.Any(part => float.IsNaN(part.Points[row])))
            return false;

        for (var i = 0; i < tried.Length; i++)
        {
            var mixed = 0.0;
            for (var part = 0; part < said.Length; part++)
                mixed += tried[i][part] * said[part].Points[row];
            misses[i] += Math.Abs(mixed - actual);
        }

        return true;
    }

    static float Mixed((string System, float[] Points)[] said, double[] weights, int row)
    {
        var shares = Shares(said, weights, row);
        return shares.Count < PartsMin ? float.NaN : Possible(shares.Sum(share => share.Weight * share.Points));
    }

    /// <summary>The parts that say something of the row, their weights stretched to one; all the same where only weightless ones speak.</summary>
    static List<(string System, double Weight, double Points)> Shares((string System, float[] Points)[] said, double[] weights, int row)
    {
        List<(string System, double Weight, double Points)> shares = [];
        for (var part = 0; part < said.Length; part++)
        {
            if (!float.IsNaN(said[part].Points[row]))
                shares.Add((said[part].System, weights[part], said[part].Points[row]));
        }

        var sum = shares.Sum(share => share.Weight);
        return shares.ConvertAll(share => share with { Weight = sum > 0 ? share.Weight / sum : 1.0 / shares.Count });
    }

    /// <summary>All ways to divide one among so many, in so many equal steps.</summary>
    static IEnumerable<double[]> Simplex(int parts, int steps) =>
        Divide(parts, steps).Select(shares => Array.ConvertAll(shares, share => (double)share / steps));

    static IEnumerable<int[]> Divide(int parts, int left) =>
        parts == 1 ? [[left]] : Enumerable.Range(0, left + 1).SelectMany(first => Divide(parts - 1, left - first).Select(rest => (int[])[first, .. rest]));
}
