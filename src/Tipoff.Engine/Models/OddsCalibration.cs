namespace Tipoff.Engine.Models;

/// <summary>Corrects a probability by how often earlier ones of its size came true.</summary>
/// <remarks>
/// Platt's line through the log-odds, fitted to earlier outcomes by logistic regression with a light pull towards no correction. Against an
/// opponent who knows more, honest probabilities of one's own are too far from even; the slope finds out by how much.
/// </remarks>
public sealed class OddsCalibration
{
    /// <summary>Outcomes below which nothing is corrected: their line would be noise.</summary>
    const int OutcomesMin = 300;

    /// <summary>Prior, in outcomes: how strongly the line is held to (0, 1).</summary>
    const double Pull = 10;

    /// <summary>Odds are cut here: a share of earlier misses can be 0 or 1, its logarithm cannot.</summary>
    const double OddsMost = 4;

    /// <summary>Newton's method needs four; more change nothing.</summary>
    const int Steps = 8;

    readonly List<(double Odds, double Outcome)> outcomes = [];
    (int Count, double Shift, double Slope) fitted = (0, 0, 1);

    /// <summary>Adds what came of a probability.</summary>
    /// <param name="outcome">1 it came true, 0 it did not, 0.5 a tie.</param>
    public void Observe(double probability, double outcome)
    {
        if (probability is not (>= 0 and <= 1) || outcome is not (>= 0 and <= 1))
            throw new ArgumentException($"The probability {probability} or the outcome {outcome} is not in [0, 1].", nameof(probability));
        outcomes.Add((LogOdds(probability), outcome));
    }

    /// <summary>The corrected probability; as it is while too few outcomes are known.</summary>
    public double? Of(double? probability)
    {
        if (probability is not { } given || outcomes.Count < OutcomesMin)
            return probability;

        if (fitted.Count != outcomes.Count)
            fitted = Fit();
        return Share(fitted.Shift + (fitted.Slope * LogOdds(given)));
    }

    (int Count, double Shift, double Slope) Fit()
    {
        var (shift, slope) = (0.0, 1.0);
        for (var step = 0; step < Steps; step++)
        {
            double gradientShift = -Pull * shift, gradientSlope = -Pull * (slope - 1), shiftShift = Pull, shiftSlope = 0, slopeSlope = Pull;
            foreach (var (odds, outcome) in outcomes)
            {
                var share = Share(shift + (slope * odds));
                var weight = share * (1 - share);
                gradientShift += outcome - share;
                gradientSlope += (outcome - share) * odds;
                shiftShift += weight;
                shiftSlope += weight * odds;
                slopeSlope += weight * odds * odds;
            }

            var determinant = (shiftShift * slopeSlope) - (shiftSlope * shiftSlope);
            shift += ((gradientShift * slopeSlope) - (gradientSlope * shiftSlope)) / determinant;
            slope += ((gradientSlope * shiftShift) - (gradientShift * shiftSlope)) / determinant;
        }

        return (outcomes.Count, shift, slope);
    }

    static double LogOdds(double probability) => Math.Clamp(Math.Log(probability / (1 - probability)), -OddsMost, OddsMost);

    static double Share(double odds) => 1 / (1 + Math.Exp(-odds));
}
