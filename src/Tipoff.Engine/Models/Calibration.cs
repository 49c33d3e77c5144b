namespace Tipoff.Engine.Models;

/// <summary>Whether probabilities come true as often as they say.</summary>
/// <param name="Error">Expected calibration error: distance of said and come, mean over rows.</param>
public sealed record Calibration(double Error, IReadOnlyList<Calibration.Bin> Bins)
{
    /// <summary>Bins of the usual report.</summary>
    public const int BinsUsual = 10;

    /// <summary>Rows of neighbouring probabilities.</summary>
    /// <param name="Said">Mean probability.</param>
    /// <param name="Came">Mean outcome.</param>
    public sealed record Bin(int Rows, double Said, double Came);

    /// <param name="outcomes">1 it came true, 0 it did not, 0.5 a tie.</param>
    /// <param name="bins">Of equal count, as far as the rows divide.</param>
    public static Calibration Of(IReadOnlyList<double> probabilities, IReadOnlyList<double> outcomes, int bins = BinsUsual)
    {
        if (probabilities.Count != outcomes.Count)
            throw new ArgumentException($"{probabilities.Count} probabilities and {outcomes.Count} outcomes do not pair.", nameof(outcomes));
        if (probabilities.Count < bins)
            throw new ArgumentException($"{probabilities.Count} rows do not fill {bins} bins.", nameof(bins));

        var order = Enumerable.Range(0, probabilities.Count).OrderBy(row => probabilities[row]).ToArray();
        List<Bin> filled = [];
        for (var bin = 0; bin < bins; bin++)
        {
            var rows = order[(int)((long)order.Length * bin / bins)..(int)((long)order.Length * (bin + 1) / bins)];
            filled.Add(new Bin(rows.Length, rows.Average(row => probabilities[row]), rows.Average(row => outcomes[row])));
        }

        return new Calibration(filled.Sum(bin => bin.Rows * Math.Abs(bin.Said - bin.Came)) / order.Length, filled);
    }
}
